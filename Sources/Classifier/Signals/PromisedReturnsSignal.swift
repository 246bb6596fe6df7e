import Vocabulary

/// The page offers returns by the day that no honest investment reaches.
///
/// Two rates are a table of plans, and strong; one may be quoted, and is for people. Silent in articles that warn.
struct PromisedReturnsSignal: SignalReader {
    static let name = "promised-returns"

    static let plans = 2

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil, site.protection == nil,
            !(page.prose.isLongProse && !page.terms.advisory.isEmpty)
        else { return [] }
        let rates = PromisedReturns(page.text).rates
        guard let first = rates.first else { return [] }
        let isStrong = rates.count >= PromisedReturnsSignal.plans
        let named = rates.prefix(ClassifierLimits.namedParts).map { "\($0.text)% (text at \($0.offset))" }.joined(separator: ", ")
        return [
            finding(
                .structure, isStrong ? .strong : .medium, isStrong ? SignalWeights.strong : SignalWeights.nearReview,
                types: [.fakeInvestment], "promises gains by the day that no honest investment reaches: \(named)",
                at: "text at \(first.offset)")
        ]
    }
}
