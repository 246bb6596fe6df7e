import DomainNames
import PageRecord
import Protection
import Vocabulary

/// All of one lead's evidence, read once, as the signals see it.
struct SiteReading: Sendable {
    let evidence: SiteEvidence
    let lists: ClassifierLists
    /// Where the page stood.
    let landing: WebAddress
    let host: DomainName?
    /// The registrable domain; the host itself when it is a public suffix.
    let domain: DomainName?
    let desktop: PageReading?
    let mobile: PageReading?
    /// The page that asks for more: what is hidden from one kind of browser must not hide from us.
    let page: PageReading?
    /// What the trained model says of the page; `nil` without a page or a model.
    let content: ContentReading?
    /// The brand whose own domain the host is; never for hosts where strangers put pages.
    let owner: Brand?
    let isSharedHost: Bool
    /// Whether the name is somebody's on a platform.
    let isOnPlatform: Bool
    /// Whether the name costs nothing to leave; false where nobody knows where the page stood.
    let isThrowaway: Bool
    let protection: NameRule?
    /// What would be listed, and by which row of the table of granularity.
    let target: ListingTarget
    /// The brand whose label the host's name carries without being its host.
    let carriedName: NameReading?

    init(_ evidence: SiteEvidence, lists: ClassifierLists, guard nameGuard: NameGuard) {
        self.evidence = evidence
        self.lists = lists
        let desktop = evidence.page.map { PageReading($0, at: evidence.landing, lists: lists) }
        let mobileAddress = evidence.mobileChain.last ?? evidence.landing
        let mobile = evidence.mobilePage.map { PageReading($0, at: mobileAddress, lists: lists) }
        self.desktop = desktop
        self.mobile = mobile
        let usesMobile = SiteReading.asksMore(mobile, than: desktop)
        let page = usesMobile ? mobile : desktop
        self.page = page
        content = page.flatMap { page in lists.model.map { ContentReading(page, model: $0.content, lists: lists) } }
        landing = usesMobile ? mobileAddress : evidence.landing
        let host = landing.host.name
        self.host = host
        domain = host.map { PublicSuffixes.registrableDomain(of: $0) ?? $0 }
        let shared = host.map { lists.shared.isSharedByPath($0) } ?? false
        isSharedHost = shared
        // A brand's cloud is not the brand: buckets and apps below its domains are strangers'.
        let isRented = host.flatMap { lists.shared.site(of: $0)?.isOnPlatform } ?? false
        isOnPlatform = isRented
        isThrowaway = evidence.isAddressKnown && ThrowawayName.stands(host, of: domain, isOnPlatform: isRented)
        owner = shared || isRented ? nil : host.flatMap(lists.brands.owner)
        protection = shared ? nil : host.flatMap(lists.protected.rule)
        target = ListingTarget(of: landing, guard: nameGuard)
        let carries = host != nil && !shared && owner == nil && protection == nil
        carriedName = carries ? host.flatMap { NameReading.of($0, brands: lists.brands) } : nil
    }

    private static func asksMore(_ mobile: PageReading?, than desktop: PageReading?) -> Bool {
        guard let mobile else { return false }
        guard let desktop else { return true }
        if mobile.forms.secretsAsked.count != desktop.forms.secretsAsked.count {
            return mobile.forms.secretsAsked.count > desktop.forms.secretsAsked.count
        }
        if mobile.downloads.count != desktop.downloads.count { return mobile.downloads.count > desktop.downloads.count }
        return mobile.terms.hits.count > desktop.terms.hits.count
    }

    /// Brands that the page claims to be and whose host this is not.
    var foreignIdentities: [BrandClaim] {
        guard owner == nil, evidence.isAddressKnown, let page else { return [] }
        return page.brands.foreignIdentities(on: host, brands: lists.brands).filter {
            !SelfHostedSoftware.stands(lists.brands.brands[$0.brand], at: page)
        }
    }

    /// Whether the site poses as somebody else: the page claims a brand, or the name is spelled to be taken for one.
    ///
    /// A host whose registrable label is the brand's own may be its branch elsewhere and does not count.
    var isImitation: Bool { carriedName?.manner == .lookalike || !imitatedBrands.isEmpty }

    /// The claims of identity that no other reading explains.
    var imitatedBrands: [BrandClaim] { foreignIdentities.filter { !isBranch(of: $0.brand) } }

    /// Whether the registrable label is the brand's own, or its whole name: perhaps its house in that country, which nobody listed yet.
    func isBranch(of brand: Int) -> Bool {
        if carriedName?.manner == .same, carriedName?.brand == brand { return true }
        guard let label = domain?.labels.first else { return false }
        return lists.brands.brands[brand].names.contains { TitleParts.compact($0) == label }
    }

    /// A page that asks for secrets, a wallet, or an installation: the structure that makes words into deeds.
    var hasStructuralCue: Bool {
        guard let page else { return false }
        return !page.forms.secretsAsked.isEmpty || !page.downloads.isEmpty || page.forms.asked.contains(.inviteCode)
            || !foreignIdentities.isEmpty || page.hasWallet
    }
}
