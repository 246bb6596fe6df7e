/// What the page reader found on one page, as values: the only thing that ever leaves the reader's process.
///
/// References (links, form actions) are as written on the page; whoever knows the page's address resolves them. Every list and
/// text is cut at `RecordLimits`, and what was cut is named in `limitsHit`.
package struct PageFeatures: Hashable, Sendable {
    /// The version of this set: it changes when a field is added or means something else, and a model trained on another refuses to run.
    package static let version: UInt32 = 2

    /// The text of the first `<title>` outside SVG, white space collapsed.
    package var title = ""
    /// Visible text, headings and button labels included, white space collapsed, without scripts and styles.
    package var text = ""
    /// Meta description, keywords and Open Graph title and site name, in that order, empty ones left out.
    package var metaTexts: [String] = []
    /// `alt` texts of images and `placeholder`, `value` and `aria-label` texts of controls.
    package var labels: [String] = []
    /// The `lang` attribute of `<html>`, lower case, or empty.
    package var declaredLanguage = ""
    /// The language by script and common words: `zh`, `ja`, `ko`, `ru`, `en`, or empty when there is too little text.
    package var guessedLanguage = ""
    /// The encoding that the bytes were decoded from, by its WHATWG name: `utf-8`, `gbk`.
    package var encoding = ""
    /// `href` of the first `<base>`, or empty.
    package var base = ""
    package var forms: [PageForm] = []
    /// Controls that stand in no form, as single-page kits write them.
    package var looseFields: [PageField] = []
    package var links: [PageLink] = []
    /// `src` of scripts, in order.
    package var scripts: [String] = []
    /// `src` of frames, in order.
    package var frames: [String] = []
    /// `src` of images, in order.
    package var images: [String] = []
    package var refresh: PageRefresh?
    /// Links to programs and profiles to install: APK, IPA, `itms-services`, `mobileconfig`, exe.
    package var downloads: [String] = []
    package var contacts: [PageContact] = []
    /// Numbers, accounts and handles, normalised and validated, each once.
    package var entities: [PageEntity] = []
    package var fingerprints = PageFingerprints()
    package var identity = PageIdentity()
    package var scriptFindings = PageScripts()
    /// Text of markup that scripts or comments of the page hold back: payloads undone, white space collapsed.
    package var hiddenText = ""
    /// Styles, `href` of `rel=stylesheet`, in order.
    package var styles: [String] = []
    package var inlineScriptBytes = 0
    package var elements = 0
    /// The deepest nesting met.
    package var depth = 0
    package var bytes = 0
    /// Which limits the page broke: such a page is never called clear.
    package var limitsHit: Set<ParseLimit> = []

    private var measures = [UInt32](repeating: 0, count: PageMeasure.allCases.count)

    package init() {}

    /// The value of a measure, in its unit; see docs/FEATURES.md.
    package subscript(_ measure: PageMeasure) -> Int {
        get { Int(measures[Int(measure.rawValue)]) }
        set { measures[Int(measure.rawValue)] = UInt32(clamping: newValue) }
    }
}

/// A limit of the page reader that a page ran into.
package enum ParseLimit: UInt8, CaseIterable, Sendable {
    case bytes, depth, attributes, tagLength, links, title, text, forms, time, memory, notHTML, replacedBytes, readerDied

    /// The word for people and counters.
    package var label: String {
        switch self {
        case .bytes: "bytes"
        case .depth: "depth"
        case .attributes: "attributes"
        case .tagLength: "tag-length"
        case .links: "links"
        case .title: "title"
        case .text: "text"
        case .forms: "forms"
        case .time: "time"
        case .memory: "memory"
        case .notHTML: "not-html"
        case .replacedBytes: "replaced-bytes"
        case .readerDied: "reader-died"
        }
    }
}

/// A form and what it asks for.
package struct PageForm: Hashable, Sendable {
    /// `action` as written; empty means the page itself.
    package var action = ""
    /// `get` or `post`, lower case.
    package var method = "get"
    package var fields: [PageField] = []

    package init() {}
}

/// One control of a form, by what it asks for.
package struct PageField: Hashable, Sendable {
    package enum Meaning: UInt8, CaseIterable, Sendable {
        case other, account, password, cardNumber, cardExpiry, cardCode, oneTimeCode, nationalID, phone, email, personName,
            address, identityUpload, recoveryPhrase, paymentPassword, inviteCode, amount, search

        /// The words for people: "card number".
        package var englishName: String {
            switch self {
            case .other: "other"
            case .account: "account"
            case .password: "password"
            case .cardNumber: "card number"
            case .cardExpiry: "card expiry date"
            case .cardCode: "card security code"
            case .oneTimeCode: "one-time code"
            case .nationalID: "identity number"
            case .phone: "phone number"
            case .email: "e-mail address"
            case .personName: "name"
            case .address: "postal address"
            case .identityUpload: "picture of an identity document"
            case .recoveryPhrase: "wallet recovery phrase"
            case .paymentPassword: "payment password"
            case .inviteCode: "invitation code"
            case .amount: "amount"
            case .search: "search"
            }
        }
    }

    package var meaning: Meaning
    /// The `type` attribute, lower case, `text` by default.
    package var type: String
    package var name: String

    package init(meaning: Meaning, type: String = "text", name: String = "") {
        self.meaning = meaning
        self.type = type
        self.name = name
    }
}

/// A link and its words.
package struct PageLink: Hashable, Sendable {
    /// `href` as written; `#` and `javascript:` links are kept, since a page whose links are all dead is a trait of kits.
    package var target: String
    package var text: String

    package init(target: String, text: String) {
        self.target = target
        self.text = text
    }
}

/// A `<meta http-equiv=refresh>`.
package struct PageRefresh: Hashable, Sendable {
    package var seconds: Int
    package var target: String

    package init(seconds: Int, target: String) {
        self.seconds = seconds
        self.target = target
    }
}

/// A way to reach the people behind the page.
package struct PageContact: Hashable, Sendable {
    package enum Kind: UInt8, CaseIterable, Sendable {
        case telegram, whatsapp, line, qq, wechat, phone, email, chatWidget

        package var englishName: String {
            switch self {
            case .telegram: "Telegram"
            case .whatsapp: "WhatsApp"
            case .line: "LINE"
            case .qq: "QQ"
            case .wechat: "WeChat"
            case .phone: "phone"
            case .email: "e-mail"
            case .chatWidget: "chat widget"
            }
        }
    }

    package var kind: Kind
    package var value: String

    package init(kind: Kind, value: String) {
        self.kind = kind
        self.value = value
    }
}
