import DomainNames

/// Tells fast, for nearly every name, that it is neither a public suffix nor a reserved name; of the others somebody must look.
package final class NameSuspicion: @unchecked Sendable {
    private static let pairBits = 18

    /// Names at whose first two bytes of the top-level label a reserved label or a wildcard rule begins: a bit for each.
    private let tops: UnsafeMutablePointer<UInt64>
    /// Hashes of pair keys at or below which a rule stands.
    private let pairs: UnsafeMutablePointer<UInt64>
    private var topKeys: [(key: UInt128, mask: UInt128)] = []
    /// The rules' names, and those whose children are suffixes.
    private let suffixes: HashedNames
    private let wildcards: HashedNames
    private let seed = HashSeed()

    /// - Parameters:
    ///   - rules: the public suffix list.
    ///   - labels: top-level labels that need a closer look.
    package init(_ rules: SuffixRules, labels: [String]) {
        tops = .allocate(capacity: 1024)
        tops.initialize(repeating: 0, count: 1024)
        pairs = NameSuspicion.bits()
        suffixes = HashedNames(rules.plain.map(\.text), seed: seed)
        wildcards = HashedNames(rules.wildcards.filter { $0.contains(".") }, seed: seed)
        for label in labels + rules.wildcards.filter({ !$0.contains(".") }) {
            NameSuspicion.withBytes(label) { name in
                let key = name.pairKey()
                topKeys.append((key, name.count >= 15 ? .max : ~(UInt128.max >> UInt128(8 * (name.count + 1)))))
                let index = Int(key >> 112)
                tops[index >> 6] |= 1 << UInt64(index & 63)
            }
        }
        for rule in rules.plain.map(\.text) + rules.wildcards where rule.contains(".") {
            NameSuspicion.set(NameSuspicion.index(NameSuspicion.withBytes(rule) { $0.pairKey() }), in: pairs)
        }
    }

    deinit {
        tops.deallocate()
        pairs.deallocate()
    }

    private static func bits() -> UnsafeMutablePointer<UInt64> {
        let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << (pairBits - 6))
        bits.initialize(repeating: 0, count: 1 << (pairBits - 6))
        return bits
    }

    private static func set(_ index: Int, in bits: UnsafeMutablePointer<UInt64>) { bits[index >> 6] |= 1 << UInt64(index & 63) }

    @inline(__always)
    private static func index(_ key: UInt128) -> Int {
        let mixed =
            (UInt64(truncatingIfNeeded: key >> 64) ^ UInt64(truncatingIfNeeded: key) &* 0x9E37_79B9_7F4A_7C15)
            &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed >> UInt64(64 - pairBits))
    }

    /// Whether somebody must look at a name; `true` may be wrong, `false` never is.
    @inline(__always)
    package func suspects(_ name: NameBytes, key: UInt128) -> Bool {
        suspectsAround(key) ? looksCloser(name, key) : false
    }

    /// The same of a name that is a value already.
    package func suspects(_ name: DomainName) -> Bool {
        NameSuspicion.withBytes(name.text) { suspects($0, key: $0.pairKey()) }
    }

    /// Whether a rule may speak of names with this pair of last labels.
    @inline(__always)
    package func suspectsAround(_ key: UInt128) -> Bool {
        let top = Int(truncatingIfNeeded: key >> 112)
        let pair = NameSuspicion.index(key)
        return (tops[top >> 6] >> UInt64(top & 63)) & 1 != 0 || (pairs[pair >> 6] >> UInt64(pair & 63)) & 1 != 0
    }

    @inline(never)
    private func looksCloser(_ name: NameBytes, _ key: UInt128) -> Bool {
        let top = Int(truncatingIfNeeded: key >> 112)
        if (tops[top >> 6] >> UInt64(top & 63)) & 1 != 0, topKeys.contains(where: { key & $0.mask == $0.key }) { return true }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count + NameBytes.slack) { copy in
            guard let start = copy.baseAddress else { return true }
            name.copyLowered(to: start)
            let lowered = NameBytes(start: start, count: name.count)
            if suffixes.mayHold(lowered, seed) { return true }
            var dot = 0
            while dot < name.count, start[dot] != UInt8(ascii: ".") { dot += 1 }
            guard dot < name.count else { return true }
            return wildcards.mayHold(NameBytes(start: start + dot + 1, count: name.count - dot - 1), seed)
        }
    }

    static func withBytes<Result>(_ text: String, _ body: (NameBytes) -> Result) -> Result {
        var text = text
        return text.withUTF8 { bytes in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + NameBytes.slack) { copy in
                copy.initialize(repeating: 0)
                for (index, byte) in bytes.enumerated() { copy[index] = byte }
                return body(NameBytes(start: copy.baseAddress!, count: bytes.count))
            }
        }
    }
}
