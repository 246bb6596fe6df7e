/// The prior of an address: what its name and path alone say. It orders work and never lists anything.
package struct AddressModel: Hashable, Sendable {
    /// Four million buckets, of which most hold nothing: six-letter runs must not meet by chance.
    static let bits = 22
    /// Suffixes have buckets of their own, since what they add is bounded.
    static let suffixBits = 14

    let tokens: AddressTokens
    let table: WeightTable
    let suffixes: WeightTable
    /// What the score is before any token speaks.
    package let scaling: PlattScaling
    package let thresholds: [ScoreThreshold]

    /// The score of a canonical address in logits, before calibration.
    @inline(__always)
    func score(_ text: UnsafeBufferPointer<UInt8>) -> Float {
        var names = SpaceSum()
        var paths = SpaceSum()
        var (words, numbers, suffix, shape, brand): (Float, Float, Float, Float, Float) = (0, 0, 0, 0, 0)
        table.steps.withUnsafeBufferPointer { steps in
            tokens.forEach(in: text) { space, hash, _ in
                switch space {
                case .nameGram: names.add(steps[hash.bucket(bits: AddressModel.bits)])
                case .pathGram: paths.add(steps[hash.bucket(bits: AddressModel.bits)])
                case .topLevel: suffix += suffixes[hash.bucket(bits: AddressModel.suffixBits)]
                case .nameShape: shape += Float(steps[hash.bucket(bits: AddressModel.bits)])
                case .addressNumber: numbers += Float(steps[hash.bucket(bits: AddressModel.bits)])
                case .addressBrand: brand += Float(steps[hash.bucket(bits: AddressModel.bits)])
                default: words += Float(steps[hash.bucket(bits: AddressModel.bits)])
                }
            }
        }
        let step = WeightTable.step
        let bound = 1 / max(scaling.slope, 0.1)
        let top = suffix * TokenWeighting.of(.topLevel).scale
        return names.value(.nameGram) + paths.value(.pathGram) + words * TokenWeighting.of(.nameWord).scale * step
            + numbers * TokenWeighting.of(.addressNumber).scale * step + shape * TokenWeighting.of(.nameShape).scale * step
            + brand * TokenWeighting.of(.addressBrand).scale * step + max(-bound, min(bound, top))
    }

    /// The score of an address as people write it.
    package func score(_ address: some StringProtocol) -> Float {
        var address = String(address)
        return address.withUTF8 { score(line: $0) }
    }

    /// The score of an address as people write it: one line of a list, without its end.
    package func score(line: UnsafeBufferPointer<UInt8>) -> Float {
        let text = UnsafeBufferPointer(rebasing: line[CanonicalAddress.range(in: line)])
        // Nearly every list has its hosts in lower case already.
        if !CanonicalAddress.hasCapitalInHost(text) { return score(text) }
        return CanonicalAddress.bytes(of: Array(line)).withUnsafeBufferPointer { score($0) }
    }
}

/// The steps of one space, summed as integers.
private struct SpaceSum {
    private var sum = 0
    private var count = 0

    @inline(__always)
    mutating func add(_ step: Int8) {
        sum += Int(step)
        count += 1
    }

    @inline(__always)
    func value(_ space: TokenSpace) -> Float {
        count == 0 ? 0 : Float(sum) * WeightTable.step * TokenWeighting.of(space).value(of: count)
    }
}
