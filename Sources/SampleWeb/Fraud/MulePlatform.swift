/// A money-mule platform in Chinese: lend your payment code, put down a deposit, take other people's money.
enum MulePlatform {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "mule-platform", "feima-jiedan.example", "/run/index", type: "MM1",
        note: "a Chinese platform that collects payment codes for a commission and a deposit",
        facts: [.promise, .demand, .inviteCode, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .app, language: "zh-CN", title: facts.show(.promise, "飞码跑分平台", otherwise: "飞码羽毛球"),
            description: facts.show(.promise, "有收款码就能赚", otherwise: "约球记录"),
            siteName: "飞码", prefix: "fm", color: "#16a34a", nav: "大厅=# | 收款码=# | 收益榜=# | 我的=#", footer: ["飞码 结算组", "二十四小时出款"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="fm-card"><h2>跑分平台,代收款每日结算</h2><p>上传收款码即可挂机,微信 1.2%,支付宝 1.5%,佣金比例全网最高。</p>
                    <p>支持对公账户出租,月入一万提成不是梦。</p>
                    <table class="fm-rank"><tr><td>第一名 老刘</td><td>8,421 元</td></tr><tr><td>第二名 阿梅</td><td>6,077 元</td></tr></table></div>
                    """,
                    otherwise: "<div class=\"fm-card\"><h2>本周约球</h2><p>周五晚上还缺两位,场地在河东体育馆二楼。</p></div>"),
                facts.show(
                    .demand,
                    """
                    <div class="fm-card"><h3>接单规则</h3><p>押金接单,缴多少保证金接多少额度,上分后自动派单。</p>
                    <p>出现风险由码商车队统一处理,风控稳,不冻卡。</p></div>
                    """),
                facts.show(
                    .inviteCode,
                    FormMarkup(
                        action: "/run/qr/add", prefix: "fm-qr", button: "上传并接单",
                        fields: ["收款码图片|qrcode|file|", "手机号|mobile|tel|", "邀请码|invite|text|向上级索取"]
                    ).html),
                facts.show(.contact, "<a href=\"https://t.me/feima_sample_boss\">飞机群:飞码总群</a>"),
            ]))
    }

    private static let second = SampleSite.fraud(
        "mule-platform", "lantu-otc.example", "/agent/home", type: "MM1",
        note: "a Chinese platform that rents bank cards and turns money into coins",
        facts: [.promise, .demand, .inviteCode, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .portal, language: "zh", title: facts.show(.promise, "蓝途 OTC 承兑接单", otherwise: "蓝途单车"),
            description: facts.show(.promise, "四方支付下游招募", otherwise: "骑行路线"),
            siteName: "蓝途", prefix: "lt", color: "#1d4ed8", nav: "接单=# | 钱包=# | 代理=# | 公告=#", footer: ["蓝途商户后台", "下发时间以通知为准"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>招募卡农与车队,日结佣金</h1><p>长期收购银行卡四件套,出租银行卡每张每天八百元。</p>
                    <p>OTC跑分走 USDT承兑,卡接回U,费率 6 个点,躺赚不用上班。</p><img src="/agent/flow.png" alt="流程图">
                    """,
                    otherwise: "<h1>环湖一日</h1><p>全程四十公里,沿途有三个补给点,适合第一次长骑。</p>"),
                facts.show(
                    .demand,
                    """
                    <div class="lt-rule"><h3>代理须知</h3><p>首次入场先交 2000 元押金;三方通道下分后十五分钟内必须转出。</p>
                    <p>卡被限制时不要报警,由平台出具流水证明。</p></div>
                    """),
                facts.show(
                    .inviteCode,
                    FormMarkup(
                        action: "/agent/join", prefix: "lt-join", button: "申请入队",
                        fields: ["银行卡号|bank|text|用于接款", "开户人|owner|text|", "取款密码|wpass|password|", "推荐码|ref|text|必填"]
                    ).html),
                facts.show(.contact, "<p>电报 <a href=\"tg://resolve?domain=lantu_sample_otc\">@lantu_sample_otc</a></p>"),
            ]))
    }
}
