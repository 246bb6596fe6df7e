import DomainNames

/// How the address is spelled. Never more than a hint: no score of names alone lists a site.
struct AddressShapeSignal: SignalReader {
    static let name = "address-shape"

    /// Hyphens in the registrable label beyond which it is a sentence.
    static let hyphens = 3
    /// Labels below the registrable domain.
    static let depth = 4

    func findings(in site: SiteReading) -> [Finding] {
        guard let host = site.host else {
            return [finding(.name, .medium, SignalWeights.weak * 2, "a bare IP address instead of a name", at: "name")]
        }
        guard site.protection == nil, site.owner == nil, let domain = site.domain, let label = domain.labels.first else {
            return []
        }
        var facts: [String] = []
        if label.split(separator: "-").count > AddressShapeSignal.hyphens { facts.append("many hyphens") }
        if ThrowawayName.isDrawn(label) { facts.append("a drawn label") }
        if host.labels.count - domain.labels.count >= AddressShapeSignal.depth { facts.append("deep below its domain") }
        if label.hasPrefix("xn--"), mixesScripts(domain.displayText) { facts.append("letters of several scripts in one label") }
        if site.landing.port != nil { facts.append("an unusual port") }
        if ThrowawayName.hasFavouredSuffix(host) { facts.append("a suffix that fraud favours") }
        guard !facts.isEmpty else { return [] }
        let weight = min(Double(facts.count) * SignalWeights.weak, SignalWeights.weak * 2)
        return [finding(.name, .weak, weight, "the name has \(facts.joined(separator: ", "))", at: "name")]
    }

    private func mixesScripts(_ text: String) -> Bool {
        let label = text.prefix { $0 != "." }
        let hasLatin = label.unicodeScalars.contains { $0.value >= 0x61 && $0.value <= 0x7A }
        return hasLatin && label.unicodeScalars.contains { (0x370...0x52F).contains($0.value) }
    }
}
