import Vocabulary

/// An address or a page whose truth is known, with its score: what strata are made of.
package struct ScoredExample: Sendable {
    package let isFraud: Bool
    /// Any score that grows with the suspicion; only its order counts.
    package let score: Double
    /// The calibrated probability, or `nil` without a model.
    package let probability: Double?
    /// What the pipeline would do with it; `nil` for addresses, which get no verdict.
    package let outcome: Verdict.Outcome?
    /// The slices it lies in: `form=path`, `source=…`.
    package let slices: [String]

    package init(isFraud: Bool, score: Double, probability: Double?, outcome: Verdict.Outcome? = nil, slices: [String]) {
        self.isFraud = isFraud
        self.score = score
        self.probability = probability
        self.outcome = outcome
        self.slices = slices
    }
}
