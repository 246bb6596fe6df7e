import Classifier
import DomainNames
import PageRecord
import Testing
import Vocabulary

@Suite struct StructureSignalTests {
    private func signal(_ name: String, _ address: String, _ page: PageFeatures) throws -> Signal? {
        try SamplePage.judge(address, page).signal(name)
    }

    @Test(
        "borrowed-identity: a page that names a bank's address as its own, or has its pictures from there, and asks for secrets",
        arguments: [
            ("https://www.paypal.com/signin", [], "Log in", true, Signal.Strength.strong),
            ("https://www.paypal.com/signin", [], "Log in", false, .medium),
            ("", ["https://www.paypalobjects.com/a.png", "https://www.paypal.com/b.png"], "PayPal: Log in", true, .strong),
            // A button to give by is no identity.
            ("", ["https://www.paypalobjects.com/a.png", "https://www.paypal.com/b.png"], "Garden club", true, nil),
            ("", ["https://www.paypal.com/b.png"], "PayPal: Log in", true, nil),
            ("https://x.example/signin", [], "Log in", true, nil), ("/signin", ["/a.png", "/b.png"], "PayPal", true, nil),
        ] as [(String, [String], String, Bool, Signal.Strength?)])
    func borrowed(canonical: String, images: [String], title: String, asks: Bool, expected: Signal.Strength?) throws {
        var page = SamplePage.page(title: title, asks: asks ? [.email, .password] : [])
        page.identity.canonical = canonical
        page.images = images
        #expect(try signal("borrowed-identity", "http://x.example/", page)?.strength == expected)
        #expect(try signal("borrowed-identity", "https://www.paypal.com/", page) == nil)
    }

    @Test(
        "rootless-form: a form for secrets whose living links all lead to others",
        arguments: [
            (["https://a.example/x", "#"], true, Signal.Strength.medium), (["https://a.example/x", "/help"], true, nil),
            (["#", "#"], true, nil), (["https://a.example/x"], false, nil),
        ] as [([String], Bool, Signal.Strength?)])
    func rootless(links: [String], asks: Bool, expected: Signal.Strength?) throws {
        let page = SamplePage.page(asks: asks ? [.password] : [], links: links)
        #expect(try signal("rootless-form", "http://x.example/", page)?.strength == expected)
    }

    @Test("links that a script serves are less than links that lead nowhere")
    func scripted() throws {
        let plain = SamplePage.page(asks: [.password], links: ["#", "#", "#"])
        let scripted = SamplePage.page(asks: [.password], links: ["javascript:;", "javascript:void(0)", "#"])
        let more = try #require(try signal("dead-links", "http://x.example/", plain)?.weight)
        let less = try #require(try signal("dead-links", "http://x.example/", scripted)?.weight)
        #expect(more > less)
    }

    @Test(
        "nameless-operator: a money app without a company or a registration",
        arguments: [
            ("充值 提现 资金密码 抢单 佣金 余额 投注记录 提现记录", true), ("充值 提现 资金密码 抢单 佣金 余额 投注记录 提现记录 京ICP备12345678号-1", false),
            ("今天天气很好", false),
        ])
    func nameless(text: String, expected: Bool) throws {
        var page = SamplePage.page(title: "会员中心", text: text, asks: [.account, .password])
        if text.contains("ICP") { page.entities = [PageEntity(.icpNumber, "京ICP备12345678号-1", in: .text)] }
        let found = try signal("nameless-operator", "http://h5-app.example/", page)
        #expect((found != nil) == expected)
        var company = page
        company.identity.companies = ["某某有限公司"]
        #expect(try signal("nameless-operator", "http://h5-app.example/", company) == nil)
    }

    @Test(
        "a page that claims a brand at a host with the brand's whole name is for people at most", arguments: ["ing.zz", "axa.zz"])
    func wholeName(host: String) throws {
        let brand = host.prefix(3).uppercased()
        let verdict = try SamplePage.judge(
            "https://\(host)/", SamplePage.page(title: "\(brand) – log in", asks: [.email, .password]))
        #expect(verdict.outcome != .list)
    }
}
