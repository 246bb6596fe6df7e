/// Task rebate: small jobs on a phone, then a chain of orders that has to be paid for before anything is paid out.
enum TaskPlatform {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "task-platform", "yunmiao-huzhu.example", "/h5/hall?ic=8K2M6Q", type: "SD1",
        note: "a Chinese task wall: order hall, VIP ladder, combined orders that must be paid first",
        facts: [.promise, .demand, .inviteCode, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .app, language: "zh-CN", title: facts.show(.promise, "云苗互助 - 抢单大厅", otherwise: "云苗互助 - 社区"),
            description: facts.show(.promise, "手机兼职,动动手指,佣金当天到账", otherwise: "邻里之间交流经验的地方"),
            siteName: "云苗互助", prefix: "ym", color: "#ff6a3d", nav: "首页=# | 大厅=#hall | 记录=#log | 我的=#me",
            footer: ["云苗互助 版权所有", "服务时间 10:00-22:00"])
        return SampleScene(
            html: frame.html([
                "<div class=\"ym-banner\"><img src=\"/img/b1.jpg\" alt=\"云苗互助\"></div>",
                "<p class=\"ym-notice\">公告:系统每日零点更新,请各位会员留意通知。</p>",
                facts.show(
                    .promise,
                    """
                    <section class="ym-hall">
                    <h2>抢单大厅</h2>
                    <p>正规电商合作,刷单做任务,商家直接结算,在家兼职日赚 300 元起,新手也能轻松上手。</p>
                    <div class="ym-asset"><span>账户余额 128.00</span><span>今日佣金 36.50</span><span>冻结佣金 588.00</span></div>
                    <ul class="ym-vip">
                    <li>VIP1 佣金 0.4% 每日 40 单</li>
                    <li>VIP2 佣金 0.6% 充值 1000 元开通</li>
                    <li>VIP3 佣金 1.0% 升级VIP接单收益更高</li>
                    </ul>
                    <button class="ym-grab">立即抢单</button>
                    <marquee>138****2207 提现 2680 元成功 / 159****7713 提现 990 元成功</marquee>
                    </section>
                    """,
                    otherwise: "<section><h2>今日话题</h2><p>阳台上种什么菜最省心?欢迎大家晒图。</p></section>"),
                facts.show(
                    .demand,
                    """
                    <section class="ym-rule"><h3>任务规则</h3>
                    <p>1. 随机派发组合任务单,连单必须全部做完才能一起返还本金佣金。</p>
                    <p>2. 遇到卡单请先垫付,做完补单后资金自动解冻。</p>
                    <p>3. 中途退出视为任务未完成,操作失误需补足差额后方可提现。</p></section>
                    """),
                facts.show(
                    .inviteCode,
                    FormMarkup(
                        action: "/api/user/register", prefix: "ym-reg", button: "注册",
                        fields: ["手机号|mobile|tel|请输入手机号", "登录密码|pwd|password|6-16位", "邀请码|invite_code|text|必填,向接待员索取"]
                    ).html),
                facts.show(
                    .contact,
                    "<div class=\"ym-kf\"><a href=\"https://t.me/+Ym0samplechat8\">联系接待员(纸飞机)领取体验金</a></div>"),
            ]))
    }

    private static let second = SampleSite.fraud(
        "task-platform", "xinglu-daren.example", "/wap/task?code=TT5931", type: "SD1",
        note: "a Chinese task wall: likes for commission, credit points that must be bought back",
        facts: [.promise, .demand, .inviteCode, .contact]
    ) { facts in
        let frame = PageFrame(
            build: .app, language: "zh", title: facts.show(.promise, "星鹿达人任务大厅", otherwise: "星鹿达人"),
            description: facts.show(.promise, "点赞关注就有收入的达人平台", otherwise: "达人们的日常分享"),
            siteName: "星鹿达人", prefix: "xl", color: "#7a3cff", nav: "主页=javascript:; | 任务=# | 团队=# | 个人=#",
            footer: ["星鹿文化传媒", "工作日早九点到晚十点在线"])
        return SampleScene(
            html: frame.html([
                "<div class=\"xl-head\"><img src=\"/m/top.webp\" alt=\"\"><p>欢迎来到星鹿,和达人一起成长。</p></div>",
                facts.show(
                    .promise,
                    """
                    <div class="xl-card"><h2>今日任务</h2>
                    <p>短视频点赞返佣,每单 5 到 30 元,兼职刷单零门槛,宝妈学生都能做,做满三单就能提走。</p>
                    <table><tr><th>等级</th><th>会员等级佣金</th></tr>
                    <tr><td>青铜</td><td>每单 5 元</td></tr><tr><td>黄金</td><td>充值越多返利越多</td></tr></table>
                    <p>可提现 92.40 元,待解冻 1310.00 元</p>
                    <a class="xl-go" href="#">开始接单</a></div>
                    """,
                    otherwise: "<div class=\"xl-card\"><h2>本周精选</h2><p>看看大家拍下的秋天,投票选出你最喜欢的一张。</p></div>"),
                facts.show(
                    .demand,
                    """
                    <div class="xl-tip"><h3>提现说明</h3>
                    <p>您的信誉分不足 100 分,暂时无法提现,每充值 500 元恢复 5 分。</p>
                    <p>数据出错的会员要先修复数据,完成三笔连续任务之后款项统一退回账户。</p></div>
                    """),
                facts.show(
                    .inviteCode,
                    FormMarkup(
                        action: "/index/login/reg.html", prefix: "xl-join", button: "加入星鹿",
                        fields: ["昵称|nick|text", "设置密码|password|password", "推荐码|yqm|text|没有推荐码不能加入"]
                    ).html),
                facts.show(
                    .contact, "<p class=\"xl-service\">新人先加老师微信:xinglu_sample_07,备注“福利单”,再由派单员安排。</p>"),
            ]))
    }
}
