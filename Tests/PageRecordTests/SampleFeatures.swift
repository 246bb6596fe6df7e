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
        features.entities = PageEntity.Kind.allCases.map { kind in
            PageEntity(kind, "value", in: PageEntity.Place.allCases[Int(kind.rawValue) % PageEntity.Place.allCases.count])
        }
        features.fingerprints.domHash = "25c0449798a8121691ce160bd30e3dc2"
        features.fingerprints.structure = 0x0123_4567_89AB_CDEF
        features.fingerprints.text = (0..<128).map { UInt32($0) &* 0x9E37_79B9 }
        features.fingerprints.scripts = [String(repeating: "a", count: 64)]
        features.fingerprints.assetPaths = String(repeating: "b", count: 64)
        features.fingerprints.inlineIcon = -757_223_386
        features.identity.metas = [PageMeta(name: "og:site_name", content: "Example Bank")]
        features.identity.structuredNames = ["Example Bank"]
        features.identity.copyright = "© 2024 Example Bank"
        features.identity.companies = ["某某有限公司"]
        features.identity.claimedName = "Example Bank"
        features.identity.canonical = "https://bank.example/"
        features.identity.icons = ["/favicon.ico"]
        features.identity.manifest = "/manifest.json"
        features.identity.generator = "hand"
        features.scriptFindings.addresses = ["https://api.bank.example/"]
        features.scriptFindings.redirects = ["/m/"]
        features.scriptFindings.calls = ["/api/login"]
        features.scriptFindings.frameworks = ["vue"]
        features.scriptFindings.unpacked = 2
        features.scriptFindings.unseen = Set(PageScripts.Unseen.allCases)
        features.hiddenText = "隐藏"
        features.styles = ["a.css"]
        for measure in PageMeasure.allCases { features[measure] = Int(measure.rawValue) + 1 }
        features.inlineScriptBytes = 12
        features.elements = 34
        features.depth = 5
        features.bytes = 678
        features.limitsHit = Set(ParseLimit.allCases)
        return features
    }()
}
