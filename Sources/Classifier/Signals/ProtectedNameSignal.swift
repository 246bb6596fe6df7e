/// The name is one that must never be blocked: whatever is found there goes to people.
struct ProtectedNameSignal: SignalReader {
    static let name = "protected-name"

    func findings(in site: SiteReading) -> [Finding] {
        guard let protection = site.protection else { return [] }
        return [
            finding(
                .exculpating, .exculpating, SignalWeights.protectedName,
                "protected by \(shown(protection.name)) (\(shown(protection.category)): \(shown(protection.reason)))", at: "name",
                veto: true)
        ]
    }
}
