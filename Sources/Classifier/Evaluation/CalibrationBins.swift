/// Probabilities against what happened, in ten bins of equal width.
package struct CalibrationBins: Sendable {
    package struct Bin: Sendable {
        package let count: Int
        /// The mean of the probabilities that were told.
        package let told: Double
        /// The share of fraud.
        package let happened: Double
    }

    package static let count = 10

    /// Only the bins with examples in them.
    package let bins: [Bin]

    /// `nil` when there are no probabilities, or only one side: then nothing can be said of shares.
    package init?(_ examples: [ScoredExample]) {
        let told = examples.compactMap { example in example.probability.map { ($0, example.isFraud) } }
        guard told.contains(where: \.1), told.contains(where: { !$0.1 }) else { return nil }
        var sums = [(count: Int, told: Double, fraud: Int)](repeating: (0, 0, 0), count: CalibrationBins.count)
        for (probability, isFraud) in told {
            let bin = min(Int(probability * Double(CalibrationBins.count)), CalibrationBins.count - 1)
            sums[bin].count += 1
            sums[bin].told += probability
            sums[bin].fraud += isFraud ? 1 : 0
        }
        bins = sums.filter { $0.count > 0 }.map { sum in
            Bin(count: sum.count, told: sum.told / Double(sum.count), happened: Double(sum.fraud) / Double(sum.count))
        }
    }

    /// The expected calibration error: the mean distance of told from happened, weighed by the bins' counts.
    package var error: Double {
        let all = bins.reduce(0) { $0 + $1.count }
        return bins.reduce(0) { $0 + abs($1.told - $1.happened) * Double($1.count) } / Double(all)
    }
}
