/// Puts words in the place of what must not be kept.
enum TextMask {
    /// - Parameter ranges: in order, none within another.
    static func replace(_ ranges: [Range<Int>], in bytes: inout [UInt8], by mask: String) {
        if ranges.isEmpty { return }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var start = 0
        for range in ranges {
            output += bytes[start..<range.lowerBound]
            output += mask.utf8
            start = range.upperBound
        }
        output += bytes[start...]
        bytes = output
    }
}
