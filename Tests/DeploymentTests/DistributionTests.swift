import Deployment
import DomainNames
import Foundation
import Probing
import ResolverTesting
import Testing

/// The shipped configurations of a distribution, all running at once on loopback: a primary, three secondaries, and the hop that
/// unbound needs. Two releases go through; the second moves what changed.
@Suite(.serialized) struct DistributionTests {
    enum Primary: String, CaseIterable, Sendable { case bind, knot, dynamic }

    /// Names of the first release, and how many of them the second one replaces.
    private static let names = 20_000
    private static let changed = 100
    private static let patience = Duration.seconds(60)

    private static let controlKey = "key \"control\" { algorithm hmac-sha256; secret \"emhhbGFuIHRlc3RzIG9ubHk=\"; };\n"

    /// What BIND's options need so that it runs beside others and asks the tests' own upstream.
    private static func options(_ upstream: UpstreamServer) -> String {
        "    pid-file none; session-keyfile none; dnssec-validation no; empty-zones-enable no;\n"
            + "    forward only; forwarders { 127.0.0.1 port \(upstream.port); };"
    }

    private func list(_ first: Int) -> [String] { (first..<(first + Self.names)).map { "n\($0).evil.example" } }

    private func startPrimary(_ primary: Primary, _ folder: String, _ upstream: UpstreamServer) throws -> DistributionDaemon {
        switch primary {
        case .bind, .dynamic:
            let control = "options { default-server 127.77.0.1; default-port 953; default-key \"control\"; };\n"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try (Self.controlKey + control).write(toFile: folder + "/rndc.conf", atomically: true, encoding: .utf8)
            return try DistributionDaemon(
                "named", in: folder, configurations: [("primary-bind.conf", "named.conf")],
                zone: primary == .dynamic ? "primary-bind-dynamic.conf" : nil,
                insertions: [("options {", Self.options(upstream))],
                addition: Self.controlKey
                    + "controls { inet 127.77.0.1 port 953 allow { 127.0.0.1; 127.77.0.1; } keys { \"control\"; }; };\n"
            ) { ["-g", "-n", "1", "-c", $0] }
        case .knot:
            return try DistributionDaemon(
                "knotd", in: folder, configurations: [("primary-knot.conf", "knot.conf")],
                insertions: [("server:", "    rundir: \(folder)\n    user: \(NSUserName())")],
                addition: "database:\n    storage: \(folder)\ncontrol:\n    listen: \(folder)/knot.sock\n"
            ) { ["-c", $0] }
        }
    }

    private func startSecondaries(_ folder: String, _ upstream: UpstreamServer) throws -> [DistributionDaemon] {
        [
            try DistributionDaemon(
                "named", in: folder + "/bind", configurations: [("secondary-bind.conf", "named.conf")],
                insertions: [("options {", Self.options(upstream))], addition: "controls { };\n"
            ) { ["-g", "-n", "1", "-c", $0] },
            try DistributionDaemon(
                "pdns_recursor", in: folder + "/powerdns",
                configurations: [("secondary-powerdns.conf", "recursor.conf"), ("secondary-powerdns.lua", "zhalan.lua")],
                addition: "daemon=no\ndisable-syslog=yes\nsocket-dir=\(folder)/powerdns\nthreads=1\ndnssec=off\n"
                    + "security-poll-suffix=\nhint-file=no\nforward-zones-recurse=.=127.0.0.1:\(upstream.port)\n"
            ) { ["--config-dir=" + URL(filePath: $0).deletingLastPathComponent().path] },
            try DistributionDaemon(
                "nsd", in: folder + "/hop", configurations: [("hop-nsd.conf", "nsd.conf")],
                addition: "server:\n    username: \"\"\n    pidfile: \"\(folder)/hop/pid\"\n    server-count: 1\n"
                    + "remote-control:\n    control-enable: no\n"
            ) { ["-d", "-c", $0] },
            try DistributionDaemon(
                "unbound", in: folder + "/unbound", configurations: [("secondary-unbound.conf", "unbound.conf")],
                addition: "server:\n    chroot: \"\"\n    username: \"\"\n    pidfile: \"\"\n    use-syslog: no\n"
                    + "    directory: \"\(folder)/unbound\"\n    do-not-query-localhost: no\n    num-threads: 1\n"
                    + "forward-zone:\n    name: \".\"\n    forward-addr: 127.0.0.1@\(upstream.port)\n"
            ) { ["-d", "-c", $0] },
        ]
    }

    /// BIND listens on addresses that an interface has, so `lo` gets them for the time of the test.
    private func withAddresses(_ body: () throws -> Void) throws {
        let addresses = [1, 11, 12, 13].map { "127.77.0.\($0)/32" }
        let tool = try Program("ip")
        for address in addresses {
            let (status, output) = try tool.run(["address", "replace", address, "dev", "lo"])
            try #require(status == 0, "\(output): run the tests with scripts/only-loopback")
        }
        defer { for address in addresses { _ = try? tool.run(["address", "delete", address, "dev", "lo"]) } }
        try body()
    }

    private static let secondaries = ["127.77.0.12", "127.77.0.13", "127.0.0.1"]

    /// Waits until each secondary hides, and answers, what it should; what did not come.
    private func missing(hidden: [String], open: [String], seconds: inout [String: Duration]) -> [String] {
        let start = ContinuousClock.now
        let deadline = start + Self.patience
        var missing: [String] = []
        repeat {
            missing = Self.secondaries.flatMap { address -> [String] in
                guard let resolver = ResolverAddress(address) else { return [address] }
                let expected = hidden.map { (DomainName(trusted: $0), true) } + open.map { (DomainName(trusted: $0), false) }
                let answers = ResolverProbe(resolver, limit: .seconds(1)).answers(to: expected.map(\.0))
                return expected.compactMap { answers[$0]?.isBlocked == $1 ? nil : "\(address) \($0)" }
            }
            for address in Self.secondaries where seconds[address] == nil && !missing.contains(where: { $0.hasPrefix(address) }) {
                seconds[address] = ContinuousClock.now - start
            }
            if !missing.isEmpty { usleep(100_000) }
        } while !missing.isEmpty && ContinuousClock.now < deadline
        return missing
    }

    /// The bytes of a transfer, as dig counts them.
    private func bytes(_ type: String) throws -> Int {
        let (_, output) = try Program("dig").run([
            "@127.77.0.1", "-y", "hmac-sha256:xfr.zhalan:c2VjcmV0IG9mIHRoZSBleGFtcGxlcyBvbmx5ISEhISE=", "+tcp", "rpz.zhalan",
            type,
        ])
        let line = try #require(output.split(separator: "\n").last { $0.contains("XFR size") }, "\(output.suffix(600))")
        return try #require(line.split(whereSeparator: { " ,)".contains($0) }).compactMap { Int($0) }.last, "\(line)")
    }

    /// Tells a primary that takes dynamic updates what changed since another zone.
    private func update(from old: String, _ sample: PublishedSample, _ folder: String) throws {
        let script = OperationsPage.checkout.appending(path: "packaging/distribution/zone-to-nsupdate").path
        let (status, output) = try Program("sh").run([
            "-c", "(echo server 127.77.0.1; \"$1\" rpz.zhalan \"$2\" \"$3\") | nsupdate -k \"$4\"", "sh", script, old,
            sample.file("rpz.zone").path, folder + "/xfr.zhalan.key",
        ])
        try #require(status == 0, "\(output)")
    }

    private func deploy(_ primary: Primary, _ sample: PublishedSample, _ folder: String) throws {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let deployer = ReleaseDeployer(
            archive: sample.archive, options: .init(patience: Self.patience, unlisted: ["good.example"], path: path))
        let outcome = try deployer.deploy(
            to: DeployTarget(
                recipe: primary == .bind ? BINDRecipe() : KnotRecipe(), file: folder + "/zhalan.zone",
                address: try #require(ResolverAddress("127.77.0.1")),
                control: folder + (primary == .bind ? "/rndc.conf" : "/knot.sock"), origin: "rpz.zhalan"))
        try #require(outcome.fate == .deployed && outcome.probe?.proof == .serial, "\(outcome.json.text)")
    }

    @Test(arguments: Primary.allCases) func `a release reaches all secondaries, and the next one moves what changed`(
        _ primary: Primary
    )
        throws
    {
        try withAddresses { try distribute(by: primary) }
    }

    private func distribute(by primary: Primary) throws {
        let sample = try PublishedSample()
        let upstream = try UpstreamServer()
        defer { upstream.stop() }
        try sample.publish(100, list(0))
        let folder = sample.directory + "/primary"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // The primary is first started with a release in place.
        try FileManager.default.copyItem(at: sample.file("rpz.zone"), to: URL(filePath: folder + "/zhalan.zone"))
        var daemons = [try startPrimary(primary, folder, upstream)]
        defer { for daemon in daemons { daemon.stop() } }
        let server = try #require(ResolverAddress("127.77.0.1"))
        let waiting = ResolverProbe(server, limit: .milliseconds(100))
        for _ in 0..<300 where waiting.answers(to: [DomainName(trusted: "rpz.zhalan")]).isEmpty { usleep(100_000) }
        daemons += try startSecondaries(sample.directory, upstream)
        let logs = { daemons.map(\.log).joined(separator: "\n--\n") }
        var began: [String: Duration] = [:]
        let first = missing(
            hidden: ["n0.evil.example", "www.n19999.evil.example"], open: ["n20050.evil.example", "good.example"], seconds: &began
        )
        try #require(first.isEmpty, "\(first)\n\(logs())")
        let whole = try bytes("AXFR")

        let old = sample.directory + "/old.zone"
        try FileManager.default.copyItem(at: sample.file("rpz.zone"), to: URL(filePath: old))
        try sample.publish(101, list(Self.changed), before: list(0))
        var seconds: [String: Duration] = [:]
        if primary == .dynamic { try update(from: old, sample, folder) } else { try deploy(primary, sample, folder) }
        // Names that nobody asked for before: PowerDNS keeps an answer for its time to live, 60 seconds, also one that hides.
        let second = missing(
            hidden: ["n20050.evil.example", "a.n20099.evil.example"], open: ["n1.evil.example", "n99.evil.example"],
            seconds: &seconds)
        #expect(second.isEmpty, "\(second)\n\(logs())")
        let delta = try bytes("IXFR=100")
        // 200 of 20,000 names: well below a twentieth, TSIG and both SOAs included.
        #expect(delta * 20 < whole, "\(delta) of \(whole) bytes")
        print("distribution by \(primary.rawValue): delta \(delta) bytes, whole \(whole) bytes, in force after \(seconds)")
        let ended = daemons.filter { !$0.isRunning }.map(\.log)
        #expect(ended.isEmpty, "\(ended)")
    }
}
