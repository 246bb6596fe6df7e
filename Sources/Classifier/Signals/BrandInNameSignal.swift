import Vocabulary

/// The host's name carries a brand's label with additions, as a subdomain, or spelled to be misread.
struct BrandInNameSignal: SignalReader {
    static let name = "brand-in-name"

    func findings(in site: SiteReading) -> [Finding] {
        guard let reading = site.carriedName, let host = site.host else { return [] }
        let brand = site.lists.brands.brands[reading.brand]
        let types = [brand.category.type]
        let who = shown(brand.shownName)
        // Partners and fans of a brand have names with it too, but pay for them.
        let idle = site.isThrowaway ? SignalWeights.nearReview : SignalWeights.medium
        let claims = site.imitatedBrands.contains { $0.brand == reading.brand } || namesIt(site, reading.brand)
        switch reading.manner {
        case .same:
            // Perhaps its house in that country: for people at most.
            return [
                finding(
                    .identity, .weak, SignalWeights.weak, types: types, "the name has the label of \(who) under another suffix",
                    at: "name", veto: true)
            ]
        case .subdomain:
            return [finding(.identity, .weak, SignalWeights.weak, types: types, "a subdomain has the name of \(who)", at: "name")]
        case .additions:
            let strength: Signal.Strength = claims ? .strong : .medium
            let weight = claims ? SignalWeights.strong : idle
            return [
                finding(
                    .identity, strength, weight, types: types, "the name \(shown(host.displayText)) is \(who) with additions",
                    at: "name")
            ]
        case .typo:
            return [
                finding(
                    .identity, claims ? .strong : .medium, claims ? SignalWeights.strong : idle, types: types,
                    "the name \(shown(host.displayText)) is one letter from \(reading.label) (\(who))", at: "name")
            ]
        case .lookalike:
            return [
                finding(
                    .identity, .strong, SignalWeights.strong, types: types,
                    "the name \(shown(host.displayText)) is spelled to be read as \(reading.label) (\(who))", at: "name")
            ]
        }
    }

    /// The title speaks of the brand, or the brand handles money and the name costs nothing to leave, and the content is what few honest pages are like: together as good as a claim.
    private func namesIt(_ site: SiteReading, _ brand: Int) -> Bool {
        guard site.content?.level == .high else { return false }
        return site.isThrowaway && BrandMentionSignal.official.contains(site.lists.brands.brands[brand].category)
            || site.page?.brands.claims.contains { $0.brand == brand && $0.manner == .titleMention } ?? false
    }
}
