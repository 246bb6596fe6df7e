/// How well scores put fraud above honest pages: every threshold with what it would take of each side.
///
/// Equal scores cannot be told apart by any threshold, so they are one step of the curve.
package struct RankingCurve: Sendable {
    /// What is taken when everything from `score` up is taken.
    private struct Step {
        let score: Int
        let fraud: Int
        let honest: Int
    }

    package let positives: Int
    package let negatives: Int
    private let steps: [Step]

    package init(fraud: [Int], honest: [Int]) {
        positives = fraud.count
        negatives = honest.count
        var counts: [Int: (fraud: Int, honest: Int)] = [:]
        for score in fraud { counts[score, default: (0, 0)].fraud += 1 }
        for score in honest { counts[score, default: (0, 0)].honest += 1 }
        var steps: [Step] = []
        var taken = (fraud: 0, honest: 0)
        for (score, count) in counts.sorted(by: { $0.key > $1.key }) {
            taken.fraud += count.fraud
            taken.honest += count.honest
            steps.append(Step(score: score, fraud: taken.fraud, honest: taken.honest))
        }
        self.steps = steps
    }

    /// The area under the ROC curve: the chance that a fraud page scores above an honest one, ties counted half; `nil` without both.
    package var rocArea: Double? {
        guard positives > 0, negatives > 0 else { return nil }
        var area = 0.0
        var last = (fraud: 0, honest: 0)
        for step in steps {
            area += Double(step.honest - last.honest) * Double(step.fraud + last.fraud) / 2
            last = (step.fraud, step.honest)
        }
        return area / (Double(positives) * Double(negatives))
    }

    /// The area under the precision-recall curve as average precision, without interpolation; `nil` without both.
    package var precisionArea: Double? {
        guard positives > 0, negatives > 0 else { return nil }
        var area = 0.0
        var last = 0
        for step in steps where step.fraud > last {
            area += Double(step.fraud - last) / Double(positives) * Double(step.fraud) / Double(step.fraud + step.honest)
            last = step.fraud
        }
        return area
    }

    /// The lowest threshold whose false-positive rate is no higher than `target`, or `nil` where so few honest pages say nothing
    /// about such a rate.
    package func point(atFalsePositiveRate target: Double) -> OperatingPoint? {
        guard positives > 0, Double(negatives) * target >= OperatingPoint.leastExpected else { return nil }
        let allowed = Double(negatives) * target
        let step = steps.last { Double($0.honest) <= allowed }
        return OperatingPoint(
            target: target, threshold: step?.score, truePositiveRate: Double(step?.fraud ?? 0) / Double(positives),
            falsePositiveRate: Double(step?.honest ?? 0) / Double(negatives), falseAlarms: step?.honest ?? 0)
    }
}

/// One threshold of a score, chosen for a false-positive rate, and what it does.
package struct OperatingPoint: Hashable, Sendable {
    /// Rates that are asked for: one honest page in a hundred, a thousand, ten thousand.
    package static let targets = [0.01, 0.001, 0.0001]
    /// Honest pages that a rate must allow to be measurable: with none seen among 3/r pages the rate is below r with 95 % certainty.
    package static let leastExpected = 3.0

    package let target: Double
    /// The least score that is taken; `nil` when even the highest score takes too many honest pages.
    package let threshold: Int?
    package let truePositiveRate: Double
    package let falsePositiveRate: Double
    package let falseAlarms: Int
}
