import DomainNames
import Protection
import Testing
import Vocabulary

@Suite struct ListingTargetTests {
    @Test(
        "the smallest thing that holds all of a site and nobody else's",
        arguments: [
            ("http://fraud.example/", .registrableDomain, "fraud.example"),
            ("http://www.fraud.example/x", .registrableDomain, "fraud.example"),
            ("http://www.fraud.co.uk/", .registrableDomain, "fraud.co.uk"),
            ("http://pay.hacked.example/", .singleHost, "pay.hacked.example"),
            ("http://x.github.io/", .platformUser, "x.github.io"), ("http://a.x.github.io/", .singleHost, "a.x.github.io"),
            ("http://x.vercel.app/login", .platformUser, "x.vercel.app"),
            ("http://x.wixstudio.com/login", .platformUser, "x.wixstudio.com"),
            ("http://a.x.wixstudio.com/login", .singleHost, "a.x.wixstudio.com"),
            ("https://docs.google.com/forms/d/1", .pathPlatform, nil), ("http://192.0.2.7/x", .ipAddress, nil),
            ("https://t.me/some_handle", .pathPlatform, nil), ("https://wj.qq.com/s2/1", .pathPlatform, nil),
            ("https://a.sharepoint.com/x", .pathPlatform, nil), ("http://shop.example/wp-content/uploads/x/", .hackedSite, nil),
            ("http://shop.example/wp-content", .registrableDomain, "shop.example"),
        ] as [(String, Granularity, String?)])
    func listed(address: String, granularity: Granularity, name: String?) throws {
        let target = ListingTarget(of: try WebAddress(address), guard: ShippedRules.nameGuard)
        #expect(target.granularity == granularity)
        #expect(target.name?.text == name)
        #expect(target.refusal == nil)
        #expect(target.scope == granularity.scope)
    }

    @Test(
        "what must not be listed is not, and says why",
        arguments: [
            ("https://bit.ly/abc", .shortener, "link shortener"), ("http://github.io/", .publicSuffix, "public suffix"),
            ("http://com.cn/x", .publicSuffix, "public suffix"), ("http://wixstudio.com/x", .platform, "platform"),
            ("http://www.wixstudio.com/", .platform, "platform"), ("http://a.gov.cn/login", .criticalName, "(government)"),
            ("https://docs.google.com/", .pathPlatform, "no path"), ("http://x.feishu.cn/", .pathPlatform, "no path"),
            ("http://192.0.2.7/", .ipAddress, "no path"),
        ] as [(String, Granularity, String)])
    func refused(address: String, granularity: Granularity, because: String) throws {
        let target = ListingTarget(of: try WebAddress(address), guard: ShippedRules.nameGuard)
        #expect(target.granularity == granularity)
        #expect(target.refusal?.contains(because) == true, "\(target.refusal ?? "listed")")
    }

    @Test func `a domain above a protected name is not listed, for it would take that along`() throws {
        let nameGuard = NameGuard(critical: NameRules(), own: [try DomainName("lists.office.example")])
        let target = ListingTarget(of: try WebAddress("http://office.example/"), guard: nameGuard)
        #expect(target.refusal == "lists.office.example lies below and is protected")
    }

    @Test func `nothing that is never listed, or only by address, is left to the automatic rule`() {
        for row in Granularity.allCases {
            #expect(row.needsPerson == (row.scope == nil || row.scope == .url), "\(row)")
        }
    }
}
