import Vocabulary

/// A page asks for secrets, and of all its links that lead anywhere none leads to its own site: it stands nowhere.
///
/// Never more than medium by itself: sign-in pages of services on a name of their own have such links too.
struct RootlessFormSignal: SignalReader {
    static let name = "rootless-form"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.evidence.isAddressKnown, site.owner == nil, site.protection == nil,
            !page.forms.secretsAsked.isEmpty, page.links.own == 0, page.links.foreign > 0
        else { return [] }
        return [
            finding(
                .structure, .medium, SignalWeights.medium, types: [.phishing],
                "asks for secrets, and all \(page.links.foreign) links that lead anywhere lead to others", at: "links")
        ]
    }
}
