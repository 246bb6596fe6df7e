import Vocabulary

/// The words of fraud, by type.
///
/// Longest match only. Two distinct strong terms of a type, or one beside a structural cue, are a strong fact; a lone strong term
/// and any number of medium and weak ones never are.
struct TermsSignal: SignalReader {
    static let name = "terms"

    /// Distinct strong terms of a type that speak for themselves.
    static let strongTerms = 2
    /// Distinct medium terms of a type that count beside a structural cue.
    static let mediumTerms = 4
    /// Distinct medium terms of a type that are for people on a name that costs nothing to leave.
    static let toldTerms = 3
    /// Distinct medium terms that are for people beside a lone strong one, wherever the page stands.
    static let companyTerms = 2

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page else { return [] }
        let hasCue = site.hasStructuralCue
        // Who quotes the words of fraud in an article that warns of it offers no way on.
        let isQuoting =
            page.isDiscussion
            || page.prose.isLongProse && !hasCue && page.messengers.isEmpty && !page.terms.advisory.isEmpty
        return FraudType.allCases.compactMap { type in
            let strong = page.terms.hits(for: type, .strong)
            let medium = page.terms.hits(for: type, .medium)
            let weak = page.terms.hits(for: type, .weak)
            let hits = strong + medium + weak
            let text = "\(type.englishName): \(hits.prefix(ClassifierLimits.namedTerms).map(\.shown).joined(separator: ", "))"
            let place = hits.first.map { "\($0.place) at \($0.offset)" } ?? ""
            func found(_ strength: Signal.Strength, _ weight: Double) -> Finding {
                finding(.terms, strength, weight, types: [type], text, at: place)
            }
            let distinct = page.terms.strongFacts(for: type)
            if distinct >= 1, isQuoting {
                return found(.medium, distinct == 1 ? SignalWeights.looseTerms : SignalWeights.structuredTerms)
            }
            if distinct >= TermsSignal.strongTerms { return found(.strong, SignalWeights.strong) }
            if distinct == 1 {
                if hasCue { return found(.strong, SignalWeights.strong) }
                if site.isThrowaway || medium.count >= TermsSignal.companyTerms {
                    return found(.medium, SignalWeights.nearReview)
                }
                return found(.medium, SignalWeights.looseTerms)
            }
            if medium.count >= TermsSignal.toldTerms, site.isThrowaway { return found(.medium, SignalWeights.nearReview) }
            if medium.count >= TermsSignal.mediumTerms, hasCue { return found(.medium, SignalWeights.structuredTerms) }
            // A word that several frauds share speaks for each of them a part.
            let points = (medium.map { ($0, SignalWeights.weak) } + weak.map { ($0, 1) })
                .reduce(0) { $0 + $1.1 / Double($1.0.term.meanings.count) }
            return points > 0 ? found(.weak, min(points, SignalWeights.looseTerms)) : nil
        }
    }
}
