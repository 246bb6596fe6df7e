/// Words that stand beside a brand's name in the title of its own login or service page, and say nothing about whose page it is.
enum GenericWords {
    private static let latin: Set<String> = [
        "log", "login", "logon", "in", "into", "on", "to", "sign", "signin", "your", "my", "account", "accounts", "secure",
        "security", "online",
        "banking", "bank", "internet", "mobile", "web", "app", "home", "homepage", "page", "welcome", "official", "site",
        "website",
        "customer", "service", "services", "support", "center", "centre", "help", "portal", "verification", "verify", "verified",
        "update",
        "confirm", "confirmation", "identity", "the", "of", "for", "and", "or", "up", "register", "access", "user", "personal",
        "business", "mail",
        "email", "webmail", "inbox", "payment", "pay", "billing", "tracking", "track", "delivery", "parcel", "package", "wallet",
        "connect",
        "id", "auth", "authentication", "recover", "recovery", "reset", "password", "info", "information", "com", "inc", "llc",
        "ltd", "co", "group",
        "connexion", "se", "connecter", "accueil", "compte", "votre", "iniciar", "sesion", "sesión", "bienvenido", "anmelden",
        "anmeldung", "konto",
        "accedi", "entrar", "connectez", "vous", "à", "a", "de", "la", "le", "us", "uk", "®", "™", "sign-in", "log-in",
        "international", "claim", "redelivery",
        "refund", "free", "gift", "card", "rewards", "www", "new", "2024", "2025", "2026", "two", "step", "now", "download",
        "ログイン", "サインイン",
    ]
    private static let ideographic = [
        "登录", "登陆", "官方网站", "官网", "官方", "首页", "网上银行", "网银", "手机银行", "个人", "企业", "中心", "认证", "系统", "平台", "客服",
        "查询", "办理", "服务", "领取", "补贴", "申请", "验证", "安全", "账户", "账号", "密码", "用户", "欢迎", "使用", "您的", "入口", "网站",
        "在线", "快递", "积分", "兑换", "商城", "实名", "信息", "更新", "升级", "下载", "手机", "客户端", "统一", "身份", "门户", "电子", "邮箱",
        "ログイン", "公式サイト", "アカウント", "会员", "サービス", "重要", "お知らせ", "のお", "确认", "本人", "へ", "の", "様",
    ]

    /// Whether nothing but generic words is in a text; an empty one too.
    static func areAll(_ text: String) -> Bool {
        var rest = text
        for word in ideographic {
            while let range = rest.firstRange(of: word) { rest.replaceSubrange(range, with: " ") }
        }
        let words = rest.split { character in
            !character.isLetter && !character.isNumber
        }
        return words.allSatisfy { latin.contains(String($0)) }
    }
}
