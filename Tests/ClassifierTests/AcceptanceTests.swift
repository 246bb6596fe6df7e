import PageRecord
import Testing
import Vocabulary

@Suite struct AcceptanceTests {
    @Test("a police notice full of the words of fraud is clear")
    func policeNotice() throws {
        let text = """
            警方提示:近期,不法分子以刷单返利、跑分平台、稳赚不赔的投资为名实施诈骗。他们先以小额返利取得信任,再以组合任务单、卡单、\
            操作失误需补足为由要求受害人继续转账,最后以解冻费、保证金提现等借口骗走更多钱款。公安机关提醒广大群众:凡是要求先垫资的刷单都是\
            诈骗;凡是声称有内幕消息、稳赚不赔的投资平台都是诈骗;公检法没有安全账户,不会要求屏幕共享,不会进行资金核查。请勿轻信陌生人,\
            切勿点击不明链接,切勿出租银行卡、收购银行卡。如遇可疑情况,请立即拨打96110或110报警,并下载国家反诈中心APP。
            """
        let verdict = try SamplePage.judge(
            "http://town-news.example/notice/12", SamplePage.page(title: "警方提示:谨防刷单返利诈骗", text: text))
        #expect(verdict.outcome == .clear)
        #expect(verdict.score <= 40)
        #expect(verdict.signal("advisory") != nil)
    }

    @Test("the text of a law is clear")
    func law() throws {
        let text = """
            第一条 为了预防、遏制和惩治电信网络诈骗活动,加强反电信网络诈骗工作,保护公民和组织的合法权益,维护社会稳定和国家安全,根据宪法,\
            制定本法。第二条 任何单位和个人不得非法买卖、出租、出借电话卡、银行账户、支付账户、互联网账号等,不得提供实名核验帮助;不得假冒\
            他人身份或者虚构代理关系开立上述卡、账户、账号等。第三条 对经设区的市级以上公安机关认定的实施前款行为的单位、个人,可以按照国家\
            有关规定记入信用记录,采取限制其有关卡、账户等功能的措施,并处罚款;涉嫌洗钱、收购银行卡、跑分等构成犯罪的,依法追究刑事责任,由\
            人民法院判处有期徒刑。
            """
        let verdict = try SamplePage.judge("http://laws.example/fraud", SamplePage.page(title: "反电信网络诈骗法", text: text))
        #expect(verdict.outcome == .clear, "\(verdict)")
    }

    @Test("a news report on a scam is clear")
    func news() throws {
        let text = """
            Police said on Tuesday that a man was sentenced to four years after victims lost their savings. According to police, the \
            fraudsters promised a guaranteed return and risk-free profit, showed a fake dashboard, and then demanded a fee before any \
            payout. The court heard that the victims were told to move money to a safe account. Prosecutors warned that anybody who \
            promises to double your money is lying, and asked people to report a scam at once.
            """
        #expect(
            try SamplePage.judge("http://daily.example/2026/court", SamplePage.page(title: "Man sentenced", text: text)).outcome
                == .clear)
    }

    @Test("a mule page is money-mule fraud, and with a chat handle it is listed")
    func mule() throws {
        let text = "跑分平台 上传收款码 押金接单 日结佣金 码商入驻 车队招募 风控稳 费率低 立即注册 开始接单 联系客服"
        let page = SamplePage.page(
            title: "跑分平台", text: text, asks: [.phone, .password, .inviteCode],
            contacts: [PageContact(kind: .telegram, value: "t.me/example_agent")])
        let verdict = try SamplePage.judge("http://mule.example/", page)
        #expect(verdict.type == .moneyMule)
        #expect(verdict.outcome == .list)
        #expect(verdict.scope == .subtree)
    }

    @Test("a page of benchmark scores is clear")
    func benchmark() throws {
        let text = "手机跑分排行 安兔兔跑分 最新手机跑分成绩 处理器跑分 对比 本月性能榜 第一名 第二名 第三名 手机评测 图片 视频"
        #expect(
            try SamplePage.judge("http://phones.example/rank", SamplePage.page(title: "手机跑分排行榜", text: text)).outcome == .clear)
    }

    @Test(
        "a brand's login at its own host is clear",
        arguments: [
            ("https://www.icbc.com.cn/login", "中国工商银行 网上银行 登录"),
            ("https://www.paypal.com/signin", "Log in to your PayPal account"),
            ("https://accounts.google.com/", "Sign in - Google Accounts"),
            ("https://secure.chase.com/", "Chase Online - Sign in"),
        ])
    func ownLogin(address: String, title: String) throws {
        let verdict = try SamplePage.judge(address, SamplePage.page(title: title, asks: [.account, .password, .oneTimeCode]))
        #expect(verdict.outcome == .clear)
    }

    @Test(
        "the same login at a stranger's host is listed as phishing",
        arguments: ["https://secure-check.example/", "http://a1b2.vercel.app/"])
    func foreignLogin(address: String) throws {
        let verdict = try SamplePage.judge(
            address, SamplePage.page(title: "Log in to your PayPal account", asks: [.email, .password]))
        #expect(verdict.outcome == .list)
        #expect(verdict.type == .phishing)
        #expect(verdict.score >= 90)
    }

    @Test("a login without any brand on an unknown domain is not listed")
    func genericLogin() throws {
        let verdict = try SamplePage.judge(
            "https://intranet.example/login", SamplePage.page(title: "Sign in", asks: [.account, .password]))
        #expect(verdict.outcome == .clear)
    }

    @Test("parcel-fee and toll pages are named by their story, not by the card form")
    func stories() throws {
        let parcel = SamplePage.page(
            title: "Royal Mail - redelivery",
            text: "Your package could not be delivered. Pay the redelivery fee of 1.99 to reschedule delivery.",
            asks: [.personName, .address, .cardNumber, .cardExpiry, .cardCode])
        let parcelVerdict = try SamplePage.judge("http://rm-parcel.example/", parcel)
        #expect(parcelVerdict.type == .fakeCustomerService)
        #expect(parcelVerdict.outcome == .list)
        let toll = SamplePage.page(
            title: "Pay your toll",
            text: "You have an unpaid toll. Toll violation pay now to avoid a late fee on your vehicle registration.",
            asks: [.cardNumber, .cardExpiry, .cardCode])
        #expect(try SamplePage.judge("http://toll-due.example/", toll).type == .impersonatedAuthority)
    }
}
