/// A Chinese newspaper's story on a fraud.
enum ScamNewsChinese {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "scam-news-zh", "chengnan-wanbao.example", "/2026/0318/c12-88231.html", note: "a Chinese news story on a mule ring"
    ) {
        PageFrame(
            build: .article, language: "zh-CN", title: "一个跑分平台的覆灭:四十二人获刑", description: "本报记者旁听庭审", siteName: "城南晚报",
            prefix: "cn",
            color: "#222222", nav: "要闻=/yw | 社会=/sh | 文体=/wt | 读者来信=/lx", footer: ["城南晚报社", "新闻热线见报头"]
        ).html([
            "<h1>一个跑分平台的覆灭:四十二人获刑</h1>",
            "<p class=\"cn-by\">本报记者 周闻</p>",
            "<p>昨天上午,区人民法院对一起帮助信息网络犯罪活动案公开宣判。记者从庭审中了解到,该团伙在两年间招募码商六百余人。</p>",
            "<img src=\"/pic/court.jpg\" alt=\"庭审现场\">",
            "<p>检方指控,平台以“上传收款码就能躺赚”为诱饵,会员缴纳押金接单,替上游代收款,按百分之一点五提成,再通过USDT承兑把资金转到境外。</p>",
            "<p>“我以为就是一份兼职。”一名被告人说,他把自己的银行卡也借给了别人,直到卡被冻结。</p>",
            "<p>法院以掩饰、隐瞒犯罪所得罪,判处有期徒刑一年至七年不等。承办法官在新闻发布会上提醒,出租银行卡同样要担责。</p>",
            "<p>截至发稿,已有九名受害人领回部分款项。</p>",
        ])
    }

    private static let second = SampleSite.honest(
        "scam-news-zh", "binhai-ribao.example", "/news/society/5521.shtml",
        note: "a Chinese news story on a false courier service"
    ) {
        PageFrame(
            build: .table, language: "zh", title: "接到“客服”来电后,她差点转走三十万", description: "滨海日报社会新闻", siteName: "滨海日报", prefix: "bh",
            color: "#7c1414", nav: "头版=/ | 民生=/ms | 评论=/pl | 数字报=/epaper", footer: ["滨海日报传媒", "未经许可不得转载"]
        ).html([
            "<h1>接到“客服”来电后,她差点转走三十万</h1>",
            "<p>滨海日报记者 陆青 通讯员 许岩</p>",
            "<p>“对方连我的单号都报得出来。”回想起周一的经历,市民王女士仍然后怕。</p>",
            "<p>当天下午,她接到自称快递公司的电话,说包裹破损可以退款理赔。对方发来一个链接,让她开启备用金退款,又说要取消自动续费,需要共享屏幕。</p>",
            "<img src=\"/images/bank.jpg\" alt=\"银行柜台\">",
            "<p>银行柜员发现异常,拖住她聊了二十分钟,并请来附近派出所民警。转账被及时拦下。</p>",
            "<p>办案民警介绍,此类骗局的关键一步是让人关掉所谓百万保障。记者查询发现,那个网页第二天就打不开了。</p>",
            "<p>该行表示,将对柜员给予奖励。</p>",
        ])
    }
}
