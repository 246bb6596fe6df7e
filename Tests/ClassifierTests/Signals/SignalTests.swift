import Classifier
import DomainNames
import PageRecord
import Testing
import Vocabulary

/// One table of cases per signal: the address, the page, and how strong the signal speaks, if at all.
@Suite struct SignalTests {
    private func strength(_ name: String, _ address: String, _ page: PageFeatures?) throws -> Signal.Strength? {
        try SamplePage.judge(address, page).signal(name)?.strength
    }

    @Test(
        "brand-mismatch needs a claim of identity and a deed",
        arguments: [
            ("Log in to your PayPal account", true, Signal.Strength.strong), ("Facebook – log in or sign up", true, .strong),
            ("中国工商银行 | 网上银行登录", true, .strong),
            ("Log in to your PayPal account", false, .medium), ("How to delete your Facebook account", true, nil),
            ("Best PayPal alternatives", true, nil),
            ("Apple pie recipes", true, nil), ("Shop | Pay with PayPal, Visa or Mastercard", true, nil), ("Orange", true, nil),
        ] as [(String, Bool, Signal.Strength?)])
    func brandMismatch(title: String, asks: Bool, expected: Signal.Strength?) throws {
        #expect(
            try strength("brand-mismatch", "http://x.example/", SamplePage.page(title: title, asks: asks ? [.password] : []))
                == expected)
    }

    @Test("a page that names itself only mentions others")
    func namesItself() throws {
        #expect(
            try strength(
                "brand-mismatch", "http://gadgetdaily.example/",
                SamplePage.page(title: "Facebook | Gadget Daily", asks: [.password])) == nil)
    }

    @Test("a copyright line is a claim")
    func copyright() throws {
        let page = SamplePage.page(
            title: "Sign in", text: "Enter your e-mail and password to go on. © 2026 PayPal. All rights reserved.",
            asks: [.password])
        #expect(try strength("brand-mismatch", "http://x.example/", page) == .strong)
    }

    @Test(
        "brand-in-name",
        arguments: [
            ("http://paypal-secure-login.example/", Signal.Strength.medium), ("http://paypa1.example/", .strong),
            ("http://xn--pypal-4ve.example/", .strong),
            ("http://icbc-login.example/", .medium), ("http://paypal.reviews.example/", .weak), ("http://paypal.example/", .weak),
            ("http://www.paypal.com/", nil),
            ("http://pineapple.example/", nil), ("http://applebees.example/", nil), ("http://bocce.example/", nil),
            ("http://dhlx.example/", nil),
        ] as [(String, Signal.Strength?)])
    func brandInName(address: String, expected: Signal.Strength?) throws {
        #expect(try strength("brand-in-name", address, SamplePage.page()) == expected)
    }

    @Test(
        "foreign-form-post",
        arguments: [
            ("https://api.telegram.org/bot1/sendMessage", Signal.Strength.strong), ("http://192.0.2.9/x.php", .strong),
            ("mailto:a@b.example", .strong),
            ("https://collect.other.example/p", .medium), ("/login", nil), ("", nil), ("https://login.site.example/", nil),
            ("javascript:void(0)", nil),
        ] as [(String, Signal.Strength?)])
    func foreignPost(action: String, expected: Signal.Strength?) throws {
        #expect(
            try strength("foreign-form-post", "http://www.site.example/", SamplePage.page(asks: [.password], action: action))
                == expected)
    }

    @Test("forms by what they ask for")
    func forms() throws {
        let at = "http://x.example/"
        let restore = SamplePage.page(title: "Restore your wallet", asks: [.recoveryPhrase])
        #expect(try strength("recovery-phrase", at, restore) == .strong)
        #expect(try SamplePage.judge(at, restore).outcome == .review)
        #expect(try strength("identity-upload", at, SamplePage.page(asks: [.identityUpload])) == .medium)
        #expect(try strength("card-form", at, SamplePage.page(asks: [.cardNumber, .cardCode])) == .medium)
        #expect(try SamplePage.judge(at, SamplePage.page(asks: [.cardNumber, .cardExpiry, .cardCode])).outcome == .clear)
        #expect(try strength("credential-form", at, SamplePage.page(asks: [.password])) == .weak)
        #expect(try strength("credential-form", at, SamplePage.page(asks: [.search])) == nil)
    }

    @Test(
        "letters of two scripts in one word",
        arguments: [("МetаМask Wallets", true), ("Βаncа МРЅ", true), ("Москва News", false), ("Αθήνα guide", false)])
    func mixedScript(title: String, mixed: Bool) throws {
        let verdict = try SamplePage.judge("http://x.example/", SamplePage.page(title: title))
        #expect((verdict.signal("mixed-script") != nil) == mixed)
    }

    @Test(
        "collector-script: a script beside the page, not one at the site's root",
        arguments: [
            ("post.php", true), ("./next.php?t=AbCdEf0123456789", true), ("member.php?mod=login", false), ("/login.php", false),
            ("https://x.example/login.php", false),
            ("login", false), ("", false),
        ])
    func collectorScript(action: String, found: Bool) throws {
        let page = SamplePage.page(asks: [.email, .password], action: action)
        #expect(try strength("collector-script", "http://x.example/", page) == (found ? .medium : nil))
        #expect(try strength("collector-script", "http://x.example/", SamplePage.page(asks: [.email], action: action)) == nil)
    }

    @Test("copied-page: secrets asked here, links to one stranger")
    func copiedPage() throws {
        let copied = (1...8).map { "https://www.bank.example/help/\($0)" }
        #expect(try strength("copied-page", "http://x.example/", SamplePage.page(asks: [.password], links: copied)) == .medium)
        #expect(try strength("copied-page", "http://x.example/", SamplePage.page(links: copied)) == nil)
        #expect(try strength("copied-page", "http://www.bank.example/", SamplePage.page(asks: [.password], links: copied)) == nil)
        let many = (1...8).map { "https://site\($0).example/" }
        #expect(try strength("copied-page", "http://x.example/", SamplePage.page(asks: [.password], links: many)) == nil)
    }

    @Test("a brand written with foreign letters is that brand")
    func homoglyphTitle() throws {
        let verdict = try SamplePage.judge("http://x.example/", SamplePage.page(title: "РаyРаl - Log in", asks: [.password]))
        #expect(verdict.signal("brand-mismatch")?.strength == .strong)
        #expect(verdict.outcome == .list)
    }

    @Test("many words of money apps are for people, few are a hint, and an article with them is nothing")
    func moneyApp() throws {
        let at = "http://x.example/"
        let words = "任务大厅 垫付 提现记录 充值记录 邀请好友 我的团队"
        let member = try SamplePage.judge(at, SamplePage.page(text: words, asks: [.password, .inviteCode]))
        #expect(member.signal("money-app")?.strength == .medium)
        #expect(member.type == .taskRebate)
        #expect(try SamplePage.judge(at, SamplePage.page(text: words)).outcome == .review)
        #expect(try SamplePage.judge(at, SamplePage.page(text: "任务大厅 垫付 提现记录")).outcome == .insufficient)
        let article = String(repeating: "记者在任务大厅了解到,垫付之后,提现记录和充值记录都看不到,邀请好友也没有用。", count: 6)
        #expect(try strength("money-app", at, SamplePage.page(text: article)) == nil)
    }

    @Test("a term and its longer form are one fact, and innocent longer forms take their short form along")
    func nestedTerms() throws {
        let at = "http://x.example/"
        let filler = "这是一篇关于新手机的评测文章 里面有图片 视频 表格 对比 成绩 排名 结论 价格 参数 配置"
        #expect(try strength("terms", at, SamplePage.page(text: "跑分 又称 跑分平台 \(filler)")) == .medium)
        #expect(try strength("terms", at, SamplePage.page(text: "跑分平台 上传收款码 \(filler)")) == .strong)
        #expect(try SamplePage.judge(at, SamplePage.page(text: "手机跑分 跑分 \(filler)")).score < 20)
    }

    @Test("words around a chat handle are counted as facts too, and two spellings of an ordinary word are not two")
    func wordsBesideAChat() throws {
        let at = "http://x.example/"
        let chat = [PageContact(kind: .telegram, value: "t.me/example_agent")]
        let nested = SamplePage.page(text: "跑分 又称 跑分平台 我们为您服务", asks: [.password], contacts: chat)
        #expect(try strength("contact-handles", at, nested) == .medium)
        #expect(try SamplePage.judge(at, nested).outcome != .list)
        let meetings = SamplePage.page(
            title: "云上会议 视频会议软件", text: "下载会议软件 高清视频会议 一键屏幕共享 共享屏幕时可以批注 支持手机和电脑 联系我们 在线客服", contacts: chat)
        #expect(try SamplePage.judge(at, meetings).outcome != .list)
        let shop = SamplePage.page(title: "小城茶铺", text: "新茶上市 0元购活动 加微信优惠 三天内发货 七天退换", contacts: chat)
        #expect(try SamplePage.judge(at, shop).outcome != .list)
    }

    @Test(
        "a brand's label in a name, in any spelling, whatever its place in the list",
        arguments: [
            ("paypal-secure.example", Signal.Strength.medium), ("paypa1.example", .strong), ("klarna-login.example", .medium),
            ("klama.example", .strong), ("reklama.example", nil), ("xpaypalx.example", .medium), ("dhl-track.example", .medium),
            ("sandhlers.example", nil), ("paypal.example", .weak), ("dhl.parcels.example", .weak), ("plain-words.example", nil),
        ] as [(String, Signal.Strength?)])
    func brandInName(host: String, expected: Signal.Strength?) throws {
        #expect(try strength("brand-in-name", "http://\(host)/", SamplePage.page()) == expected)
    }

    @Test("betting words are told as gambling, a matter of policy, whatever takes the password")
    func betting() throws {
        let page = SamplePage.page(
            text: "购彩大厅 投注记录 开奖号码 资金密码 提款 我要充值", asks: [.password], action: "login.php", links: ["#"])
        let verdict = try SamplePage.judge("http://x.example/", page)
        #expect(verdict.type == .illegalGambling)
        #expect(verdict.outcome == .review)
    }

    @Test("collector-script is silent on a page with a whole menu of its own")
    func collectorScriptInASite() throws {
        let few = (1...10).map { "/part\($0)" }
        let page = { (links: [String]) in SamplePage.page(asks: [.password], action: "login.php", links: links) }
        #expect(try strength("collector-script", "http://x.example/", page(few)) != nil)
        #expect(try strength("collector-script", "http://x.example/", page(few + ["/more"])) == nil)
    }

    @Test("a field like a recovery phrase on a long page about something else is a hint")
    func recoveryPhraseElsewhere() throws {
        let text = String(repeating: "Keywords that people search for, by region and language. ", count: 60)
        #expect(
            try strength("recovery-phrase", "http://x.example/", SamplePage.page(text: text, asks: [.recoveryPhrase])) == .medium)
    }

    @Test("lone-form: secrets asked on a titled page without a living link")
    func loneForm() throws {
        func verdict(_ asks: [PageField.Meaning], _ links: [String], title: String = "Webmail", text: String = "") throws
            -> Verdict
        {
            try SamplePage.judge("http://x.example/", SamplePage.page(title: title, text: text, asks: asks, links: links))
        }
        #expect(try verdict([.email, .password], []).outcome == .review)
        #expect(try verdict([.account, .password], []).outcome == .clear)
        #expect(try verdict([.account, .password], []).signal("lone-form") != nil)
        #expect(try verdict([.email, .password], ["/help"]).signal("lone-form") == nil)
        #expect(try verdict([.email, .password], [], title: "").signal("lone-form") == nil)
        let long = String(repeating: "words and words ", count: 130)
        #expect(try verdict([.email, .password], [], text: long).signal("lone-form") == nil)
    }

    @Test(
        "a password by another spelling is for people",
        arguments: [
            ("Passvvord*", true), ("PASSW0RD", true), ("Pаssword", true), ("Password", false), ("passwords", false),
            ("pass word", false),
        ])
    func disguisedWord(label: String, found: Bool) throws {
        let page = SamplePage.page(text: "Mail address and \(label) please, then press submit.", asks: [.email])
        let verdict = try SamplePage.judge("http://x.example/", page)
        #expect((verdict.signal("disguised-word") != nil) == found)
        #expect(verdict.outcome == (found ? .review : .clear))
        let article = SamplePage.page(text: "Mail address and \(label) please, then press submit.")
        #expect(try strength("disguised-word", "http://x.example/", article) == nil)
    }

    @Test("dead-links counts only around secrets, and only when nearly all are dead")
    func deadLinks() throws {
        let dead = ["#", "javascript:;", "", "#top", "/a"]
        #expect(try strength("dead-links", "http://x.example/", SamplePage.page(asks: [.password], links: dead)) == .medium)
        #expect(try strength("dead-links", "http://x.example/", SamplePage.page(links: dead)) == nil)
        #expect(
            try strength("dead-links", "http://x.example/", SamplePage.page(asks: [.password], links: ["#", "/a", "/b", "/c"]))
                == nil)
    }

    @Test(
        "app-download",
        arguments: [
            ("http://cdn.example/app.apk?x=1", Signal.Strength.medium),
            ("itms-services://?action=download-manifest&url=https://x.example/a.plist", .medium),
            ("https://play.google.com/store/apps/x", nil), ("https://f-droid.org/repo/x.apk", nil), ("/setup.exe", nil),
            ("/a.apk.html", nil),
        ] as [(String, Signal.Strength?)])
    func download(target: String, expected: Signal.Strength?) throws {
        #expect(try strength("app-download", "http://x.example/", SamplePage.page(downloads: [target])) == expected)
    }

    @Test("an app with the words for installing it is strong, and so is an address that is an app")
    func downloadWords() throws {
        let page = SamplePage.page(text: "安卓下载 苹果下载 安装后请到设置中信任开发者 超级签 永久地址 防封域名", downloads: ["/a.apk"])
        #expect(try strength("app-download", "http://x.example/", page) == .strong)
        var evidence = try SamplePage.evidence("http://x.example/a", nil)
        evidence.contentType = "application/vnd.android.package-archive"
        #expect(ShippedLists.scorer.judge(evidence).outcome == .review)
    }

    @Test(
        "terms: two strong or one with a cue",
        arguments: [
            ("刷单返利 抢单大厅", false, Signal.Strength.strong), ("刷单返利", false, .medium), ("刷单返利", true, .strong),
            ("日结 派单 做单", false, .weak), ("周末去爬山", false, nil),
        ] as [(String, Bool, Signal.Strength?)])
    func terms(text: String, asks: Bool, expected: Signal.Strength?) throws {
        let page = SamplePage.page(title: text, asks: asks ? [.inviteCode] : [])
        #expect(try strength("terms", "http://x.example/", page) == expected)
        if expected == .weak || expected == .medium { #expect(try SamplePage.judge("http://x.example/", page).outcome == .clear) }
    }

    @Test(
        "names alone never go beyond a hint",
        arguments: [
            "http://a-b-c-d-e.top/", "http://q8x7z6k5j4h3.example:8081/", "http://a.b.c.d.e.x1x2x3x4x5x6x7.xyz/",
            "http://192.0.2.1/", "http://x.pages.dev/",
        ])
    func names(address: String) throws {
        let verdict = try SamplePage.judge(address, SamplePage.page())
        #expect(verdict.outcome == .clear)
        #expect(verdict.score > 0 && verdict.score <= 20)
    }

    @Test("an advisory cannot be bought by quoting a warning on a page that asks for secrets")
    func boughtAdvisory() throws {
        let warning = String(repeating: "警方提示,请勿轻信陌生人,切勿转账,谨防诈骗。", count: 10)
        let page = SamplePage.page(title: "支付宝 登录", text: warning, asks: [.account, .password])
        let verdict = try SamplePage.judge("http://x.example/", page)
        #expect(verdict.signal("advisory") == nil)
        #expect(verdict.outcome == .list)
    }
}
