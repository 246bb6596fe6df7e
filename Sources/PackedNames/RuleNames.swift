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
        var number = -1
        let unsorted = names.map { name in
            let key = name.sortKey
            number += 1
            return Rule(name: name, number: number, pair: RuleNames.pair(of: key), key: key)
        }
        // What is moved about is two words and a number: a rule is counted references.
        var order = unsorted.indices.map { (pair: unsorted[$0].pair, index: $0) }
        order.sort { left, right in
            if left.pair != right.pair { return left.pair < right.pair }
            return unsorted[left.index].key.lexicographicallyPrecedes(unsorted[right.index].key)
        }
        rules = order.map { unsorted[$0.index] }
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
