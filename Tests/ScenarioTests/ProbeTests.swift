import Foundation
import ResolverTesting
import Store
import Testing

/// Published, loaded by a real resolver, probed: as an operator does it.
@Suite(.serialized) struct ProbeTests {
    /// The program's answer about one resolver, asked until it is of a state or patience ends: a resolver answers before its list is in
    /// force.
    private func probe(
        _ program: ZhalanProgram, _ port: UInt16, until state: String
    ) throws -> (status: Int32, line: [String: Any], text: String) {
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            let result = try program.run(["probe", "127.0.0.1:\(port)", "--json"])
            let line = result.objects.first ?? [:]
            if line["state"] as? String == state || ContinuousClock.now > deadline {
                return (result.status, line, result.output + result.talk)
            }
            usleep(100_000)
        }
    }

    @Test(arguments: [ResolverSetup.unboundRPZ, .bindRPZ])
    func `a resolver is current, lags after the next release, and tells what it still answers`(_ setup: ResolverSetup) throws {
        let program = try ZhalanProgram()
        #expect(try program.run(["publish"]).status == 0)
        let store = try StateStore(path: program.state + "/zhalan.sqlite")
        try KillTests.list(["evil.example", "fraud.example"], in: store)
        let published = try program.run(["publish", "--json"])
        #expect(published.status == 0, "\(published.talk)")
        let serial = try #require(published.objects.last?["serial"] as? Int)
        let upstream = try UpstreamServer()
        defer { upstream.stop() }
        let zone = URL(filePath: program.state + "/published/\(serial)/" + setup.fileName)
        let resolver = try RunningResolver(setup, file: zone, upstream: upstream, origin: "rpz.zhalan")
        defer { resolver.stop() }
        let current = try probe(program, resolver.port, until: "current")
        #expect(current.status == 0 && current.line["state"] as? String == "current", "\(current.text)")
        #expect(current.line["serial"] as? Int == serial && current.line["behind"] as? Int == 0)

        try KillTests.list(["third.example"], in: store)
        let next = try program.run(["publish", "--json"])
        #expect(next.status == 0, "\(next.talk)")
        let lagging = try probe(program, resolver.port, until: "lagging")
        #expect(lagging.status == 2 && lagging.line["state"] as? String == "lagging", "\(lagging.text)")
        #expect(lagging.line["serial"] as? Int == serial && lagging.line["behind"] as? Int == 1)
        #expect(lagging.line["newest"] as? Int == next.objects.last?["serial"] as? Int)
        let config = try program.write("metrics.toml", "[probe]\nresolvers = [\"127.0.0.1:\(resolver.port)\"]\n")
        let metrics = try program.run(["metrics", "--config", config])
        #expect(
            metrics.output.contains("\nzhalan_probe_behind_releases{resolver=\"127.0.0.1:\(resolver.port)\"} 1\n"),
            "\(metrics.output)")
        let table = try program.run(["probe", "127.0.0.1:\(resolver.port)"])
        #expect(table.status == 2 && table.output.contains("1 release behind, for "), "\(table.output)")
        #expect(table.talk.contains("0 of 1 resolver current"))
    }

    @Test func `a resolver that does not filter, one that is not there, and none at all`() throws {
        let program = try ZhalanProgram()
        let nothing = try program.run(["probe", "127.0.0.1"])
        #expect(nothing.status == 1 && nothing.talk.contains("nothing was published yet"))
        #expect(try program.run(["publish"]).status == 0)
        let upstream = try UpstreamServer()
        defer { upstream.stop() }
        let free = try #require(LoopbackSocket(port: 0))
        free.close()
        let config = try program.write(
            "probe.toml", "[probe]\nresolvers = [\"127.0.0.1:\(upstream.port)\", \"127.0.0.1:\(free.port)\"]\nseconds = 0.5\n")
        let both = try program.run(["probe", "--json", "--config", config])
        #expect(both.status == 2)
        #expect(both.objects.map { $0["state"] as? String } == ["unfiltered", "unreachable"], "\(both.output)\(both.talk)")
        let metrics = try program.run(["metrics", "--config", config])
        let name = "resolver=\"127.0.0.1:\(free.port)\""
        #expect(metrics.output.contains("\nzhalan_probe_state{\(name),state=\"unreachable\"} 1\n"), "\(metrics.output)")
        #expect(!metrics.output.contains("zhalan_probe_lag_seconds{\(name)"))
        #expect(!(try program.run(["metrics", "--config", config, "--without-probe"]).output.contains("zhalan_probe_state{")))
        #expect(try program.run(["probe"]).status == 64)
        #expect(try program.run(["probe", "dns.example"]).status == 64)
    }
}
