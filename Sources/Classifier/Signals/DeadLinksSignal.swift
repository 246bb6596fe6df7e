import Vocabulary

/// Links that lead nowhere around a field for secrets: a copied front without a house behind it.
///
/// On the development pages 127 of 1,138 fraud pages have it and 3 of 2,102 honest ones: enough for a look, too little to list.
struct DeadLinksSignal: SignalReader {
    static let name = "dead-links"

    /// Fewer links say nothing: a small login page may have two scripted ones.
    static let minimumLinks = 4
    /// Menus of honest sites have some scripted links; copied fronts have nothing else.
    static let deadShare = 0.8

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, !page.forms.secretsAsked.isEmpty, page.links.total >= DeadLinksSignal.minimumLinks else {
            return []
        }
        guard Double(page.links.dead) >= Double(page.links.total) * DeadLinksSignal.deadShare else { return [] }
        return [
            finding(
                .structure, .medium, SignalWeights.nearReview, types: [.phishing],
                "\(page.links.dead) of \(page.links.total) links lead nowhere, around a form for secrets", at: "links")
        ]
    }
}
