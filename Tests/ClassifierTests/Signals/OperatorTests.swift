import Classifier
import DomainNames
import PageRecord
import Testing
import Vocabulary

/// Who answers for a site, and what the same page is worth when nobody does. With the shipped model.
@Suite struct OperatorTests {
    private func judge(_ address: String, _ page: PageFeatures) throws -> Verdict {
        ShippedLists.trained.judge(try SamplePage.evidence(address, page))
    }

    /// A form like those of collectors, which the model finds like fraud.
    private func front(_ text: String = "", asks: [PageField.Meaning], isCopied: Bool = false) -> PageFeatures {
        var page = SamplePage.page(
            title: "Webmail Login", text: "Your session expired. Sign in to view the document. \(text)", asks: asks,
            action: isCopied ? "post.php" : "/session", links: isCopied ? ["#", "#", "#", "#"] : ["/help", "/terms", "/about"])
        page.labels = ["Email address", "Email password", "Sign in to continue"]
        return page
    }

    @Test(
        "who runs a site is named by a company that is no brand's, a registry's number, or the heading that the law asks for",
        arguments: [
            ("", [], true), ("", ["PayPal Inc."], true), ("", ["Harbour Trading Ltd"], false),
            ("Registered charity 1100221", [], false),
            ("Registered charity", [], true), ("Impressum", [], false), ("USt-IdNr. DE123456789", [], false),
        ] as [(String, [String], Bool)])
    func named(text: String, companies: [String], isNameless: Bool) throws {
        var page = SamplePage.page(
            title: "会员中心", text: "充值 提现 资金密码 抢单 佣金 余额 投注记录 提现记录 " + text, asks: [.account, .password])
        page.identity.companies = companies
        let found = try SamplePage.judge("http://h5-app.example/", page).signal("nameless-operator")
        #expect((found != nil) == isNameless)
    }

    @Test(
        "nobody who asks at once for card, password and identity on a name that costs nothing to leave is listed; with a company, or elsewhere, not"
    )
    func takesMuch() throws {
        let page = front(asks: [.password, .cardNumber, .nationalID])
        let verdict = try judge("http://kq2.top/", page)
        #expect(verdict.signal("nameless-operator")?.strength == .strong, "\(verdict.signals)")
        #expect(verdict.outcome == .list, "\(verdict.signals)")
        #expect(try judge("http://kq2.example/", page).signal("nameless-operator") == nil)
        var company = page
        company.identity.companies = ["Harbour Trading Ltd"]
        #expect(try judge("http://kq2.top/", company).outcome != .list)
        #expect(try judge("http://kq2.top/", front(asks: [.email, .password])).signal("nameless-operator") == nil)
    }

    @Test("a story by nobody is listed on any name; without its words, without a way in, with a company or as a thread it is not")
    func story() throws {
        let told = "加入抢单大厅,连单佣金翻倍,提现前先垫付"
        let page = front(told, asks: [.email, .password])
        let verdict = try judge("http://kq2.example/", page)
        #expect(verdict.signal("nameless-operator")?.strength == .strong, "\(verdict.signals)")
        #expect(verdict.outcome == .list, "\(verdict.signals)")
        var company = page
        company.identity.companies = ["Harbour Trading Ltd"]
        let twins = [
            front(asks: [.email, .password]), front(told, asks: []), company,
            front(told + " Powered by Discourse", asks: [.email, .password]),
        ]
        for twin in twins { #expect(try judge("http://kq2.example/", twin).signal("nameless-operator") == nil) }
        #expect(try judge("http://kq2.example/", twins[0]).outcome != .list)
        #expect(try judge("http://kq2.example/", twins[2]).outcome != .list)
    }

    @Test("a part of a story by nobody is a medium fact, and none with a company")
    func part() throws {
        let page = front("加入抢单大厅", asks: [.email, .phone])
        #expect(try judge("http://kq2.example/", page).signal("nameless-operator")?.strength == .medium)
        var company = page
        company.identity.companies = ["Harbour Trading Ltd"]
        #expect(try judge("http://kq2.example/", company).signal("nameless-operator") == nil)
        #expect(try judge("http://kq2.example/", front(asks: [.email, .phone])).signal("nameless-operator") == nil)
    }

    @Test("content alone is no strong fact where no secret is asked and somebody answers for it, or nobody is let in")
    func harmless() throws {
        func strength(_ address: String, asks: [PageField.Meaning], companies: [String] = []) throws -> Signal.Strength? {
            var page = front(asks: asks, isCopied: true)
            page.identity.companies = companies
            return try judge(address, page).signal("content-model")?.strength
        }
        #expect(try strength("http://kq2.example/", asks: [.email, .password]) == .strong)
        #expect(try strength("http://kq2.example/", asks: [.email, .password], companies: ["Harbour Trading Ltd"]) == .strong)
        #expect(try strength("http://kq2.example/", asks: [.email, .phone], companies: ["Harbour Trading Ltd"]) != .strong)
        #expect(try strength("http://kq2.example/", asks: [.email]) != .strong)
    }

    @Test(
        "a brand's front that asks for the person is a deed on a name that costs nothing to leave",
        arguments: [
            ("http://x7.top/", [PageField.Meaning.personName, .address], Signal.Strength.strong),
            ("http://x7.top/", [.search], .medium),
            ("http://x7.example/", [.personName, .address], .medium),
        ])
    func person(address: String, asks: [PageField.Meaning], expected: Signal.Strength) throws {
        let page = SamplePage.page(title: "USPS", asks: asks)
        #expect(try SamplePage.judge(address, page).signal("brand-mismatch")?.strength == expected)
    }

    @Test("a named firm's own app is hardly a hint")
    func ownApp() throws {
        var page = SamplePage.page(downloads: ["/app.apk"])
        #expect(try SamplePage.judge("http://firm.example/", page).signal("app-download")?.strength == .medium)
        page.identity.companies = ["Harbour Trading Ltd"]
        #expect(try SamplePage.judge("http://firm.example/", page).signal("app-download")?.strength == .weak)
    }

    @Test(
        "the way in to a program that firms run themselves is no lone form, where it still belongs to the program",
        arguments: [
            ("http://ci.firm.example/", "/j_spring_security_check", false), ("http://ci.firm.example/", "next.php", true),
            ("http://ci.top/", "/j_spring_security_check", true),
        ])
    func software(address: String, action: String, isLone: Bool) throws {
        let page = SamplePage.page(title: "Sign in", asks: [.account, .password], action: action, links: [])
        #expect((try SamplePage.judge(address, page).signal("lone-form") != nil) == isLone)
    }
}
