import Vocabulary

/// The title speaks of a brand among other words, the page asks for secrets, and the host is none of that brand's.
///
/// Never more than medium: shops, clubs and manuals speak of brands too, and their login forms are their own. Silent where the
/// page claims to be the brand: that is `brand-mismatch`.
struct BrandMentionSignal: SignalReader {
    static let name = "brand-mention"

    func findings(in site: SiteReading) -> [Finding] {
        guard site.evidence.isAddressKnown, let page = site.page, site.owner == nil, site.foreignIdentities.isEmpty,
            !page.forms.secretsAsked.isEmpty,
            let claim = page.brands.claims.first(where: { $0.manner == .titleMention })
        else { return [] }
        let brand = site.lists.brands.brands[claim.brand]
        guard !(site.host.map(brand.owns) ?? false) else { return [] }
        let isBranch = site.isBranch(of: claim.brand)
        return [
            finding(
                .identity, isBranch ? .weak : .medium, isBranch ? SignalWeights.weak : SignalWeights.medium,
                types: [brand.category.type],
                "asks for secrets under a title with \(shown(brand.shownName)), whose host \(shown(site.landing.host)) is not",
                at: claim.place, veto: isBranch)
        ]
    }
}
