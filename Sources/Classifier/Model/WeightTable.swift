/// The weights of one model as eight-bit steps, by bucket.
struct WeightTable: Hashable, Sendable {
    /// What one step is worth: fine against the weights that matter, and ±4 holds all but a few.
    static let step: Float = 1.0 / 32

    let bits: Int
    private(set) var steps: [Int8]

    init(bits: Int, weights: ArraySlice<Float>) {
        self.bits = bits
        steps = weights.map { Int8(max(-127, min(127, ($0 / WeightTable.step).rounded()))) }
    }

    init(bits: Int, steps: [Int8]) {
        self.bits = bits
        self.steps = steps
    }

    @inline(__always)
    subscript(bucket: Int) -> Float { Float(steps[bucket]) * WeightTable.step }

    var used: Int { steps.count { $0 != 0 } }

    /// Forgets the smallest weights until at most `limit` are left.
    mutating func keepLargest(_ limit: Int) {
        var sizes = [Int](repeating: 0, count: 128)
        for step in steps where step != 0 { sizes[Int(step.magnitude & 127)] += 1 }
        var left = sizes.reduce(0, +)
        var smallest = 1
        while left > limit, smallest < 127 {
            left -= sizes[smallest]
            smallest += 1
        }
        for index in steps.indices where Int(steps[index].magnitude) < smallest { steps[index] = 0 }
    }
}
