/// A false loan in Chinese: approved at once, and a fee before it is paid out.
enum QuickLoan {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "quick-loan", "sudai-qianbao.example", "/loan/result?uid=20931", type: "DK1",
        note: "a Chinese loan app's page: no credit check, frozen payout, fee first",
        facts: [.promise, .demand, .identityForm, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .app, language: "zh-CN", title: facts.show(.promise, "速袋钱包 借款结果", otherwise: "速袋箱包 新品"),
            description: facts.show(.promise, "凭身份证最高可借二十万", otherwise: "背包与行李箱"),
            siteName: "速袋", prefix: "sd", color: "#f0a020", nav: "首页=# | 借款=# | 我的=#", footer: ["速袋 客户中心", "年化以合同为准"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="sd-card"><h2>恭喜,额度已批 80000 元</h2>
                    <p>无抵押无担保,无视征信,黑户可贷,三分钟秒到账,全程线上签借款合同。</p>
                    <img src="/h5/gold.png" alt="额度"><p>月费率 0.35%,可分 36 期。</p></div>
                    """,
                    otherwise: "<div class=\"sd-card\"><h2>秋冬新品</h2><p>防泼水面料,能装下一台笔记本和两本书。</p></div>"),
                facts.show(
                    .demand,
                    """
                    <div class="sd-fail"><h3>放款失败</h3><p>系统检测到银行卡填写错误,资金已被冻结在监管账户。</p>
                    <p>请先支付解冻费 3000 元验证还款能力,验证后随本金一并退还。</p></div>
                    """),
                facts.show(
                    .identityForm,
                    FormMarkup(
                        action: "/loan/apply", prefix: "sd-form", button: "重新提交",
                        fields: ["姓名|xm|text|", "身份证号|idno|text|", "身份证正反面|idpic|file|", "手持身份证|idhand|file|", "收款银行卡|card|tel|"]
                    ).html),
                facts.show(.contact, "<a class=\"sd-kf\" href=\"https://t.me/sudai_sample_fk\">联系放款专员</a>"),
            ]))
    }

    private static let second = SampleSite.fraud(
        "quick-loan", "huinong-yidai.example", "/wap/user/contract.html", type: "DK1",
        note: "a Chinese loan page: guaranteed payout, membership fee and account turnover first",
        facts: [.promise, .demand, .identityForm, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .portal, language: "zh", title: facts.show(.promise, "惠侬易贷 - 在线签约", otherwise: "惠侬农场 - 采摘"),
            description: facts.show(.promise, "包下款的线上信贷", otherwise: "草莓采摘预约"),
            siteName: "惠侬", prefix: "hn", color: "#2b8a3e", nav: "首页=/ | 产品=# | 账单=#", footer: ["惠侬信息服务部", "每日限量办理"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>征信花也能贷,今日包下款</h1>
                    <p>不看征信、不查负债,大学生贷款同样受理,到账快至五分钟。</p>
                    <ul class="hn-list"><li>免抵押,额度一万至三十万</li><li>低利率,随借随还</li></ul><img src="/wap/ad.jpg" alt="海报">
                    """,
                    otherwise: "<h1>草莓熟了</h1><p>周末开放三个大棚,小朋友半价,记得戴一顶遮阳帽。</p>"),
                facts.show(
                    .demand,
                    """
                    <div class="hn-step"><h3>签约进度:待缴会员费</h3><p>按规定须缴纳会员费放款,金额 599 元。</p>
                    <p>风控提示:账户流水过低,须刷流水 6000 元,另付工本费 200 元,之后发送提现密码。</p></div>
                    """),
                facts.show(
                    .identityForm,
                    FormMarkup(
                        action: "/wap/user/info", prefix: "hn-info", button: "签署合同",
                        fields: [
                            "真实姓名|truename|text|", "证件号码|sfzh|text|18位", "证件照片|front|file|", "储蓄卡卡号|yhkh|text|",
                            "支付密码|zfmm|password|",
                        ]
                    ).html),
                facts.show(.contact, "<p>发送截图给<a href=\"https://t.me/huinong_sample_5\">信贷经理</a>,优先打款。</p>"),
            ]))
    }
}
