import DomainNames

/// Names of rules in the order of a list, so that the rules that concern one part of the list are one run of them.
package struct RuleNames: Sendable {
    package struct Rule: Sendable {
        package let name: DomainName
        /// The rule's number with whoever made it.
        package let number: Int
        fileprivate let pair: UInt128
        fileprivate let key: [UInt8]

        /// Labels from right to left, each ended by a zero byte.
        package func withKey<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
            key.withUnsafeBufferPointer(body)
        }

        /// Calls with the key of each proper ancestor that is a name, nearest first.
        package func forEachAncestorKey(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
            key.withUnsafeBufferPointer { key in
                var end = key.count - 1
                while let zero = key[..<end].lastIndex(of: 0), key[..<zero].contains(0) {
                    body(UnsafeBufferPointer(rebasing: key[...zero]))
                    end = zero
                }
            }
        }
    }

    private let rules: [Rule]

    package init(_ names: some Sequence<DomainName>) {
        rules = names.enumerated().map { index, name in
            let key = name.sortKey
            return Rule(name: name, number: index, pair: RuleNames.pair(of: key), key: key)
        }.sorted { $0.pair != $1.pair ? $0.pair < $1.pair : $0.key.lexicographicallyPrecedes($1.key) }
    }

    package var isEmpty: Bool { rules.isEmpty }

    /// The rules whose names belong into a part.
    package func within(lower: UInt128, upper: UInt128) -> ArraySlice<Rule> {
        rules[first(notBefore: lower)..<(upper == .max ? rules.count : first(notBefore: upper))]
    }

    private func first(notBefore pair: UInt128) -> Int {
        var low = 0
        var high = rules.count
        while low < high {
            let middle = (low + high) / 2
            if rules[middle].pair < pair { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The same as `NameBytes.pairKey`, from the sort key.
    private static func pair(of key: [UInt8]) -> UInt128 {
        var value: UInt128 = 0
        var zeros = 0
        for index in 0..<16 {
            let byte = zeros < 2 && index < key.count ? key[index] : 0
            if byte == 0 { zeros += 1 }
            value = value << 8 | UInt128(byte)
        }
        return value
    }
}
