/// The host is a brand's own: its login is where logins belong.
struct OwnBrandSignal: SignalReader {
    static let name = "own-brand"

    func findings(in site: SiteReading) -> [Finding] {
        guard let owner = site.owner, let host = site.host else { return [] }
        return [
            finding(
                .exculpating, .exculpating, SignalWeights.ownBrand, "\(shown(host)) belongs to \(shown(owner.shownName))",
                at: "name", veto: true)
        ]
    }
}
