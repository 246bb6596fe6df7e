import Vocabulary

/// The title speaks of a brand among other words, the page asks for secrets, and the host is none of that brand's.
///
/// Medium: shops, clubs and manuals speak of brands too, and their login forms are their own. Strong where a page on a throwaway name asks
/// in the name of a bank, carrier or authority for a card or for three kinds of secrets. Silent where the page claims to be the brand:
/// that is `brand-mismatch`.
struct BrandMentionSignal: SignalReader {
    static let name = "brand-mention"

    /// Who takes money, or speaks for the state.
    static let official: Set<Brand.Category> = [
        .bank, .payment, .government, .tax, .courier, .telecom, .airline, .insurance,
    ]

    func findings(in site: SiteReading) -> [Finding] {
        guard site.evidence.isAddressKnown, let page = site.page, site.owner == nil, site.foreignIdentities.isEmpty,
            !page.forms.secretsAsked.isEmpty,
            let claim = page.brands.claims.first(where: { $0.manner == .titleMention })
        else { return [] }
        let brand = site.lists.brands.brands[claim.brand]
        guard !(site.host.map(brand.owns) ?? false) else { return [] }
        let isBranch = site.isBranch(of: claim.brand)
        // Those who take money or speak for the state ask for cards and numbers at home, never on a name that costs nothing to leave.
        let isStrong =
            !isBranch && site.isThrowaway && BrandMentionSignal.official.contains(brand.category)
            && (page.forms.asksCard || page.forms.secretsAsked.count >= CardFormSignal.manySecrets)
        return [
            finding(
                .identity, isBranch ? .weak : isStrong ? .strong : .medium,
                isBranch ? SignalWeights.weak : isStrong ? SignalWeights.strong : SignalWeights.medium,
                types: [brand.category.type],
                "asks for secrets under a title with \(shown(brand.shownName)), whose host \(shown(site.landing.host)) is not",
                at: claim.place, veto: isBranch)
        ]
    }
}
