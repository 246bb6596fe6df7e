import Vocabulary

/// What a page says and asks, as a score: sums of learned weights over its tokens, so that every part of it can be told.
package struct ContentModel: Hashable, Sendable {
    static let bits = 18

    let table: WeightTable
    package let scaling: PlattScaling
    package let thresholds: [ScoreThreshold]

    init(table: WeightTable, scaling: PlattScaling, thresholds: [ScoreThreshold]) {
        self.table = table
        self.scaling = scaling
        self.thresholds = thresholds
    }

    /// The score in logits before calibration; what each space adds is held to its bound.
    func score(_ bag: TokenBag) -> Float {
        let sums = sums(bag)
        return sums.indices.reduce(0) { $0 + bounded(sums[$1], $1) }
    }

    private func sums(_ bag: TokenBag) -> [Float] {
        let values = bag.values
        var sums = [Float](repeating: 0, count: values.count)
        for key in bag.keys {
            let space = TokenBag.space(key)
            sums[space] += table[TokenBag.bucket(key)] * values[space]
        }
        return sums
    }

    private func bounded(_ sum: Float, _ space: Int) -> Float {
        let bound = TokenWeighting.bySpace[space].bound / max(scaling.slope, 0.1)
        return max(-bound, min(bound, sum))
    }

    /// What single tokens add to a page's calibrated score, the largest parts first, each with its share of its space's bound.
    ///
    /// The parts of all tokens and the intercept sum up to the score's logit.
    func contributions(_ tokens: PageTokens, _ bag: TokenBag) -> [Contribution] {
        let values = bag.values
        let sums = sums(bag)
        let shares = sums.indices.map { sums[$0] == 0 ? 1 : bounded(sums[$0], $0) / sums[$0] }
        var seen: Set<UInt32> = []
        var parts: [Contribution] = []
        tokens.forEach { space, hash, name in
            let key = TokenBag.key(space, hash)
            let weight = table[TokenBag.bucket(key)]
            guard weight != 0, seen.insert(key).inserted else { return }
            let index = TokenBag.space(key)
            parts.append(
                Contribution(space: space, name: name(), logit: Double(weight * values[index] * shares[index] * scaling.slope)))
        }
        return parts.sorted { (abs($1.logit), $0.name) < (abs($0.logit), $1.name) }
    }

    package func threshold(_ rate: Double) -> Float? { thresholds.first { $0.falsePositiveRate == rate }?.score }
}

/// One token's part in a score.
struct Contribution: Sendable {
    let space: TokenSpace
    let name: String
    /// In logits: 0.7 doubles the odds, −0.7 halves them.
    let logit: Double

    /// For reasons: `word "withdraw" (+0.4)`.
    var shown: String {
        let tenths = (logit * 10).rounded() / 10
        return
            "\(space.englishName) \(PlainText.escaped(name, limit: ClassifierLimits.shownScalars)) (\(tenths < 0 ? "" : "+")\(tenths))"
    }
}
