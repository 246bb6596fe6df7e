import Vocabulary

/// The page says of itself that it stands at a brand's own domain, or has its pictures from there, and it stands elsewhere: a copy.
///
/// Strong where it asks for secrets: nobody copies a bank's page to take passwords for the bank.
struct BorrowedIdentitySignal: SignalReader {
    static let name = "borrowed-identity"

    func findings(in site: SiteReading) -> [Finding] {
        guard site.evidence.isAddressKnown, site.owner == nil, site.protection == nil, let page = site.page,
            let borrowed = BorrowedIdentity.of(page, brands: site.lists.brands)
        else { return [] }
        let brand = site.lists.brands.brands[borrowed.brand]
        // The label itself under another suffix may be the brand's branch, which has its pictures from the mother.
        let isBranch = site.isBranch(of: borrowed.brand)
        let isStrong = !page.forms.secretsAsked.isEmpty && !isBranch
        let what =
            borrowed.place == "canonical"
            ? "names an address at \(borrowed.domain) as its own" : "has its pictures from \(borrowed.domain)"
        return [
            finding(
                .identity, isStrong ? .strong : .medium, isStrong ? SignalWeights.strong : SignalWeights.medium,
                types: [brand.category.type],
                "\(what) (\(shown(brand.shownName))), and stands elsewhere\(isStrong ? ", asking for secrets" : "")",
                at: borrowed.place)
        ]
    }
}
