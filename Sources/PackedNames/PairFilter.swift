import DomainNames

/// Answers fast, for a name, that no name of a set has the same two last labels; "perhaps" means that somebody must look.
///
/// A name of the set, what lies below it and what lies above it all share them, so one look settles nearly every name of a list. A
/// top-level label in the set speaks of every name that ends in it.
package struct PairFilter: Sendable {
    /// 2^18 bits, 32 KiB: some ten thousand rules leave one name in thirty to be looked at.
    private static let bits = 18

    private var words = [UInt64](repeating: 0, count: 1 << (bits - 6))
    /// The first two bytes of top-level labels that are in the set by themselves (`gov`): a bit for each.
    private var tops = [UInt64](repeating: 0, count: 1024)

    package init(_ names: some Sequence<DomainName> = EmptyCollection()) {
        for name in names { insert(name) }
    }

    package mutating func insert(_ name: DomainName) {
        let key = name.pairKey
        if !name.text.utf8.contains(UInt8(ascii: ".")) {
            let top = Int(truncatingIfNeeded: key >> 112)
            tops[top >> 6] |= 1 << UInt64(top & 63)
        }
        let index = PairFilter.index(key)
        words[index >> 6] |= 1 << UInt64(index & 63)
    }

    /// - Parameter key: the name's `pairKey`.
    @inline(__always)
    package func mayHold(_ key: UInt128) -> Bool {
        let index = PairFilter.index(key)
        let top = Int(truncatingIfNeeded: key >> 112)
        return words[index >> 6] >> UInt64(index & 63) & 1 != 0 || tops[top >> 6] >> UInt64(top & 63) & 1 != 0
    }

    @inline(__always)
    private static func index(_ key: UInt128) -> Int {
        let mixed =
            (UInt64(truncatingIfNeeded: key >> 64) ^ UInt64(truncatingIfNeeded: key) &* 0x9E37_79B9_7F4A_7C15)
            &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed >> UInt64(64 - bits))
    }
}
