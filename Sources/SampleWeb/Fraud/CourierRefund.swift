/// A courier's false customer service: a lost parcel, a double refund, and a form that takes the card. Served in GBK, as old Chinese
/// kits still are.
enum CourierRefund {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "courier-refund", "sf-kuaijian-peifu.example", "/lipei/index.asp?dh=SF1402277", type: "KF1", or: ["PH1"],
        note: "a Chinese courier's compensation page with a card form, in GBK",
        facts: [.claimedIdentity, .promise, .demand, .cardForm, .oneTimeCode]
    ) { facts in
        let name = facts.show(.claimedIdentity, "顺丰速运", otherwise: "小城快讯")
        let frame = PageFrame(
            build: .table, language: "zh-CN", charset: .gbk,
            title: facts.show(.promise, "\(name) 快件理赔中心", otherwise: "\(name) 服务中心"),
            description: "\(name) 网上服务", siteName: name, prefix: "sf", color: "#111111",
            nav: "首页=index.asp | 查询=# | 服务=#", footer: ["\(name) 版权所有", "工号 6021 在线受理"])
        return SampleScene(
            html: frame.html([
                "<h2>尊敬的客户,您好!</h2>",
                facts.show(
                    .promise,
                    """
                    <p class="sf-text">您的快件 SF1402277 在中转途中遗失,现启动快件丢失赔付,按货值双倍赔偿 398.00 元。</p>
                    <p class="sf-text">在线客服理赔全程三分钟,款项原路退回。</p>
                    """,
                    otherwise: "<p>今天我们在北门开设了新的便民服务点,欢迎前来领取本地地图。</p>"),
                facts.show(
                    .demand,
                    """
                    <div class="sf-step"><img src="images/step.gif" alt="步骤"><p>第一步:按提示下载会议软件,打开屏幕共享,由客服指导操作。</p>
                    <p>第二步:完成银行卡验证流水,系统自动打款。</p></div>
                    """),
                facts.show(
                    .cardForm,
                    FormMarkup(
                        action: "save.asp", prefix: "sf-card", button: "立即领取赔款",
                        fields: [
                            "持卡人姓名|xm|text|与银行预留一致", "银行卡号|kahao|text|请输入储蓄卡或信用卡卡号", "有效期|yxq|text|月/年",
                            "安全码|cvv2|text|卡背面三位", "预留手机号|sj|text|",
                        ] + (facts.contains(.oneTimeCode) ? ["短信验证码|yzm|text|六位数字"] : [])
                    ).html),
            ]), charset: .gbk)
    }

    private static let second = SampleSite.fraud(
        "courier-refund", "zto-tuikuan.example", "/pc/claim.php?no=7588203", type: "KF1", or: ["PH1"],
        note: "a Chinese courier's refund page that closes an insurance nobody opened, in GBK",
        facts: [.claimedIdentity, .promise, .demand, .cardForm, .oneTimeCode]
    ) { facts in
        let name = facts.show(.claimedIdentity, "中通快递", otherwise: "晨风花店")
        let frame = PageFrame(
            build: .portal, language: "zh", charset: .gbk,
            title: facts.show(.promise, "\(name)-退款理赔", otherwise: "\(name)-欢迎您"), description: "\(name)官方客户窗口",
            siteName: name, prefix: "zt", color: "#0a5aa8", nav: "主页=# | 进度=# | 帮助=#",
            footer: ["\(name)客户关怀部", "受理编号 90-3317"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>退款理赔登记</h1>
                    <p>包裹 7588203 因分拣破损无法派送,请登记收款账户。查询到您误开通会员服务,每月将扣 800 元,可一并取消自动续费。</p>
                    """,
                    otherwise: "<h1>本周新花</h1><p>向日葵与尤加利到店了,预订可送贺卡一张。</p>"),
                facts.show(
                    .demand,
                    """
                    <div class="zt-note"><p>办理前须关闭百万保障,否则影响个人账户;客服工号 3317 将邀请您共享屏幕核对余额。</p>
                    <img src="/public/kf.png" alt="客服头像"></div>
                    """),
                facts.show(
                    .cardForm,
                    FormMarkup(
                        action: "/pc/submit.php", prefix: "zt-bank", button: "提交退款资料",
                        fields: [
                            "收款人|realname|text|", "收款卡号|bankcard|tel|16至19位", "信用卡有效期|exp|tel|MMYY", "CVV|cvv|tel|后三位",
                        ] + (facts.contains(.oneTimeCode) ? ["验证码|smscode|tel|收到后请在两分钟内填写"] : [])
                    ).html),
            ]), charset: .gbk)
    }
}
