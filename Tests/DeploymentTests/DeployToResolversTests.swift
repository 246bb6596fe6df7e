import Deployment
import DomainNames
import Exporter
import Foundation
import ResolverTesting
import Testing

/// Releases brought to the real resolvers on loopback while they run: never restarted, always asked.
@Suite(.serialized) struct DeployToResolversTests {
    /// A recipe with the set-up of the resolver that it is for.
    struct Case: Sendable, CustomTestStringConvertible {
        let recipe: any ResolverRecipe
        let setup: ResolverSetup

        var testDescription: String { recipe.name }
    }

    static let cases = [
        Case(recipe: UnboundRecipe(), setup: .unboundRPZ), Case(recipe: BINDRecipe(), setup: .bindRPZ),
        Case(recipe: KnotResolverRecipe(), setup: .knotRPZ), Case(recipe: PowerDNSRecipe(), setup: .powerdnsRPZ),
        Case(recipe: DnsmasqRecipe(), setup: .dnsmasqServers), Case(recipe: DnsdistRecipe(), setup: .dnsdistNames),
    ]

    private static let unlisted = ["good.example", "www.iana.org"]

    private func deployer(
        _ sample: PublishedSample, patience: Duration = .seconds(30), isFileOnly: Bool = false
    ) -> ReleaseDeployer {
        var options = ReleaseDeployer.Options(
            patience: patience, unlisted: Self.unlisted, path: ProcessInfo.processInfo.environment["PATH"] ?? "")
        options.isFileOnly = isFileOnly
        return ReleaseDeployer(archive: sample.archive, options: options)
    }

    /// A resolver that runs with the current release, and the target that it is.
    private func started(_ sample: PublishedSample, _ test: Case, _ upstream: UpstreamServer) throws -> (
        resolver: RunningResolver, target: DeployTarget
    ) {
        // As before a first start: nobody answers yet, and the file is in place, in a directory that was not there.
        let first = sample.directory + "/first/" + test.recipe.name
        let nobody = DeployTarget(
            recipe: test.recipe, file: first, address: try #require(ResolverAddress("127.0.0.1:9")), origin: "rpz.zhalan")
        let laid = try deployer(sample, isFileOnly: true).deploy(to: nobody)
        try #require(laid.fate == .placed, "\(laid.json.text)")
        let file = URL(filePath: first)
        let resolver = try RunningResolver(
            test.setup, file: file, upstream: upstream, origin: "rpz.zhalan", isControlled: true)
        let deadline = ContinuousClock.now + .seconds(20)
        while DNSQuery.ask("ready.example", port: resolver.port, milliseconds: 100) != .passed, ContinuousClock.now < deadline {
            usleep(50_000)
        }
        try #require(resolver.isRunning, "\(resolver.log)")
        let target = DeployTarget(
            recipe: test.recipe, file: resolver.file, address: try #require(ResolverAddress("127.0.0.1:\(resolver.port)")),
            control: test.setup == .knotRPZ ? nil : resolver.control, origin: "rpz.zhalan")
        return (resolver, target)
    }

    private func expect(_ names: [String], _ answer: DNSQuery.Answer, of resolver: RunningResolver) {
        for name in names { #expect(DNSQuery.ask(name, port: resolver.port) == answer, "\(name)\n\(resolver.log)") }
    }

    @Test(arguments: cases) func `two releases in turn are in force, and what left the list is answered again`(_ test: Case)
        throws
    {
        let sample = try PublishedSample()
        try sample.publish(100, ["old.example", "both.example"])
        let upstream = try UpstreamServer()
        defer { upstream.stop() }
        let (resolver, target) = try started(sample, test, upstream)
        defer { resolver.stop() }
        let first = try deployer(sample).deploy(to: target)
        #expect(first.isGood, "\(first.json.text)\n\(resolver.log)")
        expect(["old.example", "www.both.example"], .blocked, of: resolver)
        // In the resolver's cache before it is listed.
        expect(["new.example", "deep.new.example", "good.example"], .passed, of: resolver)

        try sample.publish(101, ["new.example", "both.example"], before: ["old.example", "both.example"])
        let second = try deployer(sample).deploy(to: target)
        #expect(second.fate == .deployed, "\(second.json.text)\n\(resolver.log)")
        #expect(second.probe?.proof == .serial)
        expect(["new.example", "deep.new.example", "both.example"], .blocked, of: resolver)
        expect(["old.example", "good.example"], .passed, of: resolver)

        let third = try deployer(sample).deploy(to: target)
        #expect(third.fate == .unchanged && third.serial == 101, "\(third.json.text)")
        let left = try FileManager.default.contentsOfDirectory(
            atPath: URL(filePath: target.file).deletingLastPathComponent().path)
        #expect(!left.contains { $0.contains(".zhalan-") }, "\(left)")
    }

    @Test(arguments: cases) func `a file that the resolver does not take over is followed by the one from before`(_ test: Case)
        throws
    {
        let sample = try PublishedSample()
        try sample.publish(100, ["old.example"])
        let upstream = try UpstreamServer()
        defer { upstream.stop() }
        let (resolver, target) = try started(sample, test, upstream)
        defer { resolver.stop() }
        #expect(try deployer(sample).deploy(to: target).isGood, "\(resolver.log)")
        let before = try String(contentsOfFile: target.file, encoding: .utf8)

        // Each form says "new.example" and is damaged, or overshoots, in the way that hurts its resolver.
        let zone = "$TTL 60\n@ IN SOA localhost. zhalan.invalid. 101 300 60 604800 60\n@ IN NS localhost.\n; Version: 101\n"
        try sample.publish(
            101, ["new.example"], before: ["old.example"],
            broken: [
                // A rule for everything, and for PowerDNS two rules for one owner besides.
                "rpz.zone": zone
                    + "new.example CNAME .\nnew.example CNAME .\n* CNAME .\n\(String(repeating: "l", count: 64)).example CNAME .\n",
                "dnsmasq.conf": "local=/new.example/\nlocal=/example/\n", "domains.txt": "new.example\nexample\n",
            ])
        let checked = try deployer(sample).deploy(to: target)
        if test.setup.fileName == "rpz.zone" {
            #expect(checked.fate.label == "refused", "\(checked.json.text)")
            #expect(try String(contentsOfFile: target.file, encoding: .utf8) == before)
        }
        let unchecked = DeployTarget(
            recipe: Unchecked(recipe: test.recipe), file: target.file, address: target.address, control: target.control,
            origin: target.origin)
        let outcome = try deployer(sample, patience: .seconds(4)).deploy(to: unchecked)
        #expect(outcome.fate.label == "restored", "\(outcome.json.text)\n\(resolver.log)")
        #expect(try String(contentsOfFile: target.file, encoding: .utf8) == before)
        #expect(resolver.isRunning)
        expect(["old.example", "www.old.example"], .blocked, of: resolver)
        expect(["good.example", "new.example"], .passed, of: resolver)
    }
}
