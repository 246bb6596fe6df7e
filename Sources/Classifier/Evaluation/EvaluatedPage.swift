import Vocabulary

/// A page whose truth is known, and what the classifier says of it.
package struct EvaluatedPage: Sendable {
    package enum Truth: Sendable { case fraud, honest }

    /// The page's file as the index names it.
    package let file: String
    /// `nil` when the index says neither (imitations, dual use): reported, never scored.
    package let truth: Truth?
    package let kind: String
    package let source: String
    /// `zh`, `ja` …; empty when the index says nothing.
    package let language: String
    /// Why the page is no fair example (`parked`, an error page); empty when it is one.
    package let noise: String
    package let verdict: Verdict
    /// The content model's score before calibration, or `nil` without a model.
    package let contentScore: Double?

    package init(
        file: String, truth: Truth?, kind: String, source: String, language: String, noise: String, verdict: Verdict,
        contentScore: Double? = nil
    ) {
        self.file = file
        self.truth = truth
        self.kind = kind
        self.source = source
        self.language = language
        self.noise = noise
        self.verdict = verdict
        self.contentScore = contentScore
    }

    /// Whether the page counts: it has a truth, and is a fair example of it.
    package var isScored: Bool { truth != nil && noise.isEmpty }

    /// The page as strata take it; `nil` for one that does not count.
    package var scored: ScoredExample? {
        guard isScored, let truth else { return nil }
        return ScoredExample(
            isFraud: truth == .fraud, score: contentScore ?? Double(verdict.score), probability: verdict.probability,
            outcome: verdict.outcome,
            slices: ["kind=\(kind)", "lang=\(language.isEmpty ? "other" : language)", "source=\(source)"])
    }
}
