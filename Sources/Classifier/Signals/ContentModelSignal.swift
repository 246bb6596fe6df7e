import Vocabulary

/// The trained model of page content finds the page like fraud: its words, fields and shape together.
///
/// It ranks and never lists alone: above what three honest pages in a hundred reach it is for people on a name that costs nothing to leave,
/// and beside another fact elsewhere; it lists only beside a strong fact that is no word, or one of those that such content makes strong
/// (`Corroboration`).
struct ContentModelSignal: SignalReader {
    static let name = "content-model"

    func findings(in site: SiteReading) -> [Finding] {
        guard let content = site.content, content.level >= .noted, site.owner == nil else { return [] }
        let parts = content.reasons.map { "\($0.part.shown) at \($0.place)" }.joined(separator: "; ")
        // Who asks for no secret and says who he is, or lets nobody in, reads like fraud by chance: company is needed on a name of its own.
        let isHarmless = !site.isThrowaway && (site.page.map { ContentModelSignal.isHarmless($0) } ?? false)
        let isHigh = content.level == .high && !isHarmless
        // Honest sites seldom stand on a name that costs nothing to leave; elsewhere such content needs company to be looked at, and
        // so does a page on a platform, where private persons write, that asks for nothing and offers no way on.
        let asksNothing = site.isOnPlatform && site.page.map { $0.forms.asked.isEmpty && !$0.hasWayIn } ?? false
        let noted =
            site.isThrowaway && !asksNothing
            ? SignalWeights.notedContent
            : content.level >= .raised && !isHarmless ? SignalWeights.structuredTerms : SignalWeights.medium
        let percent = Int((content.probability * 100).rounded())
        return [
            finding(
                .model, isHigh ? .strong : .medium, isHigh ? SignalWeights.highContent : noted,
                "reads like fraud (\(percent) in 100 such pages are, where one report in three is): \(parts)",
                at: content.reasons.first?.place ?? "page")
        ]
    }

    private static func isHarmless(_ page: PageReading) -> Bool {
        SelfHostedSoftware.isLogin(page) || page.forms.secretsAsked.isEmpty && (page.namesOperator || !page.hasWayIn)
    }
}
