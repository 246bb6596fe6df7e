import DomainNames

/// The way to the page goes through link shorteners or several strangers' domains.
struct RedirectChainSignal: SignalReader {
    static let name = "redirect-chain"

    /// One foreign domain is a move; two on the way are a detour.
    static let foreignDomains = 2

    func findings(in site: SiteReading) -> [Finding] {
        let hops = site.evidence.chain.prefix(ClassifierLimits.hops)
        guard hops.count > 1 else { return [] }
        let names = hops.dropLast().compactMap(\.host.name)
        let shortener = names.first { site.lists.shared.shorteners.contains($0) }
        let landing = site.domain?.text
        let foreign = Set(names.map { (PublicSuffixes.registrableDomain(of: $0) ?? $0).text }).filter { $0 != landing }
        if foreign.count >= RedirectChainSignal.foreignDomains {
            return [
                finding(.route, .medium, SignalWeights.weak * 2, "reached through \(foreign.count) other domains", at: "chain")
            ]
        }
        if let shortener {
            return [
                finding(.route, .weak, SignalWeights.weak, "reached through the link shortener \(shown(shortener))", at: "chain")
            ]
        }
        return []
    }
}
