import PageRecord

/// The page claims to be a brand, and the host is none of that brand's.
///
/// Strong only beside a second fact (a form for secrets, something to install, a wallet, content like fraud's that is no article):
/// clubs, shops and fan pages carry brands in their titles too.
struct BrandMismatchSignal: SignalReader {
    static let name = "brand-mismatch"

    /// What a stranger on a name that costs nothing to leave has no business to ask for in a brand's name.
    private static let person: Set<PageField.Meaning> = [.personName, .address, .phone, .account, .amount]

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, let claim = site.foreignIdentities.first else { return [] }
        let brand = site.lists.brands.brands[claim.brand]
        let isBranch = site.imitatedBrands.isEmpty
        let hasDeed =
            !page.forms.secretsAsked.isEmpty || !page.downloads.isEmpty || page.hasWallet
            || site.isThrowaway && !page.forms.asked.isDisjoint(with: BrandMismatchSignal.person)
            || (site.content.map { $0.level >= .raised } ?? false) && !page.prose.isLongProse
        let isStrong = hasDeed && !isBranch
        // Drainers and bank fronts often build their form by script: the claim alone is worth a look.
        let isMoney = [.bank, .payment, .crypto].contains(brand.category) && !isBranch
        let weight = isMoney ? SignalWeights.strong : isBranch ? SignalWeights.medium : SignalWeights.idleClaim
        let host = shown(site.landing.host)
        let text =
            isBranch
            ? "presents itself as \(shown(brand.shownName)); the host \(host) carries its name but is not in its list of domains"
            : "presents itself as \(shown(brand.shownName)), but the host \(host) is not one of its domains"
        return [
            finding(
                .identity, isStrong ? .strong : .medium, isStrong ? SignalWeights.strong : weight,
                types: [brand.category.type], text, at: claim.place, veto: isBranch)
        ]
    }
}
