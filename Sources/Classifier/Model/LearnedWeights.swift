import Glibc

/// Logistic regression that learns one example after the other (FTRL-proximal, McMahan et al. 2013): each weight has a pace of its own,
/// and stays nought until enough speaks for it.
///
/// No randomness and one thread: the same examples in the same order give the same weights to the bit.
struct LearnedWeights {
    struct Pace: Sendable {
        /// How far a step goes at first.
        var alpha: Float = 0.3
        /// How soon steps shorten.
        var beta: Float = 1
        /// What must speak for a weight before it is other than nought.
        var l1: Float = 0.3
        /// What pulls every weight back.
        var l2: Float = 0.1
    }

    private let pace: Pace
    private let bounded: Int
    private let bound: Float
    /// Per bucket: the summed gradient (`z`), and the sum of squares that sets the pace (`n`).
    private var state: [SIMD2<Float>]

    /// - Parameter bounded: the first bucket whose weights are held to ±`bound`.
    init(buckets: Int, pace: Pace, bounded: Int = .max, bound: Float = .infinity) {
        self.pace = pace
        self.bounded = bounded
        self.bound = bound
        state = [SIMD2<Float>](repeating: .zero, count: buckets)
    }

    /// The weights as learned so far.
    var weights: [Float] {
        state.indices.map { index in
            let weight = LearnedWeights.weight(state[index], pace)
            return index < bounded ? weight : max(-bound, min(bound, weight))
        }
    }

    @inline(__always)
    private static func weight(_ entry: SIMD2<Float>, _ pace: Pace) -> Float {
        let size = abs(entry.x) - pace.l1
        if size <= 0 { return 0 }
        return (entry.x > 0 ? -size : size) / ((pace.beta + entry.y.squareRoot()) / pace.alpha + pace.l2)
    }

    /// Learns from one example.
    /// - Parameter tokens: buckets with their values; a bucket that stands twice counts twice.
    /// - Parameter importance: how many examples this one counts for.
    mutating func learn(_ tokens: [(bucket: UInt32, value: Float)], isFraud: Bool, importance: Float) {
        let (pace, bounded, bound) = (pace, bounded, bound)
        func weight(_ entry: SIMD2<Float>, _ bucket: UInt32) -> Float {
            let weight = LearnedWeights.weight(entry, pace)
            return bucket < bounded ? weight : max(-bound, min(bound, weight))
        }
        state.withUnsafeMutableBufferPointer { state in
            var logit: Float = 0
            for token in tokens { logit += weight(state[Int(token.bucket)], token.bucket) * token.value }
            let probability = 1 / (1 + exp(-max(-30, min(30, logit))))
            let error = (probability - (isFraud ? 1 : 0)) * importance
            for token in tokens {
                var entry = state[Int(token.bucket)]
                let gradient = error * token.value
                let square = gradient * gradient
                let sigma = ((entry.y + square).squareRoot() - entry.y.squareRoot()) / pace.alpha
                entry.x += gradient - sigma * weight(entry, token.bucket)
                entry.y += square
                state[Int(token.bucket)] = entry
            }
        }
    }
}
