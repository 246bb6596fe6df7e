import Classifier
import DomainNames
import PageRecord
import Testing
import Vocabulary

/// Each bound of `ClassifierLimits`, met from the side where it bites.
@Suite struct ClassifierLimitsTests {
    private let at = "http://x.example/"

    @Test("text beyond the bound is not searched")
    func textScalars() throws {
        let inside = String(repeating: "文", count: ClassifierLimits.textScalars - 20) + "刷单返利抢单大厅"
        let outside = String(repeating: "文", count: ClassifierLimits.textScalars) + "刷单返利抢单大厅"
        #expect(try SamplePage.judge(at, SamplePage.page(text: inside)).signal("terms") != nil)
        #expect(try SamplePage.judge(at, SamplePage.page(text: outside)).signal("terms") == nil)
    }

    @Test("a word is joined across three marks and not across four")
    func joinedGap() throws {
        let marks = { (count: Int) in String(repeating: "*", count: count) }
        #expect(ClassifierLimits.joinedGap == 3)
        #expect(try SamplePage.judge(at, SamplePage.page(title: "裸\(marks(3))聊")).signal("terms") != nil)
        #expect(try SamplePage.judge(at, SamplePage.page(title: "裸\(marks(4))聊")).signal("terms") == nil)
    }

    @Test("a reason names twenty terms at most and stays one line")
    func namedTerms() throws {
        let text =
            "跑分平台 上传收款码 押金接单 码商 四方支付 三方通道 卡农 收购银行卡 对公账户出租 出租银行卡 代收款 码子 USDT承兑 OTC跑分 卡接回U 收卡 四件套 风控稳 接码平台 收款码 抢单 保证金 佣金比例 日结佣金"
        let reason = try #require(try SamplePage.judge(at, SamplePage.page(text: text)).signal("terms")?.text)
        #expect(reason.split(separator: " at ").count == ClassifierLimits.namedTerms + 1)
        #expect(!reason.contains("\n"))
    }

    @Test("what a page says of itself is cut and escaped in reasons")
    func shownScalars() throws {
        let contact = PageContact(kind: .telegram, value: "a\u{202E}\n" + String(repeating: "x", count: 500))
        let page = SamplePage.page(text: "刷单返利 抢单大厅", contacts: [contact])
        let reason = try #require(try SamplePage.judge(at, page).signal("contact-handles")?.text)
        #expect(reason.contains("\\u{202e}\\u{a}"))
        #expect(reason.unicodeScalars.count < 200)
    }

    @Test("long meta texts are descriptions, not names")
    func claimScalars() throws {
        let name = "PayPal" + String(repeating: " login", count: 20)
        #expect(name.unicodeScalars.count > ClassifierLimits.claimScalars)
        #expect(
            try SamplePage.judge(at, SamplePage.page(title: "Login", meta: [name], asks: [.password])).signal("brand-mismatch")
                == nil)
        #expect(
            try SamplePage.judge(at, SamplePage.page(title: "Login", meta: ["PayPal login"], asks: [.password])).signal(
                "brand-mismatch")
                != nil)
    }

    @Test("links and hops beyond the bounds are not counted")
    func links() throws {
        let live = Array(repeating: "/a", count: ClassifierLimits.links)
        let dead = Array(repeating: "#", count: ClassifierLimits.links * 9)
        #expect(try SamplePage.judge(at, SamplePage.page(asks: [.password], links: live + dead)).signal("dead-links") == nil)
        let start = try WebAddress(at)
        let others = try (0..<5).map { try WebAddress("http://other\($0).example/") }
        let chain = Array(repeating: start, count: ClassifierLimits.hops) + others + [start]
        let evidence = SiteEvidence(address: start, chain: chain, page: SamplePage.page())
        #expect(ShippedLists.scorer.judge(evidence).signal("redirect-chain") == nil)
    }

    @Test("the thirteenth brand of a catalogue is not kept")
    func brandClaims() throws {
        let many = "Netflix eBay Spotify Dropbox DocuSign LinkedIn Discord Roblox Coinbase Binance Instagram WhatsApp"
        #expect(many.split(separator: " ").count == ClassifierLimits.brandClaims)
        let page = SamplePage.page(title: "Sign in", text: "\(many) and then © 2026 PayPal", asks: [.password])
        #expect(try SamplePage.judge(at, page).signal("brand-mismatch") == nil)
    }

    @Test("many facts of one kind are capped, and the thresholds are settings")
    func thresholds() throws {
        let words = "百万保障 退款理赔 修复征信 停息挂账 安全账户 资金核查 裸聊 平台认证码"
        let verdict = try SamplePage.judge(at, SamplePage.page(text: words))
        #expect(verdict.score == Int(Thresholds().kindCap))
        #expect(verdict.outcome == .review)
        let strict = FraudScorer(lists: ShippedLists.all, thresholds: Thresholds(list: 101))
        let login = try SamplePage.evidence(at, SamplePage.page(title: "PayPal - Log in", asks: [.password]))
        #expect(strict.judge(login).outcome == .review)
    }
}
