import Vocabulary

/// One slice of what was evaluated and its figures: all of it, one kind, one source, one language, one month.
package struct EvaluationStratum: Sendable {
    /// `all`, or a dimension and its value: `kind=…`, `source=…`, `lang=…`, `form=…`, `shared=…`, `month=…`.
    package let name: String
    package let curve: RankingCurve
    /// How far probabilities are from what happened, or `nil` without them.
    package let calibration: CalibrationBins?
    package let fraud: VerdictCounts
    package let honest: VerdictCounts
    /// The thresholds fixed at training, applied once.
    package let carried: [OperatingPoint]

    package init(name: String, examples: [ScoredExample], carried thresholds: [ScoreThreshold] = []) {
        self.name = name
        let frauds = examples.filter(\.isFraud)
        let honests = examples.filter { !$0.isFraud }
        curve = RankingCurve(fraud: frauds.map(\.score), honest: honests.map(\.score))
        calibration = CalibrationBins(examples)
        fraud = VerdictCounts(frauds.compactMap(\.outcome))
        honest = VerdictCounts(honests.compactMap(\.outcome))
        let curve = curve
        carried = thresholds.map { curve.point(at: Double($0.score), meantFor: $0.falsePositiveRate) }
    }

    /// The points whose rate these examples can show.
    package var points: [OperatingPoint] { OperatingPoint.targets.compactMap { curve.point(atFalsePositiveRate: $0) } }

    /// All slices: the whole first, the rest by name.
    package static func all(of examples: [ScoredExample], carried: [ScoreThreshold] = []) -> [EvaluationStratum] {
        var slices: [String: [ScoredExample]] = [:]
        for example in examples {
            for name in example.slices { slices[name, default: []].append(example) }
        }
        return [EvaluationStratum(name: "all", examples: examples, carried: carried)]
            + slices.sorted { $0.key < $1.key }.map { EvaluationStratum(name: $0.key, examples: $0.value, carried: carried) }
    }
}
