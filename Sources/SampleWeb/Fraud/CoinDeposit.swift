/// Fake investment in Chinese: steady profit, a deposit in USDT, and a fee before anything can be taken out.
enum CoinDeposit {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "coin-deposit", "heyu-quanqiu.example", "/trade/assets", type: "TZ1",
        note: "a Chinese trading app: promised daily profit, USDT deposit address, tax before withdrawal",
        facts: [.promise, .demand, .deposit, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .app, language: "zh-CN", title: facts.show(.promise, "禾屿环球 合约交易", otherwise: "禾屿环球 财经日历"),
            description: facts.show(.promise, "专业团队带单,静态收益每日到账", otherwise: "每日财经事件一览"),
            siteName: "禾屿环球", prefix: "hy", color: "#0b1f3a", nav: "行情=# | 合约=#swap | 资产=#assets | 我=#mine",
            footer: ["© 禾屿环球 2016-2026", "市场有波动"])
        return SampleScene(
            html: frame.html([
                """
                <div class="hy-quote"><canvas id="kline" width="360" height="160"></canvas>
                <span class="hy-pair">XAU/USD</span><span class="hy-last">2388.41</span><span>+0.42%</span></div>
                """,
                facts.show(
                    .promise,
                    """
                    <div class="hy-card"><h2>总资产 16,882.40 USDT</h2>
                    <p>跟随陈老师带单,秒合约 60 秒一期,稳赚不赔,日收益率 3% 起。</p>
                    <p>机构席位掌握内幕消息,静态收益与动态收益双重到账,保本保息。</p></div>
                    """,
                    otherwise: "<div class=\"hy-card\"><h2>本周日历</h2><p>周三公布居民消费价格指数,周五公布就业数据。</p></div>"),
                facts.show(
                    .demand,
                    """
                    <div class="hy-card"><h3>提现须知</h3>
                    <p>首次提现前请缴纳盈利部分 20% 的个人所得税后提现;账户冻结的用户须先支付解冻金。</p></div>
                    """),
                facts.show(
                    .deposit,
                    """
                    <div class="hy-pay"><h3>USDT充值(TRC20)</h3>
                    <img src="/qr/usdt.png" alt="USDT 收款二维码" width="160" height="160">
                    <input readonly value="TD6o2PExK5MinsAAGiMNmj1bjJTSAU37qi" id="addr"><button id="copy">复制地址</button></div>
                    """),
                facts.show(.contact, "<a class=\"hy-chat\" href=\"https://t.me/heyu_sample_kefu\">联系专属客服办理出入金</a>"),
            ]))
    }

    private static let second = SampleSite.fraud(
        "coin-deposit", "langqiao-yuanshigu.example", "/index.php/home/wallet", type: "TZ1",
        note: "a Chinese subscription platform: original shares, USDT transfer, deposit before withdrawal",
        facts: [.promise, .demand, .deposit, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .portal, language: "zh", title: facts.show(.promise, "廊桥优选|原始股认购", otherwise: "廊桥读书会"),
            description: facts.show(.promise, "上市前额度,名额有限", otherwise: "一座城市的读书会"),
            siteName: "廊桥", prefix: "lq", color: "#8b1a1a", nav: "首页=/ | 项目=/item | 钱包=/wallet | 消息=/msg",
            footer: ["廊桥服务中心", "全国统一受理"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>拟上市公司原始股限额认购</h1>
                    <p>本平台为新股申购内部通道,锁仓三十天翻倍,零风险,到期由平台回购。</p>
                    <div class="lq-item"><img src="/upload/ipo1.jpg" alt="认购海报"><b>每份 2000 元</b><i>已认购 96%</i></div>
                    <p>每晚八点金融导师直播课,在会员群里同步喊单。</p>
                    """,
                    otherwise: "<h1>本月书目</h1><p>我们一起读一本写河流与城市的散文,周末在桥头见面聊聊。</p><img src=\"/upload/b.jpg\" alt=\"封面\">"),
                facts.show(
                    .demand,
                    """
                    <h3>常见问题:为什么提现失败?</h3>
                    <p>因登录异常触发风控,请先补交等额资金作为保证金提现,或联系专员刷银行流水后再次申请。</p>
                    """),
                facts.show(
                    .deposit,
                    """
                    <div class="lq-box"><h3>虚拟货币入金</h3><p>请向以下波场地址转入:</p>
                    <code>TLtJ2uYAX9aKMyzGxdLqSmzCMxkvbVrYpo</code>
                    <img src="/upload/code.png" alt="扫码转账"></div>
                    """),
                facts.show(
                    .contact,
                    "<p>在线专员为您一对一办理:<a href=\"https://t.me/langqiao_sample_zy\">纸飞机</a></p>"
                ),
            ]))
    }
}
