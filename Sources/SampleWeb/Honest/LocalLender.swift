/// A small lender's own page with an application form, in the words that false lenders borrow.
enum LocalLender {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "local-lender", "taohe-xiaodai.example", "/product/nonghu",
        note: "a small Chinese lender's product page with an appointment form"
    ) {
        PageFrame(
            build: .portal, language: "zh-CN", title: "桃河小额贷款 - 农户贷", description: "服务本县农户与小店", siteName: "桃河小贷", prefix: "th",
            color: "#166534",
            nav: "产品=/product | 利率公示=/rate | 网点=/branch | 投诉=/complaint", footer: ["桃河小额贷款有限公司", "受县金融办监管,利率公示见大厅"]
        ).html([
            "<h1>农户贷</h1>",
            "<p>为种植户准备的小额贷款,额度五千至五万元,五万元以内免抵押,需两名同村担保人。</p>",
            "<table class=\"th-rate\"><tr><td>年利率</td><td>9.6%</td></tr><tr><td>期限</td><td>6 至 18 个月</td></tr></table>",
            "<p>我们不收取任何前期费用。审批要查询征信,最快三个工作日,签约和放款都在柜台办理。</p>",
            FormMarkup(
                action: "/product/appointment", prefix: "th-book", button: "预约客户经理",
                fields: ["称呼|name|text|", "联系电话|tel|tel|", "所在乡镇|town|text|"]
            ).html,
            "<img src=\"/img/field.jpg\" alt=\"桃园\">",
        ])
    }

    private static let second = SampleSite.honest(
        "local-lender", "northmoor-credit-union.example", "/loans/compare",
        note: "a credit union's comparison of loans with an enquiry form"
    ) {
        PageFrame(
            build: .table, language: "en-GB", title: "Compare our loans – Northmoor Credit Union",
            description: "Owned by its members", siteName: "Northmoor Credit Union",
            prefix: "nm", color: "#1e40af", nav: "Saving=/saving | Borrowing=/loans | Branch=/branch | Complaints=/complaints",
            footer: ["Northmoor Credit Union is a mutual", "Authorised and regulated, see the register"]
        ).html([
            "<h2>Which loan suits you?</h2>",
            "<table class=\"nm-t\"><tr><th>Loan</th><th>APR</th><th>Up to</th></tr>",
            "<tr><td>Unsecured personal loan</td><td>12.7%</td><td>£7,500</td></tr>",
            "<tr><td>Car loan</td><td>8.9%</td><td>£15,000</td></tr>",
            "<tr><td>Emergency loan</td><td>26.8%</td><td>£500</td></tr></table>",
            "<p>Everyone's file is checked, and a bad one does not always mean no. There is nothing to pay before you borrow.</p>",
            FormMarkup(
                action: "/loans/enquiry", prefix: "nm-q", button: "Ask us",
                fields: ["First name|first|text|", "E-mail|mail|email|", "Amount in pounds|amount|text|"]
            ).html,
            "<img src=\"/img/branch.jpg\" alt=\"our branch\">",
        ])
    }
}
