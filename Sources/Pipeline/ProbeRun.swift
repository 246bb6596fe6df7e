import Crawler
import Dispatch
import DomainNames
import Exporter
import Probing
import Synchronization
import Vocabulary

/// Asks resolvers whether they serve what was published last.
package struct ProbeRun: Sendable {
    /// What one resolver serves.
    package struct Line: Sendable {
        /// As the configuration or the person names it.
        package let resolver: String
        package let finding: ProbeFinding
        /// The newest release.
        package let newest: UInt32
        /// Seconds since a release newer than the served one came; `nil` where none, or an unknown one, is served.
        package let lag: Int64?

        package var isCurrent: Bool { finding.state == .current }

        package var json: JSONValue {
            .object([
                ("resolver", .string(resolver)), ("state", .string(finding.state.rawValue)),
                ("serial", .optional(finding.serial.map { Int($0) })), ("newest", .int(Int(newest))),
                ("behind", .optional(finding.behind)), ("lag_seconds", .optional(lag.map { Int($0) })),
                ("open", .strings(finding.open.map(\.text))), ("stale", .strings(finding.stale.map(\.text))),
            ])
        }
    }

    private let archive: ReleaseArchive
    private let resolvers: [(name: String, address: ResolverAddress)]
    private let samples: Int
    private let limit: Duration
    private let now: Timestamp

    /// - Parameter given: resolvers to ask instead of those of the configuration.
    /// - Throws: `PipelineError.usage` where no resolver is named, or one is no address.
    init(installation: Installation, given: [String]) throws(PipelineError) {
        let names = given.isEmpty ? installation.configuration.probeResolvers : given
        guard !names.isEmpty else {
            throw PipelineError(
                .usage, "no resolver is named", hint: "zhalan probe 127.0.0.1, or [probe] resolvers in the configuration")
        }
        var resolvers: [(String, ResolverAddress)] = []
        for name in names {
            guard let address = ResolverAddress(name) else {
                throw PipelineError(
                    .usage, "\"\(PlainText.escaped(name, limit: 60))\" is no resolver's address",
                    hint: "an IP address with or without a port: 9.9.9.9, 127.0.0.1:5353, [2620:fe::fe]:53")
            }
            resolvers.append((name, address))
        }
        self.resolvers = resolvers
        archive = ReleaseArchive(directory: installation.state.published)
        samples = installation.configuration.probeSamples
        limit = .seconds(installation.configuration.probeSeconds)
        now = installation.now
    }

    /// One line for each resolver, in the order given. They are asked at the same time.
    package func run() throws -> [Line] {
        do { return try ask() } catch let error as ExporterError {
            throw PipelineError(.input, "the resolvers were not asked: \(error)", hint: error.hint)
        }
    }

    private func ask() throws -> [Line] {
        guard let current = try archive.current() else {
            throw PipelineError(.input, "nothing was published yet", hint: "`zhalan publish` makes the first release")
        }
        // A release that was written and never switched to is none.
        let serials = try (archive.serials() + archive.archivedSerials()).filter { $0 <= current }
        let found = try ProbeSamples(archive, serial: current, count: samples)
        let plan = ProbePlan(serials: (serials + [current]).map(\.value), added: found.added, removed: found.removed)
        let findings = Mutex([ProbeFinding?](repeating: nil, count: resolvers.count))
        DispatchQueue.concurrentPerform(iterations: resolvers.count) { index in
            let resolver = resolvers[index].address
            let probe = ResolverProbe(resolver, limit: limit)
            let finding = plan.finding(probe.answers(to: plan.names))
            findings.withLock { $0[index] = finding }
        }
        return try zip(resolvers, findings.withLock { $0 }).compactMap { resolver, finding in
            guard let finding else { return nil }
            return Line(
                resolver: resolver.name, finding: finding, newest: current.value, lag: try lag(of: finding, among: serials))
        }
    }

    private func lag(of finding: ProbeFinding, among serials: [ReleaseSerial]) throws -> Int64? {
        guard let served = finding.serial else { return nil }
        guard let next = serials.sorted().first(where: { $0.value > served }) else { return 0 }
        return max(0, now.seconds - (try archive.manifest(of: next)).generated.seconds)
    }
}

extension Installation {
    /// - Parameter resolvers: whom to ask instead of those that the configuration names.
    package func probeRun(resolvers: [String]) throws -> ProbeRun { try ProbeRun(installation: self, given: resolvers) }
}
