import Vocabulary

/// A page with a form, on a name that costs nothing to leave, and of all its links that lead anywhere none leads to its own site: it stands
/// nowhere. Asking for secrets, it is a `rootless-form`.
struct RootlessPageSignal: SignalReader {
    static let name = "rootless-page"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil, site.protection == nil,
            site.isThrowaway,
            page.forms.secretsAsked.isEmpty, !page.forms.asked.subtracting([.other, .search]).isEmpty,
            page.links.own == 0, page.links.foreign > 0
        else { return [] }
        return [
            finding(
                .structure, .medium, SignalWeights.medium,
                "has a form, and all \(page.links.foreign) links that lead anywhere lead to others, on a name that costs nothing to leave",
                at: "links")
        ]
    }
}
