import Vocabulary

/// The page speaks about fraud instead of committing it: a police notice, a law, a report. It has every word of fraud in it.
///
/// Held only for running prose that asks for nothing, offers nothing and shows no wallet, so that a fraud page cannot buy its way
/// out by quoting a warning. It caps the score below review.
struct AdvisorySignal: SignalReader {
    static let name = "advisory"

    /// Distinct advisory terms a page needs; at a government's or school's host one will do.
    static let terms = 2

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, page.prose.isLongProse, isHarmless(page, site) else { return [] }
        let advisory = page.terms.advisory
        let isOfficial = site.protection?.category == "government" || site.protection?.category == "education"
        guard advisory.count >= (isOfficial ? 1 : AdvisorySignal.terms) || (isOfficial && advisory.isEmpty) else { return [] }
        let named = advisory.prefix(ClassifierLimits.namedTerms).map(\.shown).joined(separator: ", ")
        let text = advisory.isEmpty ? "running prose at an official host" : "running prose about fraud, not for it: \(named)"
        return [
            finding(.exculpating, .exculpating, SignalWeights.advisory, text, at: advisory.first?.place ?? "text", veto: true)
        ]
    }

    private func isHarmless(_ page: PageReading, _ site: SiteReading) -> Bool {
        page.forms.secretsAsked.isEmpty && page.downloads.isEmpty && site.foreignIdentities.isEmpty
            && !page.forms.asked.contains(.inviteCode) && !page.hasWallet
    }
}
