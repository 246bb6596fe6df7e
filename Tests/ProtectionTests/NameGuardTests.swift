import DomainNames
import Protection
import Testing
import Vocabulary

@Suite struct NameGuardTests {
    private static func guarded() throws -> NameGuard {
        var draft = PopularDraft()
        let names = ["popular.example", "api.busy.example", "user.webnode.page", "x.github.io"]
        for name in names { draft.add(PopularRow(rank: 5, name: try DomainName(name))) }
        let file = draft.file(source: "top", dated: Timestamp(seconds: 0), imported: Timestamp(seconds: 0))
        return NameGuard(critical: ShippedRules.critical, own: [try DomainName("own.example")], shared: ShippedRules.shared)
            .holding([try PopularNames(file, seed: 3)])
    }

    @Test(
        "each layer says that it is its rule",
        arguments: [
            ("co.uk", .publicSuffix), ("own.example", .own), ("a.own.example", .own), ("www.icbc.com.cn", .critical),
            ("bit.ly", .shortener), ("docs.google.com", .sharedHost), ("webnode.page", .platform),
            ("www.webnode.page", .platform),
            ("popular.example", .popular), ("unseen.popular.example", .popular), ("busy.example", .popular),
            ("other.busy.example", .popular), ("user.webnode.page", .popular), ("x.github.io", .popular),
            ("other.webnode.page", nil), ("y.github.io", nil), ("nobody.example", nil),
        ] as [(String, ProtectionRuling.Kind?)])
    func layers(name: String, kind: ProtectionRuling.Kind?) throws {
        #expect(try NameGuardTests.guarded().ruling(on: try DomainName(name))?.kind == kind)
    }

    @Test func `without the popular layer the others still hold`() throws {
        let nameGuard = try NameGuardTests.guarded().withoutPopular
        #expect(nameGuard.ruling(on: try DomainName("popular.example")) == nil)
        #expect(nameGuard.ruling(on: try DomainName("www.icbc.com.cn"))?.kind == .critical)
    }

    @Test func `a critical rule tells its file and line`() throws {
        let ruling = try #require(try NameGuardTests.guarded().ruling(on: try DomainName("x.icbc.com.cn")))
        #expect(ruling.place?.hasPrefix("lists/protect/banks-china.tsv line ") == true)
        #expect(ruling.description.contains("(bank)"))
    }
}
