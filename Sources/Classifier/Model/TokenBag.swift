/// The distinct tokens of one page, by space, ready to be weighed.
struct TokenBag: Sendable {
    /// A bucket with the raw value of its space in the upper bits, in ascending order: the same page always gives the same order.
    private(set) var keys: [UInt32] = []
    private static let bucketBits = ContentModel.bits

    init(_ tokens: PageTokens) {
        var seen: Set<UInt32> = []
        tokens.forEach { space, hash, _ in seen.insert(TokenBag.key(space, hash)) }
        keys = seen.sorted()
    }

    static func key(_ space: TokenSpace, _ hash: TokenHash) -> UInt32 {
        UInt32(space.rawValue) << UInt32(bucketBits) | UInt32(hash.bucket(bits: bucketBits))
    }

    static func bucket(_ key: UInt32) -> Int { Int(key & (1 << UInt32(bucketBits) - 1)) }
    static func space(_ key: UInt32) -> Int { Int(key >> UInt32(bucketBits)) }

    /// Per space, the value that each of its tokens has on this page.
    var values: [Float] {
        var counts = [Int](repeating: 0, count: TokenSpace.largest + 1)
        for key in keys { counts[TokenBag.space(key)] += 1 }
        return zip(counts, TokenWeighting.bySpace).map { $1.value(of: $0) }
    }

    /// The tokens as a learner takes them.
    /// - Parameter keep: whether tokens of a space are told at all.
    func weighed(keep: (Int) -> Bool = { _ in true }) -> [(bucket: UInt32, value: Float)] {
        let values = values
        return keys.compactMap { key in
            let space = TokenBag.space(key)
            return keep(space) ? (UInt32(TokenBag.bucket(key)), values[space]) : nil
        }
    }
}
