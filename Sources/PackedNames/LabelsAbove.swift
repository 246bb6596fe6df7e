/// Labels at the right end of names, which need not be a name themselves (`arpa`, `ck`), and where what lies below them stands.
package struct LabelsAbove: Sendable {
    private let key: [UInt8]
    private let lowest: UInt128
    private let highest: UInt128

    /// - Parameter labels: from left to right, separated by dots.
    package init(_ labels: String) {
        key = labels.utf8.split(separator: UInt8(ascii: ".")).reversed().flatMap { Array($0) + [0] }
        var value: UInt128 = 0
        var zeros = 0
        var used = 0
        while used < 16, used < key.count, zeros < 2 {
            if key[used] == 0 { zeros += 1 }
            value = value << 8 | UInt128(key[used])
            used += 1
        }
        lowest = used == 16 ? value : value << UInt128(8 * (16 - used))
        // With two labels the pair is known; with one, any second label may follow.
        highest = used == 16 || zeros == 2 ? lowest : lowest | (UInt128.max >> UInt128(8 * used))
    }

    /// The positions of the names at or below the labels in one part of a list.
    @inline(__always)
    package func positions(in part: SortedPart, lower: UInt128, upper: UInt128) -> Range<Int> {
        if highest < lower || lowest >= upper { return 0..<0 }
        return key.withUnsafeBufferPointer { part.positions(withinKey: $0) }
    }
}
