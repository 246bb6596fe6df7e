/// A false dating site in Chinese: a pass code for a meeting, bought again and again.
enum MeetingPass {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "meeting-pass", "qingcheng-youyue.example", "/date/card?c=55", type: "HL1", or: ["SD1"],
        note: "a Chinese dating page that sells a certificate before any meeting",
        facts: [.promise, .demand, .inviteCode, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .app, language: "zh-CN", title: facts.show(.promise, "倾城有约 同城交友", otherwise: "倾城有花"),
            description: facts.show(.promise, "同城约会 会员专享", otherwise: "花艺课堂"),
            siteName: "倾城", prefix: "qc", color: "#e11d74", nav: "同城=# | 消息=# | 认证=# | 我=#", footer: ["倾城会员部", "未满十八岁请离开"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <div class="qc-profile"><img src="/u/1.jpg" alt="头像"><b>小雅 26 岁 距您 1.8 公里</b><p>想找一个真心的人,今晚有空吗?</p></div>
                    <p>本站实行会员卡解锁,开通后安排VIP女友一对一见面。</p>
                    """,
                    otherwise: "<div class=\"qc-profile\"><b>周日花艺课</b><p>带一只浅口花瓶来,我们教你插一盆秋天。</p></div>"),
                facts.show(
                    .demand,
                    """
                    <div class="qc-rule"><h3>见面流程</h3><p>1. 领取平台认证码,缴纳安全认证金 588 元,见面后全额退回。</p>
                    <p>2. 完成三次任务约,验证是否真心,方可获得见面码。</p></div>
                    """),
                facts.show(
                    .inviteCode,
                    FormMarkup(
                        action: "/date/reg", prefix: "qc-reg", button: "立即认证",
                        fields: ["账号|user|text|", "密码|pass|password|", "邀请码|icode|text|介绍人提供"]
                    ).html),
                facts.show(.contact, "<a href=\"https://t.me/qingcheng_sample_hn\">联系红娘领取认证码</a>"),
            ]))
    }

    private static let second = SampleSite.fraud(
        "meeting-pass", "mian-mian-ju.example", "/index/room", type: "HL1", or: ["SD1"],
        note: "a Chinese private club page that asks for a door fee and a room deposit",
        facts: [.promise, .demand, .inviteCode, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .portal, language: "zh", title: facts.show(.promise, "眠眠居 私密群", otherwise: "眠眠居 民宿"),
            description: facts.show(.promise, "高端相亲,空降全国", otherwise: "山里的小房子"),
            siteName: "眠眠居", prefix: "mm", color: "#7f1d4f", nav: "佳丽=# | 流程=# | 登录=#", footer: ["眠眠居俱乐部", "资料保密"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>白富美在线等你</h1><p>覆盖三百城,上门服务,直播邀约,资料全部经过真人核验。</p>
                    <ul class="mm-girls"><li><img src="/g/a.jpg" alt="照片">可可</li><li><img src="/g/b.jpg" alt="照片">安琪</li></ul>
                    """,
                    otherwise: "<h1>雨天也好看</h1><p>屋后有一片竹林,早餐是自家磨的豆浆。</p>"),
                facts.show(
                    .demand,
                    """
                    <div class="mm-fee"><h3>入会说明</h3><p>先付门槛费 300 元,开房保证 1000 元由平台代管,保证金见面当天返还。</p>
                    <p>看完整照片请充值解锁相册。</p></div>
                    """),
                facts.show(
                    .inviteCode,
                    FormMarkup(
                        action: "/index/login", prefix: "mm-in", button: "进入",
                        fields: ["会员名|hy|text|", "口令|kl|password|", "推荐码|tjm|text|找客服要"]
                    ).html),
                facts.show(.contact, "<p><a href=\"https://t.me/mianmian_sample\">点此找客服</a></p>"),
            ]))
    }
}
