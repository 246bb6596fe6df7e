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

    @Test(
        "numbered fields are the words of a recovery phrase from twelve on",
        arguments: [(12, "w", true), (24, "word-", true), (11, "w", false), (12, "", true)])
    func numberedWords(count: Int, prefix: String, isAsked: Bool) throws {
        var page = SamplePage.page(title: "Wallet validation")
        page.looseFields = (1...count).map { PageField(meaning: .other, name: "\(prefix)\($0)") }
        #expect((try signal("recovery-phrase", "http://x.example/", page)?.strength == .strong) == isAsked)
    }

    @Test(
        "promised-returns: rates by the day that nothing honest earns",
        arguments: [
            ("Silver plan 2.5% daily profit, gold plan 4% daily profit", Signal.Strength.strong),
            ("基础套餐 日收益 3%，高级套餐 每日利润 5%", .strong), ("earn a profit of 3% per day", .medium),
            ("daily interest rate of 0.05%", nil),
            ("七日年化收益率 2.1%", nil), ("5% cash back every day", nil), ("profit rose 12% this year", nil), ("逾期每日 1% 违约金", nil),
            ("weekly return 7%", .medium), ("weekly return 2%", nil), ("% daily profit", nil),
            ("9999999999% daily profit", .medium),
        ] as [(String, Signal.Strength?)])
    func promises(text: String, expected: Signal.Strength?) throws {
        #expect(try signal("promised-returns", "http://x.example/", SamplePage.page(text: text))?.strength == expected)
    }

    @Test("percent signs beyond the bound are not looked at, whatever stands around them")
    func manySigns() throws {
        let promise = " 5% daily profit"
        func found(_ signs: Int) throws -> Bool {
            let page = SamplePage.page(text: String(repeating: "0% ", count: signs) + promise)
            return try signal("promised-returns", "http://x.example/", page) != nil
        }
        #expect(try found(499))
        #expect(try !found(500))
    }

    @Test(
        "mail and sign-in servers that carry their maker's name are no imitation of it",
        arguments: [
            ("http://mail.firm.example/owa/auth/logon.aspx", "/owa/auth.owa", true),
            ("http://sso.firm.example/x", "/adfs/ls/?a=1", true),
            ("http://sso.firm.example/x", "https://sso.firm.example/adfs/ls/", true),
            ("http://mail.firm.example/x", "next.php", false),
        ])
    func selfHosted(address: String, action: String, isSoftware: Bool) throws {
        let page = SamplePage.page(title: "Outlook", asks: [.account, .password], action: action)
        let verdict = try SamplePage.judge(address, page)
        #expect((verdict.signal("brand-mismatch") == nil) == isSoftware)
        #expect((verdict.signal("credential-form")?.strength == .strong) != isSoftware)
    }

    @Test(
        "brand-mention is strong where a throwaway name asks for a card in the name of a bank or carrier",
        arguments: [
            ("http://x7.top/", [PageField.Meaning.cardNumber, .cardCode], Signal.Strength.strong),
            ("http://x7.top/", [.password], .medium),
            ("http://x7.example/", [.cardNumber, .cardCode], .medium),
        ])
    func officialMention(address: String, asks: [PageField.Meaning], expected: Signal.Strength) throws {
        let page = SamplePage.page(title: "Customs fee for your DHL parcel", asks: asks)
        #expect(try signal("brand-mention", address, page)?.strength == expected)
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
