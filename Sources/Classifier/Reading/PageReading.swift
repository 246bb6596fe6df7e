import DomainNames
import PageRecord

/// One page, read once for all signals: its terms, forms, brand claims and shape.
struct PageReading: Sendable {
    let features: PageFeatures
    let address: WebAddress
    let text: NormalText
    let terms: TermReading
    let forms: FormReading
    let brands: BrandReading
    let links: LinkReading
    let prose: ProseReading
    /// Whether a wallet's address stands in the text.
    let hasWallet: Bool
    /// Programs and profiles to install, resolved.
    let downloads: [DownloadReading]
    /// Whether the page says who runs it: a company that is no brand's, or a number that a registry gave.
    let namesOperator: Bool
    /// Whether several people write on it, each in his own voice.
    let isDiscussion: Bool

    init(_ page: PageFeatures, at address: WebAddress, lists: ClassifierLists) {
        features = page
        self.address = address
        text = NormalText(page.text)
        let titleText = NormalText(page.title)
        terms = TermReading(
            title: titleText, metas: page.metaTexts.map { NormalText($0) }, labels: page.labels.map { NormalText($0) },
            text: text,
            taxonomy: lists.taxonomy)
        forms = FormReading(page, at: address)
        let host = address.host.name
        let own = host.flatMap { PublicSuffixes.registrableDomain(of: $0)?.labels.first }.map(String.init) ?? ""
        brands = BrandReading(title: page.title, metas: page.metaTexts, text: text, ownLabel: own, brands: lists.brands)
        links = LinkReading(page, at: address)
        prose = ProseReading(page.text)
        hasWallet = WalletAddresses.stand(in: page.text)
        let found = page.downloads + page.links.prefix(ClassifierLimits.links).map(\.target)
        downloads = DownloadReading.all(in: found, at: address)
        namesOperator = OperatorReading.isNamed(by: page, text: text, brands: lists.brands)
        isDiscussion = DiscussionReading.isDiscussion(text)
    }

    /// Nothing to read and nothing to fill in: a shell that scripts would fill, or no page at all.
    var isShell: Bool {
        features.text.unicodeScalars.prefix(ClassifierShell.textScalars).count < ClassifierShell.textScalars
            && forms.asked.isEmpty
            && features.downloads.isEmpty && features.refresh == nil
    }

    /// Little text, nothing asked, and scripts that hold back what was not undone: what is there may be the page or its cover.
    var isCovered: Bool {
        !features.scriptFindings.unseen.isEmpty && forms.asked.isEmpty && features.downloads.isEmpty
            && features.text.unicodeScalars.prefix(ClassifierShell.coverScalars).count < ClassifierShell.coverScalars
    }

    /// Whether the page offers a way on for whom it convinced: it asks for a secret or for the person, has a chat or a number to call,
    /// something to install, a wallet to pay to. A mail address alone is a newsletter's.
    var hasWayIn: Bool {
        !forms.asked.isDisjoint(with: PageReading.waysIn) || hasWallet || !downloads.isEmpty
            || features.contacts.contains { $0.kind != .email } || features.links.contains { PageReading.opensChat($0.target) }
            || PageReading.walletButtons.contains { text.offset(of: $0) != nil }
            || features.entities.contains { PageReading.numbers.contains($0.kind) }
    }

    private static let waysIn = FormReading.secrets.union([
        .account, .phone, .personName, .address, .inviteCode, .amount, .other,
    ])
    private static let walletButtons = ["connect wallet", "连接钱包"].map { NormalText($0) }
    private static let chats: Set<Substring> = [
        "weixin", "wxwork", "mqqapi", "mqqwpa", "tencent", "tg", "whatsapp", "line", "viber", "skype", "tel", "sms", "alipays",
    ]

    private static func opensChat(_ target: String) -> Bool {
        chats.contains(target.prefix { $0 != ":" }.lowercased()[...])
    }

    private static let numbers: Set<PageEntity.Kind> = [
        .internationalPhone, .chineseMobile, .chineseLandline, .serviceNumber, .telegram, .whatsapp, .wechat, .qq, .line,
    ]

    /// Messenger handles, which are how fraud sites talk to victims.
    var messengers: [PageContact] {
        features.contacts.filter { $0.kind != .email && $0.kind != .phone && $0.kind != .chatWidget }
    }
}

/// What makes a page a shell.
enum ClassifierShell {
    /// Below this many scalars of visible text nobody can tell what a page is: one short sentence.
    static let textScalars = 40
    /// Below this many a page with packed or encrypted scripts says too little to be called clear: a greeting, a spinner, a captcha.
    static let coverScalars = 200
}
