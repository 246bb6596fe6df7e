/// One threshold of a score, chosen for a false-positive rate, and what it does.
package struct OperatingPoint: Hashable, Sendable {
    /// Rates that are asked for: one honest example in a hundred, three hundred, a thousand, ten thousand.
    package static let targets = [0.01, 0.003, 0.001, 0.0001]
    /// Honest examples that a rate must allow to be measurable: with none seen among 3/r the rate is below r with 95 % certainty.
    package static let leastExpected = 3.0
    /// Shares of fraud at which the precision is told: a desk's reports, a feed, a resolver's new names, all names.
    package static let priors = [0.5, 0.1, 0.01, 0.001]

    package let target: Double
    /// The least score that is taken; `nil` when even the highest score takes too many honest examples.
    package let threshold: Double?
    /// `nil` without fraud.
    package let truePositiveRate: Double?
    /// `nil` without honest examples.
    package let falsePositiveRate: Double?
    package let falseAlarms: Int
    /// Whether the threshold was fixed at training and applied once, instead of being chosen on these examples.
    package let isCarried: Bool

    package init(
        target: Double, threshold: Double?, truePositiveRate: Double?, falsePositiveRate: Double?, falseAlarms: Int,
        isCarried: Bool
    ) {
        self.target = target
        self.threshold = threshold
        self.truePositiveRate = truePositiveRate
        self.falsePositiveRate = falsePositiveRate
        self.falseAlarms = falseAlarms
        self.isCarried = isCarried
    }

    /// Of what is taken, the share that is fraud, where fraud is this share of everything; `nil` when a rate is unknown.
    package func precision(prior: Double) -> Double? {
        guard let truePositiveRate, let falsePositiveRate else { return nil }
        let right = truePositiveRate * prior
        let wrong = falsePositiveRate * (1 - prior)
        return right + wrong == 0 ? nil : right / (right + wrong)
    }
}
