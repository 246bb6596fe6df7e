import DomainNames
import Vocabulary

/// Something to install from outside the stores: an Android package, an iOS manifest, a configuration profile.
struct AppDownloadSignal: SignalReader {
    static let name = "app-download"

    func findings(in site: SiteReading) -> [Finding] {
        let types: [FraudType] = [.appDistribution]
        if let kind = site.evidence.contentType.flatMap(DownloadReading.kind(ofContentType:)), site.protection == nil,
            site.owner == nil
        {
            return [
                finding(
                    .structure, .strong, SignalWeights.strong, types: types,
                    "the address itself is an app to install (\(kind.rawValue))", at: "chain")
            ]
        }
        guard let page = site.page else { return [] }
        let foreign = page.downloads.filter { $0.kind != .program && !isKnown($0.host, site) }
        guard let first = foreign.first else { return [] }
        let isProfile = foreign.contains { $0.kind == .profile || $0.kind == .appleManifest }
        let hasBoth = foreign.contains { $0.kind == .android } && foreign.contains { $0.kind != .android }
        let hasWords = page.terms.hits(for: .appDistribution, .strong).count >= 1
        // Companies hand out their own apps before the stores have them, with the same words of advice, and say who they are.
        let isUnowned = site.isThrowaway || !page.namesOperator
        let isStrong = site.isImitation || isUnowned && (isProfile && hasBoth || hasWords)
        let (strength, weight): (Signal.Strength, Double) =
            if isStrong {
                (.strong, SignalWeights.strong)
            } else if isUnowned {
                (.medium, SignalWeights.medium)
            } else {
                (.weak, SignalWeights.weak)
            }
        let host = first.host.map { " from \(shown($0))" } ?? ""
        return [
            finding(
                .structure, strength, weight, types: types,
                "offers \(isProfile ? "an iOS profile or manifest" : "an app") to install\(host), outside the stores", at: "links"
            )
        ]
    }

    /// Code hosts, stores and brands hand out packages honestly.
    private func isKnown(_ host: DomainName?, _ site: SiteReading) -> Bool {
        guard let host else { return false }
        return site.lists.protected.contains(host) || site.lists.brands.owner(of: host) != nil
    }
}
