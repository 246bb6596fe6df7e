/// App distribution in Chinese: an Android package and an Apple profile outside the stores, with a guide to trust them.
enum AppDownload {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.fraud(
        "app-download", "fenfa-kuaizhuang.example", "/d/q7t2", type: "AP1",
        note: "a Chinese page that hands out an Android package and an enterprise-signed profile",
        facts: [.promise, .demand, .download]
    ) { facts in
        let frame = PageFrame(
            build: .app, language: "zh-CN", title: facts.show(.promise, "聚友视讯 - 安卓下载 苹果下载", otherwise: "聚友视讯"),
            description: facts.show(.promise, "最新线路 永久地址", otherwise: "看展讲解"),
            siteName: "聚友视讯", prefix: "ff", color: "#3b82f6", nav: "下载=# | 教程=# | 反馈=#", footer: ["本页只提供托管服务", "聚友"])
        return SampleScene(
            html: frame.html([
                "<div class=\"ff-app\"><img src=\"/d/icon.png\" alt=\"聚友\" width=\"96\"><h1>聚友视讯</h1><p>3.2.8 · 41.6 MB</p></div>",
                facts.show(
                    .promise,
                    """
                    <p class="ff-say">内测版名额有限,最新线路每日更新,请收藏本发布页,防封域名不丢失。</p>
                    <p class="ff-say">请点击右上角浏览器打开,再按提示安装。</p>
                    """,
                    otherwise: "<p>博物馆里的语音讲解,边走边听,展品照片可以放大看。</p>"),
                facts.show(
                    .download,
                    """
                    <div class="ff-buttons">
                    <a class="ff-btn" href="/d/files/juyou_328.apk">安卓下载</a>
                    <a class="ff-btn" href="itms-services://?action=download-manifest&amp;url=https://fenfa-kuaizhuang.example/d/files/juyou.plist">苹果下载(iOS企业版)</a>
                    </div>
                    """),
                facts.show(
                    .demand,
                    """
                    <section class="ff-guide"><h3>安装教程</h3><ol>
                    <li>出现“未受信任的企业级开发者”时点取消</li>
                    <li>打开设置-通用-设备管理,信任开发者</li>
                    <li>启动后输入邀请码安装完成注册</li></ol><img src="/d/g1.png" alt="教程截图"></section>
                    """),
            ]), others: [.androidPackage("fenfa-kuaizhuang.example", "/d/files/juyou_328.apk")])
    }

    private static let second = SampleSite.fraud(
        "app-download", "yinghai-xz.example", "/app/index.html", type: "AP1",
        note: "a Chinese page with an Android package and a configuration profile, behind a line chooser",
        facts: [.promise, .demand, .download]
    ) { facts in
        let frame = PageFrame(
            build: .portal, language: "zh", title: facts.show(.promise, "萤海直播 官方发布页", otherwise: "萤海天文"),
            description: facts.show(.promise, "免签封装 支持全部机型", otherwise: "观星预报"),
            siteName: "萤海", prefix: "yh", color: "#111827", nav: "线路一=#1 | 线路二=#2 | 帮助=#h", footer: ["萤海团队", "如遇拦截请换浏览器"])
        return SampleScene(
            html: frame.html([
                facts.show(
                    .promise,
                    """
                    <h1>永久地址,请截图保存</h1><p>备用域名三条,打不开时换一条即可。采用超级签与网页封装APP,稳定不掉签。</p>
                    <img src="/app/poster.jpg" alt="直播海报">
                    """,
                    otherwise: "<h1>今晚观星</h1><p>木星在东南方的天空,日落后两小时最容易找到。</p>"),
                facts.show(
                    .download,
                    """
                    <p class="yh-dl"><a href="https://yinghai-xz.example/pkg/yh_release.apk" download>安卓版</a>
                    <a href="/pkg/yh.mobileconfig">苹果版</a></p>
                    """),
                facts.show(
                    .demand,
                    """
                    <div class="yh-help"><h4>苹果手机怎么装?</h4><p>先完成描述文件安装,再到通用里的设备管理信任本应用。</p>
                    <p>安卓提示风险时选择继续,关闭纯净模式即可,微信内请用手机浏览器打开。</p></div>
                    """),
            ]), others: [.androidPackage("yinghai-xz.example", "/pkg/yh_release.apk")])
    }
}
