import PageRecord
import Testing

@Suite struct `Who a page says that it is` {
    @Test func `Copyright, company and name`() {
        let features = read(
            "<title>登录 | Shop</title><p>text</p><footer>© 2019-2023 Example Trading Ltd. All rights reserved.</footer>")
        #expect(features.identity.copyright.hasPrefix("© 2019-2023 Example Trading Ltd"))
        #expect(features[.copyrightYear] == 2_023)
        #expect(features.identity.companies == ["Example Trading Ltd"])
        #expect(features.identity.claimedName == "Example Trading Ltd")
    }

    @Test(arguments: [
        ("<meta property=og:site_name content='Example Bank'><title>x</title>", "Example Bank"),
        ("<script type=application/ld+json>{\"@type\":\"Organization\",\"name\":\"某某银行\"}</script><title>x</title>", "某某银行"),
        ("<title>某某银行 - 登录</title>", "某某银行"), ("<title>Just one</title>", "Just one"), ("", ""),
    ])
    func `The claimed name`(page: String, name: String) {
        #expect(read(page).identity.claimedName == name)
    }

    @Test func `Chinese companies without the words before them`() {
        #expect(read("<p>版权所有 某某科技（北京）有限公司").identity.companies == ["某某科技（北京）有限公司"])
        #expect(read("<p>由测试网络有限公司运营").identity.companies == ["测试网络有限公司"])
    }

    @Test func `References to itself`() {
        let features = read(
            "<link rel=canonical href=https://a.example/><link rel=manifest href=m.json><meta name=generator content=WP>")
        #expect(features.identity.canonical == "https://a.example/")
        #expect(features.identity.manifest == "m.json")
        #expect(features.identity.generator == "WP")
    }
}
