import PageRecord

/// A page with something in every field.
enum SampleFeatures {
    static let full: PageFeatures = {
        var features = PageFeatures()
        features.title = "登录 – Example Bank"
        features.text = "请输入您的密码 Please sign in"
        features.metaTexts = ["about", "bank, 银行"]
        features.labels = ["卡号", "Sign in"]
        features.declaredLanguage = "zh-cn"
        features.guessedLanguage = "zh"
        features.encoding = "gb18030"
        features.base = "https://bank.example/"
        var form = PageForm()
        form.action = "login.php"
        form.method = "post"
        form.fields = PageField.Meaning.allCases.map { PageField(meaning: $0, type: "tel", name: "\($0)") }
        features.forms = [form, PageForm()]
        features.looseFields = [PageField(meaning: .oneTimeCode)]
        features.links = [PageLink(target: "#", text: ""), PageLink(target: "/help", text: "帮助")]
        features.scripts = ["a.js"]
        features.frames = ["b.html"]
        features.images = ["c.png", "d.png"]
        features.refresh = PageRefresh(seconds: 5, target: "next.html")
        features.downloads = ["app.apk"]
        features.contacts = PageContact.Kind.allCases.map { PageContact(kind: $0, value: "value") }
        features.inlineScriptBytes = 12
        features.elements = 34
        features.depth = 5
        features.bytes = 678
        features.limitsHit = Set(ParseLimit.allCases)
        return features
    }()
}
