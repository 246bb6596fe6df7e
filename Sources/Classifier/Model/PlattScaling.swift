import Glibc

/// From a score to a probability: a slope and an intercept fitted on examples that the score never learned from (Platt 1999).
///
/// The probability holds for the share of fraud among those examples; at another share the intercept moves by the difference of the
/// logits, and the order stays.
package struct PlattScaling: Hashable, Sendable {
    let slope: Float
    let intercept: Float

    /// The share of fraud that the probability assumes where nobody says otherwise: of what is reported to a desk, every third thing.
    package static let reportedPrior = 1.0 / 3

    /// - Parameter prior: the share of fraud to calibrate to; the examples are weighed to it.
    init(scores: [Float], isFraud: [Bool], prior: Double = reportedPrior) {
        let positives = isFraud.count { $0 }
        guard positives > 0, positives < scores.count else {
            (slope, intercept) = (1, 0)
            return
        }
        let weights = (
            fraud: prior / Double(positives), honest: (1 - prior) / Double(scores.count - positives)
        )
        var (a, b) = (1.0, 0.0)
        // Newton's method on two parameters; the loss is convex and ten steps are more than it takes.
        for _ in 0..<30 {
            var (ga, gb, haa, hab, hbb) = (0.0, 0.0, 1e-9, 0.0, 1e-9)
            for (score, fraud) in zip(scores, isFraud) {
                let x = Double(score)
                let p = 1 / (1 + exp(-(a * x + b)))
                let weight = fraud ? weights.fraud : weights.honest
                let error = (p - (fraud ? 1 : 0)) * weight
                let curve = p * (1 - p) * weight
                ga += error * x
                gb += error
                haa += curve * x * x
                hab += curve * x
                hbb += curve
            }
            let determinant = haa * hbb - hab * hab
            guard determinant > 1e-12 else { break }
            a -= (hbb * ga - hab * gb) / determinant
            b -= (haa * gb - hab * ga) / determinant
        }
        // A score that says nothing must not turn the order round.
        (slope, intercept) = a.isFinite && b.isFinite && a > 0.01 ? (Float(a), Float(b)) : (1, 0)
    }

    init(slope: Float, intercept: Float) {
        self.slope = slope
        self.intercept = intercept
    }

    func logit(_ score: Float) -> Float { slope * score + intercept }

    /// - Parameter prior: the share of fraud among what is judged.
    package func probability(_ score: Float, prior: Double = reportedPrior) -> Double {
        let shift = log(prior / (1 - prior)) - log(PlattScaling.reportedPrior / (1 - PlattScaling.reportedPrior))
        return 1 / (1 + exp(-(Double(logit(score)) + shift)))
    }
}
