/// A courier's own tracking page.
enum CourierTracking {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "courier-tracking", "www.cainiao.com", "/track", note: "a Chinese courier platform's tracking page on its own name"
    ) {
        PageFrame(
            build: .portal, language: "zh-CN", title: "菜鸟 - 快递查询", description: "菜鸟物流查询", siteName: "菜鸟", prefix: "cnx",
            color: "#0052d9",
            nav: "寄快递=/send | 查快递=/track | 驿站=/station | 客服=/help", footer: ["菜鸟网络科技", "理赔请在订单页提交"]
        ).html([
            "<h1>查快递</h1>",
            FormMarkup(
                action: "/track/query", method: "get", prefix: "cnx-q", button: "查询", fields: ["运单号|mailNo|text|最多十个,换行分隔"]
            ).html,
            "<h2>常见问题</h2>",
            "<p>快递丢失怎么办?请打开淘宝订单详情,点“申请理赔”,结果会在站内消息里通知您。</p>",
            "<p>派送时间、自提点和收件地址都可以在签收前修改。</p>",
            "<img src=\"/img/station.jpg\" alt=\"驿站\">",
        ])
    }

    private static let second = SampleSite.honest(
        "courier-tracking", "www.yto.net.cn", "/express/query.html",
        note: "another Chinese courier's tracking page on its own name"
    ) {
        PageFrame(
            build: .table, language: "zh", title: "圆通速递 运单追踪", description: "圆通官网", siteName: "圆通速递", prefix: "yt",
            color: "#5b2c83",
            nav: "网点=/site | 时效=/time | 投诉=/complain | 招聘=/job", footer: ["圆通速递有限公司", "全国客服 95554"]
        ).html([
            "<h2>运单追踪</h2>",
            FormMarkup(
                action: "/api/trace", method: "get", prefix: "yt-t", button: "追踪",
                fields: ["单号|waybill|text|YT 开头", "手机后四位|last4|text|"]
            ).html,
            "<p>改地址服务在派件前免费,请联系派件员。</p>",
            "<p>破损件请在二十四小时内凭照片到网点登记,工作人员当面核对。</p>",
            "<img src=\"/pic/plane.jpg\" alt=\"货机\">",
        ])
    }
}
