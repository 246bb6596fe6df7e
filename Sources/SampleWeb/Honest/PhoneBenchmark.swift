/// A review of a phone by its benchmark score, which in Chinese is the word for a mule's work too.
enum PhoneBenchmark {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "phone-benchmark", "shuma-xianping.example", "/review/p9-paofen",
        note: "a Chinese phone review that speaks of 跑分 throughout"
    ) {
        PageFrame(
            build: .article, language: "zh-CN", title: "新机手机跑分实测:三款旗舰对比", description: "跑分、续航、发热", siteName: "数码闲评", prefix: "sx",
            color: "#1e3a8a", nav: "评测=/review | 榜单=/top | 二手=/used | 论坛=/bbs", footer: ["数码闲评编辑部", "测试样机由读者借出"]
        ).html([
            "<h1>新机手机跑分实测:三款旗舰对比</h1>",
            "<p>同样的室温,同样的亮度,每台机器连续跑分三遍,取中间一次的成绩。</p>",
            "<table class=\"sx-t\"><tr><th>机型</th><th>CPU 跑分</th><th>GPU 跑分</th></tr>",
            "<tr><td>甲</td><td>412,880</td><td>901,114</td></tr>",
            "<tr><td>乙</td><td>398,204</td><td>955,630</td></tr>",
            "<tr><td>丙</td><td>371,553</td><td>842,909</td></tr></table>",
            "<img src=\"/pic/heat.jpg\" alt=\"热成像\">",
            "<p>乙的显卡最强,但跑完机身有四十五度。日常使用三台没有区别,跑分平台上的名次看看就好。</p>",
            "<p>下期我们比一比拍照。</p>",
        ])
    }

    private static let second = SampleSite.honest(
        "phone-benchmark", "zhuangji-biji.example", "/notes/128", note: "a Chinese computer builder's notes on benchmark scores"
    ) {
        PageFrame(
            build: .portal, language: "zh", title: "三千元主机跑分记录", description: "装机笔记第一百二十八篇", siteName: "装机笔记", prefix: "zj",
            color: "#3f3f46",
            nav: "笔记=/notes | 配件=/parts | 关于我=/me", footer: ["装机笔记", "转载请留链接"]
        ).html([
            "<h1>三千元主机跑分记录</h1>",
            "<p>这台机器给弟弟上网课用,顺便打打游戏,预算卡得很死。</p>",
            "<ul>",
            "<li>单核跑分 2,614</li>",
            "<li>多核跑分 13,870</li>",
            "<li>硬盘读取每秒五千兆</li>",
            "</ul>",
            "<img src=\"/img/case.jpg\" alt=\"机箱\">",
            "<p>换了双通道内存以后,跑分涨了百分之八,帧数也更稳;换一个跑分平台再测,结果差不多。</p>",
            "<p>如果加两百块换个大一点的电源,以后升级显卡就不用拆线了。</p>",
        ])
    }
}
