/// A score from which a given share of honest examples is taken, found at training on examples that were not learned from.
package struct ScoreThreshold: Hashable, Sendable {
    /// The share of honest examples at or above the score.
    package let falsePositiveRate: Double
    package let score: Float

    package init(falsePositiveRate: Double, score: Float) {
        self.falsePositiveRate = falsePositiveRate
        self.score = score
    }

    /// Rates that a model carries thresholds for.
    static let rates = [0.1, 0.03, 0.01, 0.003, 0.001, 0.0001]

    /// The thresholds that these honest scores can show: at least three lie above each.
    static func carried(honest scores: [Float]) -> [ScoreThreshold] {
        let ordered = scores.sorted(by: >)
        return rates.compactMap { rate in
            let allowed = Int(Double(ordered.count) * rate)
            guard allowed >= 3, allowed < ordered.count else { return nil }
            return ScoreThreshold(falsePositiveRate: rate, score: ordered[allowed].nextUp)
        }
    }
}
