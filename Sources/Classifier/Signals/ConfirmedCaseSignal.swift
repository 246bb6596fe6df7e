import Vocabulary

/// The page is tied to a site that people confirmed as fraud: its money goes to the same account, or it is the same template.
///
/// An account is the same people, and lists by itself where the content does not speak against it. A template may be a copy of an honest
/// page, whose own house has it too: it lists by itself only on a name that costs nothing to leave, and is for people elsewhere.
struct ConfirmedCaseSignal: SignalReader {
    static let name = "confirmed-case"

    func findings(in site: SiteReading) -> [Finding] {
        guard site.evidence.isAddressKnown, site.owner == nil, site.protection == nil, let page = site.page,
            let match = site.lists.cases.match(page.features, at: site.domain?.text ?? "\(site.landing.host)")
        else { return [] }
        let (text, isEnough) =
            switch match.manner {
            case .account(let account):
                ("has the \(account.kind.label) \(shown(account.shown)) of", true)
            case .template:
                ("is one template with", site.isThrowaway && site.content?.level != .opposed)
            }
        return [
            finding(
                .linkage, .strong, isEnough ? SignalWeights.confirmedCase : SignalWeights.strong,
                "\(text) \(shown(match.site)), which people confirmed as fraud", at: "page")
        ]
    }
}
