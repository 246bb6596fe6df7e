import Vocabulary

/// The page asks for secrets itself, while nearly all its absolute links lead to one other domain: a saved copy of that domain's
/// page with the form turned around.
///
/// Absolute links only: a copy keeps those, and a page of its own site rarely has them to one stranger alone.
struct CopiedPageSignal: SignalReader {
    static let name = "copied-page"

    /// Fewer absolute links are chance.
    static let minimumLinks = 4
    /// Of all links to other domains, those to the one.
    static let share = 0.8

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil, !page.forms.secretsAsked.isEmpty, page.forms.foreignPosts.isEmpty,
            let (domain, count) = page.links.mostForeign, count >= CopiedPageSignal.minimumLinks,
            Double(count) >= Double(page.links.foreign) * CopiedPageSignal.share, page.links.own < count
        else { return [] }
        return [
            finding(
                .structure, .medium, SignalWeights.medium, types: [.phishing],
                "asks for secrets, while \(count) links lead to \(shown(domain))", at: "links")
        ]
    }
}
