/// How well scores put fraud above honest examples: every threshold with what it would take of each side.
///
/// Equal scores cannot be told apart by any threshold, so they are one step of the curve.
package struct RankingCurve: Sendable {
    /// What is taken when everything from `score` up is taken.
    private struct Step {
        let score: Double
        let fraud: Int
        let honest: Int
    }

    package let positives: Int
    package let negatives: Int
    private let steps: [Step]

    package init(fraud: [Double], honest: [Double]) {
        positives = fraud.count
        negatives = honest.count
        let (frauds, honests) = (fraud.sorted(by: >), honest.sorted(by: >))
        var steps: [Step] = []
        var taken = (fraud: 0, honest: 0)
        while taken.fraud < frauds.count || taken.honest < honests.count {
            let nextFraud = taken.fraud < frauds.count ? frauds[taken.fraud] : -.infinity
            let nextHonest = taken.honest < honests.count ? honests[taken.honest] : -.infinity
            let score = max(nextFraud, nextHonest)
            while taken.fraud < frauds.count, frauds[taken.fraud] >= score { taken.fraud += 1 }
            while taken.honest < honests.count, honests[taken.honest] >= score { taken.honest += 1 }
            steps.append(Step(score: score, fraud: taken.fraud, honest: taken.honest))
        }
        self.steps = steps
    }

    /// The area under the ROC curve: the chance that fraud scores above honest, ties counted half; `nil` without both.
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

    /// The lowest threshold whose false-positive rate is no higher than `target`, or `nil` where so few honest examples say nothing
    /// about such a rate.
    package func point(atFalsePositiveRate target: Double) -> OperatingPoint? {
        guard positives > 0, Double(negatives) * target >= OperatingPoint.leastExpected else { return nil }
        let allowed = Double(negatives) * target
        let step = steps.last { Double($0.honest) <= allowed }
        return point(step, threshold: step?.score, target: target, isCarried: false)
    }

    /// What a threshold that was fixed elsewhere does here.
    package func point(at threshold: Double, meantFor target: Double) -> OperatingPoint {
        point(steps.last { $0.score >= threshold }, threshold: threshold, target: target, isCarried: true)
    }

    private func point(_ step: Step?, threshold: Double?, target: Double, isCarried: Bool) -> OperatingPoint {
        OperatingPoint(
            target: target, threshold: threshold,
            truePositiveRate: positives == 0 ? nil : Double(step?.fraud ?? 0) / Double(positives),
            falsePositiveRate: negatives == 0 ? nil : Double(step?.honest ?? 0) / Double(negatives),
            falseAlarms: step?.honest ?? 0, isCarried: isCarried)
    }

    /// Some hundred points of the ROC curve for a plot: false and true positive rates.
    package func outline(_ count: Int = 200) -> [(falsePositiveRate: Double, truePositiveRate: Double)] {
        guard positives > 0, negatives > 0 else { return [] }
        let stride = max(1, steps.count / count)
        return [(0, 0)]
            + steps.enumerated().filter { $0.offset % stride == 0 || $0.offset == steps.count - 1 }.map {
                (Double($0.element.honest) / Double(negatives), Double($0.element.fraud) / Double(positives))
            }
    }
}
