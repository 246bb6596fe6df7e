/// A bank's own sign-in on the bank's own name.
enum BankLogin {
    static func site(_ cast: SampleCast) -> SampleSite { cast == .first ? first : second }

    private static let first = SampleSite.honest(
        "bank-login", "mybank.icbc.com.cn", "/login", note: "a Chinese bank's sign-in on its own name"
    ) {
        PageFrame(
            build: .portal, language: "zh-CN", title: "中国工商银行个人网上银行", description: "中国工商银行个人网银登录", siteName: "中国工商银行",
            prefix: "icbc", color: "#c7000b",
            nav: "首页=https://www.icbc.com.cn/ | 网点查询=https://www.icbc.com.cn/branch | 安全专区=https://www.icbc.com.cn/safe",
            footer: ["中国工商银行版权所有", "客户服务热线 95588"]
        ).html([
            "<h1>登录个人网上银行</h1>",
            FormMarkup(
                action: "/servlet/login", prefix: "icbc-in", button: "登录",
                fields: ["卡号/账号/手机号|logonCardNum|text|", "登录密码|logonPass|password|", "验证码|verifyCode|text|"]
            ).html,
            "<p><a href=\"/forget\">忘记密码</a> <a href=\"/register\">注册</a></p>",
            "<p class=\"icbc-safe\">请确认地址栏域名,首次登录建议使用U盾并安装安全控件。</p>",
        ])
    }

    private static let second = SampleSite.honest(
        "bank-login", "pbsz.ebank.cmbchina.com", "/signon", note: "another Chinese bank's sign-in on its own name"
    ) {
        PageFrame(
            build: .table, language: "zh", title: "招商银行一网通", description: "招商银行网上个人银行大众版", siteName: "招商银行", prefix: "cmb",
            color: "#a6192e", nav: "个人业务=https://www.cmbchina.com/personal | 帮助=https://www.cmbchina.com/help | 演示=/demo",
            footer: ["招商银行 版权所有", "全国统一客服 95555"]
        ).html([
            "<h2>网上个人银行大众版</h2>",
            FormMarkup(
                action: "/CmbBank_GenShell/UI/Login.aspx", prefix: "cmb-in", button: "登 录",
                fields: ["一卡通号|ClientNo|text|", "查询密码|Pwd|password|", "附加码|ExtraPwd|text|见右图"]
            ).html,
            "<img src=\"/code.gif\" alt=\"附加码\">",
            "<p>开户地请选择发卡城市。如需大额转账,请到柜台开通专业版。</p>",
        ])
    }
}
