/// Answers fast, for a name, that neither it nor any of its parents is in a set; "perhaps" means that somebody must look.
///
/// A list of a million names is held against some thousand rules, and nearly all names match none. One pass over the name's bytes from
/// the right makes a hash at each dot; only hashes are compared, so a false "perhaps" is possible and a false "no" is not.
package struct SuffixFilter: Sendable {
    private var hashes: Set<UInt64> = []

    package init() {}

    package init(_ names: some Sequence<DomainName>) {
        for name in names { insert(name) }
    }

    package mutating func insert(_ name: DomainName) {
        var hash = SuffixFilter.seed
        for byte in name.text.utf8.reversed() { hash = SuffixFilter.mixed(hash, byte) }
        hashes.insert(hash)
    }

    /// Whether the name or one of its parents may be in the set.
    package func mayCover(_ name: DomainName) -> Bool {
        var copy = name.text
        return copy.withUTF8 { mayCover(utf8: $0) }
    }

    /// The same of a name's bytes: lower case, without a final dot.
    package func mayCover(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var hash = SuffixFilter.seed
        for index in stride(from: bytes.count - 1, through: 0, by: -1) {
            if bytes[index] == UInt8(ascii: "."), hashes.contains(hash) { return true }
            hash = SuffixFilter.mixed(hash, bytes[index])
        }
        return hashes.contains(hash)
    }

    // FNV-1a, 64 bits: one multiplication a byte, and no attacker gains from a collision but a slower "perhaps".
    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
}
