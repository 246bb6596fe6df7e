import Vocabulary

/// Links that lead nowhere around a field for secrets: a copied front without a house behind it.
///
/// On the development pages 169 of 1,244 fraud pages have it and 22 of 4,907 honest ones: enough for a look, too little to list.
struct DeadLinksSignal: SignalReader {
    static let name = "dead-links"

    /// With fewer links all of them must be dead.
    static let minimumLinks = 4
    /// Menus of honest sites have some scripted links; copied fronts have nothing else.
    static let deadShare = 0.8

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, !page.forms.secretsAsked.isEmpty, page.links.total > 0 else {
            return []
        }
        guard page.links.dead == page.links.total || page.links.total >= DeadLinksSignal.minimumLinks,
            Double(page.links.dead) >= Double(page.links.total) * DeadLinksSignal.deadShare
        else { return [] }
        return [
            finding(
                .structure, .medium, SignalWeights.nearReview, types: [.phishing],
                "\(page.links.dead) of \(page.links.total) links lead nowhere, around a form for secrets", at: "links")
        ]
    }
}
