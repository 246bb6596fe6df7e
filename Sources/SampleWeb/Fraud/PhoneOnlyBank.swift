/// A bank's false page in Chinese that only phones get to see; a desktop browser finds something harmless.
enum PhoneOnlyBank {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "phone-only-bank", "icbc-shouji.example", "/wap/sj", type: "PH1",
        note: "a Chinese bank's sign-in shown to phones; desktop browsers get a page on tea",
        facts: [.claimedIdentity, .promise, .credentialForm, .cardForm, .mobileOnly]
    ) { facts in
        let name = facts.show(.claimedIdentity, "中国工商银行", otherwise: "南山茶话")
        let frame = PageFrame(
            build: .app, language: "zh-CN", title: facts.show(.promise, "\(name) 手机银行", otherwise: "\(name) 茶事"),
            description: name,
            siteName: name, prefix: "gh", color: "#c7000b", nav: "首页=# | 转账=# | 我的=#", footer: ["\(name) 版权所有", "服务热线请见卡片背面"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="gh-msg"><h2>手机银行失效通知</h2><p>您的账户异常请重新登录,实名认证过期后将停止一切交易,积分清零。</p>
                    <img src="/wap/card.png" alt="银行卡"></div>
                    """,
                    otherwise: "<div class=\"gh-msg\"><h2>白露</h2><p>露水重的早晨采的茶,喝起来有一点甜。</p></div>"),
                form(
                    facts, action: "/wap/login.do", prefix: "gh-in", button: "登录", login: "卡号/手机号|acct|tel|",
                    second: "登录密码|loginpwd|password|",
                    card: ["取款密码|atmpwd|password|六位", "CVV2|cvv2|tel|", "信用卡有效期|expdate|tel|月/年"]),
            ]),
            desktop: .html(
                "icbc-shouji.example", "/wap/sj",
                PageFrame(
                    build: .article, language: "zh-CN", title: "南山茶话", description: "喝茶的日子", siteName: "南山茶话", prefix: "cha",
                    color: "#4d7c0f", nav: "茶山=/mt | 器具=/pot", footer: ["写于南山"]
                ).html(["<h1>一壶水的温度</h1>", "<p>绿茶怕烫,水开以后先等三分钟,再沿着杯壁慢慢倒下去。</p>", "<img src=\"/img/tea.jpg\" alt=\"茶园\">"])))
    }

    private static let second = SampleSite.fraud(
        "phone-only-bank", "cmbchina-jifen.example", "/m/jf", type: "PH1",
        note: "a Chinese bank's points page shown to phones; desktop browsers are led to a page on cycling",
        facts: [.claimedIdentity, .promise, .credentialForm, .cardForm, .mobileOnly]
    ) { facts in
        let name = facts.show(.claimedIdentity, "招商银行", otherwise: "河畔单车")
        let frame = PageFrame(
            build: .portal, language: "zh", title: facts.show(.promise, "\(name)积分商城", otherwise: "\(name)日记"),
            description: "\(name)会员",
            siteName: name, prefix: "zs", color: "#a6192e", nav: "兑换=# | 订单=# | 登录=#", footer: ["\(name)信用卡中心", "活动解释权归主办方"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>9,860 分今晚过期</h1><p>积分兑换现金 493 元,信用卡提额同步开放;因网银升级,领取前须完成补录信息。</p>
                    <img src="/m/gift.png" alt="礼品">
                    """,
                    otherwise: "<h1>逆风的一天</h1><p>从上游骑到下游,风一直在前面,云走得很快。</p>"),
                form(
                    facts, action: "/m/save", prefix: "zs-up", button: "马上兑换", login: "一网通账号|uid|text|",
                    second: "查询密码|qpwd|password|", card: ["信用卡卡号|cardno|tel|", "有效期|yxq|tel|", "签名栏末三位|cvv|tel|"]),
            ]),
            desktop: .redirect(302, from: "cmbchina-jifen.example", "/m/jf", to: "/bike"),
            others: [
                .html(
                    "cmbchina-jifen.example", "/bike",
                    PageFrame(
                        build: .article, language: "zh", title: "河畔单车", description: "骑行随笔", siteName: "河畔单车", prefix: "bk",
                        color: "#0e7490", nav: "路线=/r | 修车=/fix", footer: ["慢慢骑"]
                    ).html(["<h1>换一条链条</h1>", "<p>链条用到两千公里就该量一量了,磨长的链条会咬坏飞轮。</p>", "<img src=\"/img/chain.jpg\" alt=\"链条\">"]))
            ])
    }

    private static func form(
        _ facts: Set<SampleFact>, action: String, prefix: String, button: String, login: String, second: String, card: [String]
    ) -> String {
        let fields = (facts.contains(.credentialForm) ? [login, second] : []) + (facts.contains(.cardForm) ? card : [])
        return fields.isEmpty ? "" : FormMarkup(action: action, prefix: prefix, button: button, fields: fields).html
    }
}
