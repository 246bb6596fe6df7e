import Vocabulary

/// Every link of the page leads nowhere, it asks for no secret here, and its name costs nothing to leave: one screen of a front without a
/// house behind it.
///
/// Applications that a script serves and templates have such links too, so alone it is nothing, and on a name of its own it is not told.
struct DeadFrontSignal: SignalReader {
    static let name = "dead-front"

    /// Fewer links are buttons.
    static let minimumLinks = 4

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil, site.protection == nil,
            site.isThrowaway, page.forms.secretsAsked.isEmpty,
            page.links.total >= DeadFrontSignal.minimumLinks, page.links.dead == page.links.total,
            page.links.scripted * 2 <= page.links.dead
        else { return [] }
        return [
            finding(
                .structure, .medium, SignalWeights.medium,
                "all \(page.links.total) links lead nowhere, on a name that costs nothing to leave", at: "links")
        ]
    }
}
