/// An authority's false notice in Chinese: a card or insurance that stopped working, and a form for identity, card and code.
enum OfficeNotice {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "office-notice", "etc-renzheng-zx.example", "/m/auth.html", type: "GJ1", or: ["PH1"],
        note: "a Chinese toll-card notice: re-certification with identity number, card and one-time code",
        facts: [.claimedIdentity, .promise, .identityForm, .cardForm, .oneTimeCode]
    ) { facts in
        let name = facts.show(.claimedIdentity, "中国ETC服务平台", otherwise: "路友之家")
        let frame = PageFrame(
            build: .app, language: "zh-CN", title: facts.show(.promise, "\(name) - ETC认证", otherwise: "\(name) - 路书"),
            description: "\(name)", siteName: name, prefix: "etc", color: "#0f6ecd", nav: "首页=# | 办理=# | 我的=#",
            footer: ["\(name) 技术支持", "请在工作时间内办理"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="etc-tip"><img src="/img/etc.png" alt="ETC"><h2>ETC失效提醒</h2>
                    <p>您的车载设备已停用,因身份证异常未通过年度审核。请于今日 24 点前重新完成ETC认证,逾期将影响通行并计入不良记录。</p></div>
                    """,
                    otherwise: "<div class=\"etc-tip\"><h2>周末去哪儿</h2><p>沿江公路红叶正好,带上保温壶出发吧。</p></div>"),
                form(
                    facts, action: "/m/step2", prefix: "etc-form", button: "下一步",
                    identity: ["车主姓名|name|text|", "身份证号|idcard|text|18位"],
                    card: ["绑定银行卡号|bank_no|tel|", "银行预留手机号|tel|tel|", "卡片有效期|valid|tel|月年", "卡背面末三位|cvn2|tel|"],
                    code: "短信验证码|code|tel|6位"),
            ]))
    }

    private static let second = SampleSite.fraud(
        "office-notice", "yibao-dianzi-pz.example", "/gov/ybk.php", type: "GJ1", or: ["PH1"],
        note: "a Chinese health-insurance notice: a card that was stopped, subsidy claimed with card and one-time code",
        facts: [.claimedIdentity, .promise, .identityForm, .cardForm, .oneTimeCode]
    ) { facts in
        let name = facts.show(.claimedIdentity, "国家医疗保障局", otherwise: "社区健步走")
        let frame = PageFrame(
            build: .portal, language: "zh", title: facts.show(.promise, "\(name)电子凭证", otherwise: "\(name)活动页"),
            description: "\(name)便民窗口", siteName: name, prefix: "yb", color: "#b30000", nav: "通知=# | 政策=# | 查询=#",
            footer: ["主办:\(name)", "网站标识码 bm0000017"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>关于医保卡停用的通知</h1><img class="yb-emblem" src="/gov/hui.png" alt="徽标">
                    <p>经核查,您名下的医保卡停用手续已受理。如非本人操作,请填写下表恢复使用,同时可办理个税补贴领取与工资补贴申领。</p>
                    <p>办理时限:收到通知之日起一天内。</p>
                    """,
                    otherwise: "<h1>春季健步走</h1><p>早上七点在体育场东门集合,走完全程有一枚小徽章。</p>"),
                form(
                    facts, action: "/gov/tj.php", prefix: "yb-tab", button: "确认恢复",
                    identity: ["参保人|xm|text|请填真实姓名", "身份证号码|sfz|text|"],
                    card: ["领取补贴的银行卡|yhk|text|卡号", "信用额度或余额|ye|text|", "CVV2|cvv2|text|", "有效期限|yxqx|text|"],
                    code: "动态验证码|dtyzm|text|"),
            ]))
    }

    private static func form(
        _ facts: Set<SampleFact>, action: String, prefix: String, button: String, identity: [String], card: [String], code: String
    ) -> String {
        var fields: [String] = []
        if facts.contains(.identityForm) { fields += identity }
        if facts.contains(.cardForm) { fields += card }
        if facts.contains(.oneTimeCode) { fields.append(code) }
        return fields.isEmpty ? "" : FormMarkup(action: action, prefix: prefix, button: button, fields: fields).html
    }
}
