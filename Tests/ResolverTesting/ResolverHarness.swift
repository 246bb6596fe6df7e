import Foundation

/// Loads the files of a release into the real resolvers they are for, and asks each whether it blocks what it should.
package struct ResolverHarness: Sendable {
    /// A name, and whether it is blocked where entries are exact, widened to subtrees, or as the zone says.
    package struct Probe: Sendable {
        package let name: String
        package let hosts: Bool
        package let widened: Bool
        package let zone: Bool

        package init(_ name: String, hosts: Bool, widened: Bool, zone: Bool) {
            self.name = name
            self.hosts = hosts
            self.widened = widened
            self.zone = zone
        }

        package static func blocked(_ name: String) -> Probe { Probe(name, hosts: true, widened: true, zone: true) }
        package static func passed(_ name: String) -> Probe { Probe(name, hosts: false, widened: false, zone: false) }

        package func isBlocked(by setup: ResolverSetup) -> Bool {
            switch setup.reach {
            case .hosts: hosts
            case .widened: widened
            case .zone: zone
            }
        }
    }

    /// The zone's name that the RPZ files are loaded under.
    package var origin: String

    /// How long a resolver may take until it answers with the whole list in force.
    package var patience: Duration

    package init(origin: String = "rpz.zhalan", patience: Duration = .seconds(15)) {
        self.origin = origin
        self.patience = patience
    }

    /// Loads each file of a release directory into each resolver it is for.
    ///
    /// - Parameters:
    ///   - listed: names that every file must block, hosts too.
    ///   - below: names below listed subtrees: blocked by every file but hosts.
    ///   - honest: names that every resolver must answer.
    /// - Returns: one line for each thing that is wrong; empty when all is well.
    package func check(releaseDirectory: URL, listed: [String], below: [String] = [], honest: [String]) throws -> [String] {
        let probes =
            listed.map(Probe.blocked) + below.map { Probe($0, hosts: false, widened: true, zone: true) }
            + honest.map(Probe.passed)
        return try ResolverSetup.allCases.flatMap { setup in
            // Whether hosts covers a name below is the list's own affair.
            let asked = setup.reach == .hosts ? probes.filter { !below.contains($0.name) } : probes
            return try check(releaseDirectory.appending(path: setup.fileName), in: setup, asked)
        }
    }

    /// Loads one file into one resolver and asks for each name.
    package func check(_ file: URL, in setup: ResolverSetup, _ probes: [Probe]) throws -> [String] {
        // A port that was free a moment ago may be another test's by the time a resolver binds it.
        for _ in 0..<3 {
            let problems = try attempt(file, in: setup, probes)
            if !problems.contains(where: ResolverHarness.lostItsPort) { return problems }
        }
        return try attempt(file, in: setup, probes)
    }

    /// Whether a resolver ended because another took its port.
    static func lostItsPort(_ problem: String) -> Bool {
        problem.localizedCaseInsensitiveContains("address already in use") || problem.contains("address in use")
    }

    private func attempt(_ file: URL, in setup: ResolverSetup, _ probes: [Probe]) throws -> [String] {
        let upstream = try UpstreamServer()
        defer { upstream.stop() }
        let resolver = try RunningResolver(setup, file: file, upstream: upstream, origin: origin)
        defer { resolver.stop() }
        let place = "\(file.deletingLastPathComponent().lastPathComponent)/\(setup.fileName) in \(setup.rawValue)"
        let blocked = probes.filter { $0.isBlocked(by: setup) }
        let passed = probes.filter { !$0.isBlocked(by: setup) } + [Probe.passed("ready.honest.example")]
        // BIND answers before its policy is in force, so what must be blocked is asked until it is, and only then the rest.
        var wrong = blocked.map(\.name)
        let deadline = ContinuousClock.now + patience
        while !wrong.isEmpty, ContinuousClock.now < deadline {
            guard resolver.isRunning else { return ["\(place): ended by itself: \(resolver.log)"] }
            wrong = wrong.filter { DNSQuery.ask($0, port: resolver.port, milliseconds: 50) != .blocked }
            if !wrong.isEmpty { usleep(30_000) }
        }
        var problems = wrong.map { "\(place): \($0) is not blocked" }
        for probe in passed {
            var answer = DNSQuery.ask(probe.name, port: resolver.port)
            while answer == .none, ContinuousClock.now < deadline { answer = DNSQuery.ask(probe.name, port: resolver.port) }
            if answer != .passed { problems.append("\(place): \(probe.name) should be answered, but: \(answer)") }
        }
        if let first = problems.first { problems[0] = "\(first)\n\(resolver.log)" }
        return problems
    }
}
