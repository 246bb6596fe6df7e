import Vocabulary

/// Links that lead nowhere around a field for secrets: a copied front without a house behind it.
///
/// On the development pages, with two links or more, 170 of 1,289 fraud pages have it and 36 of 6,085 honest ones: enough for a look,
/// too little to list. One dead link is a button: 47 and 24, a medium fact.
struct DeadLinksSignal: SignalReader {
    static let name = "dead-links"

    /// One link alone is a button that a script moves.
    static let telling = 2
    /// Where most are `javascript:`, a script may serve them: a medium fact too.
    /// With fewer links all of them must be dead.
    static let minimumLinks = 4
    /// Menus of honest sites have some scripted links; copied fronts have nothing else.
    static let deadShare = 0.8

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil, !page.forms.secretsAsked.isEmpty, page.links.total > 0 else {
            return []
        }
        guard page.links.dead == page.links.total || page.links.total >= DeadLinksSignal.minimumLinks,
            Double(page.links.dead) >= Double(page.links.total) * DeadLinksSignal.deadShare
        else { return [] }
        let isTelling = page.links.total >= DeadLinksSignal.telling && page.links.scripted * 2 <= page.links.dead
        return [
            finding(
                .structure, .medium, isTelling ? SignalWeights.nearReview : SignalWeights.medium, types: [.phishing],
                "\(page.links.dead) of \(page.links.total) links lead nowhere, around a form for secrets", at: "links")
        ]
    }
}
