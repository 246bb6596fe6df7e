import Foundation
import ResolverTesting
import Testing
import Vocabulary

/// Every spelling that options ask for is loaded by the real resolvers and answers as it says: with the sinkhole's addresses, with
/// no data, or not at all.
@Suite(.serialized) struct VariantsInResolversTests {
    typealias Question = ResolverHarness.Question

    static let zones: [ResolverSetup] = [.unboundRPZ, .bindRPZ, .knotRPZ, .powerdnsRPZ]
    private static let upstream: [DNSQuery.Reply] = [.data(["192.0.2.10"]), .data(["2001:db8::10"])]

    private func golden(_ variant: String, _ variation: String, _ setup: ResolverSetup) -> URL {
        GoldenInResolversTests.folder.appending(path: "variants/\(variant)/\(variation)/\(setup.fileName)")
    }

    private func expectRight(_ problems: [String]) {
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    /// Exceptions, which Knot Resolver 5 does not answer where queries are forwarded (GoldenInResolversTests).
    private func exceptions(_ names: [String], _ setup: ResolverSetup) -> [Question] {
        setup == .knotRPZ ? [] : names.map { Question($0, .a, Self.upstream[0]) }
    }

    @Test(arguments: zones + [.unboundZones, .dnsmasqConf])
    func `a sinkhole answers for a name and all below, for both families, and nothing leaks`(_ setup: ResolverSetup) throws {
        var questions: [Question] = []
        for name in ["evil.example", "www.evil.example", "a.b.EVIL.example", "canary-last.1795480001.zhalan.example"] {
            questions += [
                Question(name, .a, .data(["192.0.2.80"])), Question(name, .aaaa, .data(["2001:db8::80"])),
                Question(name, .txt, .noData, .nxdomain),
            ]
        }
        questions += [Question("good.example", .a, Self.upstream[0]), Question("zqevil.example", .aaaa, Self.upstream[1])]
        expectRight(try ResolverHarness().check(golden("sinkhole", "one-subtree", setup), in: setup, questions: questions))
    }

    @Test(arguments: zones + [.unboundZones, .dnsmasqConf])
    func `without an IPv6 address a name has none`(_ setup: ResolverSetup) throws {
        let questions = [
            Question("evil.example", .a, .data(["192.0.2.80"])), Question("x.evil.example", .a, .data(["192.0.2.80"])),
            Question("evil.example", .aaaa, .noData, .nxdomain), Question("x.evil.example", .aaaa, .noData, .nxdomain),
            Question("good.example", .aaaa, Self.upstream[1]),
        ]
        expectRight(try ResolverHarness().check(golden("sinkhole-v4", "one-subtree", setup), in: setup, questions: questions))
    }

    @Test(arguments: [("sinkhole", "2001:db8::80"), ("sinkhole-v4", "::")])
    func `a hosts file answers for both families`(_ variant: String, _ address: String) throws {
        let questions = [
            Question("evil.example", .a, .data(["192.0.2.80"])), Question("evil.example", .aaaa, .data([address])),
            Question("www.evil.example", .aaaa, .data([address])), Question("other.evil.example", .a, Self.upstream[0]),
        ]
        expectRight(
            try ResolverHarness().check(
                golden(variant, "one-subtree", .dnsmasqHosts), in: .dnsmasqHosts, questions: questions))
    }

    @Test(arguments: zones + [.unboundZones, .dnsmasqConf])
    func `exceptions below a sinkhole are answered`(_ setup: ResolverSetup) throws {
        var questions = [
            Question("evil.example", .a, .data(["192.0.2.80"])), Question("q.deep.evil.example", .a, .data(["192.0.2.80"])),
            Question("other.example", .aaaa, .data(["2001:db8::80"])),
        ]
        questions += exceptions(["ok.evil.example", "x.ok.evil.example", "one.deep.evil.example"], setup)
        expectRight(try ResolverHarness().check(golden("sinkhole", "exceptions", setup), in: setup, questions: questions))
    }

    @Test(arguments: zones)
    func `an exact name leads to the sinkhole alone`(_ setup: ResolverSetup) throws {
        let questions = [
            Question("login.bank-check.example", .a, .data(["192.0.2.80"])),
            Question("login.bank-check.example", .aaaa, .data(["2001:db8::80"])),
            Question("x.login.bank-check.example", .a, Self.upstream[0]), Question("bank-check.example", .a, Self.upstream[0]),
        ]
        expectRight(try ResolverHarness().check(golden("sinkhole", "one-exact", setup), in: setup, questions: questions))
    }

    /// BIND refuses a zone in which a name with an underscore has an address, and then answers unfiltered: an early sinkhole did that.
    @Test(arguments: zones)
    func `a sinkhole zone loads whole whatever names are listed`(_ setup: ResolverSetup) throws {
        let questions = [
            Question("one.shop.example", .a, .data(["192.0.2.80"])), Question("x.evil.example", .aaaa, .data(["2001:db8::80"])),
            Question("pay_x.fraud.example", .a, Self.upstream[0]),
        ]
        expectRight(try ResolverHarness().check(golden("sinkhole", "many", setup), in: setup, questions: questions))
    }

    @Test(arguments: zones)
    func `NODATA keeps the name and gives nothing`(_ setup: ResolverSetup) throws {
        var questions: [Question] = []
        for name in ["evil.example", "a.b.evil.example"] {
            for type in [DNSQuery.RecordType.a, .aaaa, .txt] { questions.append(Question(name, type, .noData)) }
        }
        questions += [Question("good.example", .a, Self.upstream[0]), Question("good.example", .txt, .data(["upstream"]))]
        expectRight(try ResolverHarness().check(golden("nodata", "one-subtree", setup), in: setup, questions: questions))
    }

    @Test(arguments: zones.filter { $0 != .knotRPZ })
    func `an allow zone in front lets names pass that the zone behind it blocks`(_ setup: ResolverSetup) throws {
        let blocking = GoldenInResolversTests.folder.appending(path: "many/rpz.zone")
        let allowing = golden("passthru", "one-subtree", setup)
        let questions = [
            Question("pay_x.fraud.example", .a, .nxdomain), Question("evil.example", .a, Self.upstream[0]),
            Question("deep.evil.example", .a, Self.upstream[0]), Question("x.y.evil.example", .aaaa, Self.upstream[1]),
            Question("one.shop.example", .a, .nxdomain),
        ]
        expectRight(try ResolverHarness().check(blocking, in: setup, allowZone: allowing, questions: questions))
    }

    @Test(arguments: zones)
    func `rules without a zone's head load in a zone of the operator's own`(_ setup: ResolverSetup) throws {
        let rules = golden("without-soa", "one-subtree", setup)
        let folder = FileManager.default.temporaryDirectory.appending(path: "zhalan-head-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let head = "$TTL 300\n@ IN SOA ns.own.example. admin.own.example. 9 60 60 86400 60\n@ IN NS ns.own.example.\n"
        let zone = folder.appending(path: "rpz.zone")
        // Knot Resolver needs no head at all; a head in front is what everybody else understands.
        switch setup {
        case .knotRPZ: try FileManager.default.copyItem(at: rules, to: zone)
        case .powerdnsRPZ: try Data((head + String(contentsOf: rules, encoding: .utf8)).utf8).write(to: zone)
        default: try Data((head + "$INCLUDE \(rules.path)\n").utf8).write(to: zone)
        }
        let questions = [
            Question("evil.example", .a, .nxdomain), Question("x.evil.example", .a, .nxdomain),
            Question("canary-last.1795480001.zhalan.example", .a, .data([Canary.address])),
            Question("good.example", .a, Self.upstream[0]),
        ]
        expectRight(try ResolverHarness().check(zone, in: setup, questions: questions))
    }

    @Test func `dnsmasq reads a servers-file`() throws {
        let file = golden("servers-file", "exceptions", .dnsmasqServers)
        var questions: [Question] = []
        for type in [DNSQuery.RecordType.a, .aaaa, .txt] {
            questions.append(Question("evil.example", type, .nxdomain))
            questions.append(Question("a.b.evil.example", type, .nxdomain))
        }
        questions += exceptions(["ok.evil.example", "x.ok.evil.example", "good.example"], .dnsmasqServers)
        expectRight(try ResolverHarness().check(file, in: .dnsmasqServers, questions: questions))
    }

    @Test(
        arguments: ["sinkhole", "sinkhole-v4", "nodata", "passthru"],
        ["one-exact", "one-subtree", "longest", "exceptions", "many"])
    func `zone checkers accept each variant under the longest origin`(_ variant: String, _ variation: String) throws {
        let zone = golden(variant, variation, .unboundRPZ).path
        let origin = "rpz." + String(repeating: "o", count: 36)
        for (program, arguments) in [
            ("kzonecheck", ["-o", origin, zone]), ("nsd-checkzone", [origin, zone]),
            ("named-checkzone", ["-i", "local", origin, zone]),
        ] {
            let (status, output) = try Program(program).run(arguments)
            #expect(status == 0, "\(program) \(zone): \(output)")
        }
        guard variant.hasPrefix("sinkhole") else { return }
        let folder = URL(filePath: zone).deletingLastPathComponent()
        for (program, arguments) in [
            ("unbound-checkconf", [folder.appending(path: "unbound.conf").path]),
            ("dnsmasq", ["--test", "--conf-file=\(folder.appending(path: "dnsmasq.conf").path)"]),
        ] {
            let (status, output) = try Program(program).run(arguments)
            #expect(status == 0, "\(program) \(folder.path): \(output)")
        }
    }
}
