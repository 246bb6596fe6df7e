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

    /// Whether the page says who runs it: a company, or a number that a registry gave.
    var namesOperator: Bool {
        !features.identity.companies.isEmpty
            || features.entities.contains { [.icpNumber, .policeNumber, .licenceNumber].contains($0.kind) }
    }

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
