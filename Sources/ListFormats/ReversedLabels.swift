import DomainNames

/// The order of lists without building sort keys: `DomainName.<` allocates for each look, which a million names feel.
enum ReversedLabels {
    /// Whether one name stands strictly before the other: labels compared from the right, a parent before what is below it.
    static func isBefore(_ left: DomainName, _ right: DomainName) -> Bool {
        let result = left.text.utf8.withContiguousStorageIfAvailable { leftBytes in
            right.text.utf8.withContiguousStorageIfAvailable { rightBytes in compare(leftBytes, rightBytes) }
        }
        return (result ?? nil) ?? (left < right)
    }

    private static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        var leftEnd = left.count
        var rightEnd = right.count
        while leftEnd > 0, rightEnd > 0 {
            let leftStart = labelStart(left, end: leftEnd)
            let rightStart = labelStart(right, end: rightEnd)
            let leftLabel = left[leftStart..<leftEnd]
            let rightLabel = right[rightStart..<rightEnd]
            if !leftLabel.elementsEqual(rightLabel) { return leftLabel.lexicographicallyPrecedes(rightLabel) }
            leftEnd = leftStart - 1
            rightEnd = rightStart - 1
        }
        return leftEnd <= 0 && rightEnd > 0
    }

    private static func labelStart(_ bytes: UnsafeBufferPointer<UInt8>, end: Int) -> Int {
        var start = end
        while start > 0, bytes[start - 1] != UInt8(ascii: ".") { start -= 1 }
        return start
    }
}
