import Foundation
import ResolverTesting
import Testing
import Vocabulary

/// Every golden file is loaded whole by the real resolver it is for, and blocks what it says and nothing else.
@Suite(.serialized) struct GoldenInResolversTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let variation: String
        let probes: [ResolverHarness.Probe]
        /// Exceptions, which Knot Resolver 5 answers only where nothing is forwarded: `rpz-passthru` ends its chain of rules, the
        /// forwarding among them.
        var exceptions: [ResolverHarness.Probe] = []

        var testDescription: String { variation }
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "ListFormatsTests/Golden")

    /// In every list: its own first and last name, and names that are near to listed ones.
    static let always: [ResolverHarness.Probe] = [
        .blocked("canary-first.1795480001.zhalan.example"), .blocked("canary-last.1795480001.zhalan.example"),
        .passed("zhalan.example"), .passed("good.example"), .passed("zqevil.example"),
    ]

    static let cases: [Case] = [
        Case(variation: "empty", probes: []),
        Case(
            variation: "one-exact",
            probes: [
                .blocked("login.bank-check.example"), .blocked("LOGIN.Bank-Check.example"),
                .init("a.login.bank-check.example", hosts: false, widened: true, zone: false),
                .passed("bank-check.example"), .passed("zqlogin.bank-check.example"),
            ]),
        Case(
            variation: "one-subtree",
            probes: [
                .blocked("evil.example"), .blocked("www.evil.example"), .blocked("EVIL.example"),
                .init("a.b.c.evil.example", hosts: false, widened: true, zone: true), .passed("evil.example.com"),
            ]),
        Case(
            variation: "idn",
            probes: [
                .blocked("xn--fiqs8s.example"), .blocked("xn--0d3aq50a.example"), .blocked("www.xn--0d3aq50a.example"),
                .init("a.xn--fiqs8s.example", hosts: false, widened: true, zone: false), .passed("xn--fiqs8t.example"),
            ]),
        Case(
            variation: "longest",
            probes: [
                .blocked(listed(startingWith: "exact-fits")), .blocked(listed(startingWith: "fits")),
                .init("a." + listed(startingWith: "fits"), hosts: false, widened: true, zone: true),
                .init("a." + listed(startingWith: "narrowed"), hosts: false, widened: true, zone: false),
                .init(listed(startingWith: "toolong"), hosts: true, widened: true, zone: false),
                .passed("long.example"),
            ]),
        Case(
            variation: "many",
            probes: [
                .blocked("one.shop.example"), .blocked("deep.evil.example"), .blocked("27--m01.example"),
                .blocked("evil.example"), .blocked("pay_x.fraud.example"), .blocked("_dmarc.loan.example"),
                .init("x.0-9.example", hosts: false, widened: true, zone: true),
                .init("x.deep.evil.example", hosts: false, widened: true, zone: true),
                .init("shared-host.example", hosts: true, widened: false, zone: true),
                .passed("support.shared-host.example"), .passed("user.shared-host.example"), .passed("shop.example"),
                .passed("d.task.example"), .passed("fraud.example"),
            ]),
        Case(
            variation: "exceptions",
            probes: [
                .blocked("evil.example"), .blocked("other.example"),
                .init("a.b.evil.example", hosts: false, widened: true, zone: true),
                .init("deep.evil.example", hosts: false, widened: true, zone: true),
                .init("c.deep.evil.example", hosts: false, widened: true, zone: true),
                // Only a zone says an exact exception exactly.
                .init("x.one.deep.evil.example", hosts: false, widened: false, zone: true),
            ],
            exceptions: [.passed("ok.evil.example"), .passed("x.ok.evil.example"), .passed("one.deep.evil.example")]),
    ]

    /// A name of the `longest` list, as the list itself spells it.
    private static func listed(startingWith start: String) -> String {
        let text = (try? String(contentsOf: folder.appending(path: "longest/domains.txt"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").first { $0.hasPrefix(start + ".") }.map(String.init) ?? "missing.invalid"
    }

    @Test(arguments: cases, ResolverSetup.allCases)
    func `a golden file blocks what it says and nothing else`(_ sample: Case, _ setup: ResolverSetup) throws {
        let file = GoldenInResolversTests.folder.appending(path: sample.variation).appending(path: setup.fileName)
        let problems = try ResolverHarness().check(
            file, in: setup, sample.probes + GoldenInResolversTests.always + (setup == .knotRPZ ? [] : sample.exceptions))
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test(arguments: ResolverSetup.allCases.filter { $0.fileName == "rpz.zone" })
    func `the longest names load under an origin of 40 octets`(_ setup: ResolverSetup) throws {
        let file = GoldenInResolversTests.folder.appending(path: "longest/rpz.zone")
        let sample = try #require(GoldenInResolversTests.cases.first { $0.variation == "longest" })
        let origin = "rpz." + String(repeating: "o", count: 36)
        let problems = try ResolverHarness(origin: origin).check(file, in: setup, sample.probes + GoldenInResolversTests.always)
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    /// Nothing exists below `zhalan.example`: NXDOMAIN would not tell a resolver that has the list from one that has not.
    @Test(arguments: ResolverSetup.allCases.filter { $0 != .dnsmasqServers })
    func `a canary has an address that no other name there has`(_ setup: ResolverSetup) throws {
        let file = GoldenInResolversTests.folder.appending(path: "one-subtree").appending(path: setup.fileName)
        let serial: UInt32 = 1_795_480_001
        let problems = try ResolverHarness().check(
            file, in: setup,
            questions: [
                .init(Canary.last(serial: serial).text, .a, .data([Canary.address])),
                .init(Canary.first(serial: serial).text, .a, .data([Canary.address])),
                .init(
                    Canary.last(serial: serial + 1).text, .a,
                    .data([DNSQuery.upstreamAddress.map(String.init).joined(separator: ".")])),
            ])
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test func `a release directory is checked as a whole`() throws {
        let folder = GoldenInResolversTests.folder.appending(path: "one-subtree")
        let harness = ResolverHarness()
        let problems = try harness.check(
            releaseDirectory: folder, listed: ["evil.example"], below: ["a.evil.example"], honest: ["good.example"])
        #expect(problems.isEmpty, "\(problems)")
    }

    @Test(arguments: ResolverSetup.allCases)
    func `the harness itself sees what is not blocked and what should not be`(_ setup: ResolverSetup) throws {
        let file = GoldenInResolversTests.folder.appending(path: "one-subtree").appending(path: setup.fileName)
        let harness = ResolverHarness(patience: .seconds(1))
        let problems = try harness.check(file, in: setup, [.blocked("not-listed.example"), .passed("evil.example")])
        #expect(problems.count == 2)
        #expect(problems.first?.contains("not-listed.example is not blocked") == true)
        #expect(problems.last?.contains("evil.example should be answered, but: blocked") == true)
    }
}
