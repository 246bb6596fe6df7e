/// Addresses in the one spelling that models learn from: without scheme, user, `www.`, default port, fragment and final slash, the host
/// in lower case, at most `AddressText.bytes` long.
///
/// Which of these a list's author kept tells lists apart, not sites: kept in, they would be the strongest and falsest of all tokens.
enum CanonicalAddress {
    static func bytes(of line: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(min(line.count, AddressText.bytes))
        line.withUnsafeBufferPointer { output.append(contentsOf: $0[range(in: $0)]) }
        lowerHost(&output)
        return output
    }

    /// The part of a line that is the address.
    @inline(__always)
    static func range(in line: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        var start = 0
        var end = line.count
        while end > start, line[end - 1] <= 0x20 { end -= 1 }
        while start < end, line[start] <= 0x20 { start += 1 }
        // A scheme ends at `://` within the first bytes.
        var index = start
        while index + 2 < min(end, start + 12) {
            if line[index] == UInt8(ascii: ":"), line[index + 1] == UInt8(ascii: "/"), line[index + 2] == UInt8(ascii: "/") {
                start = index + 3
                break
            }
            index += 1
        }
        var hostEnd = end
        index = start
        while index < end {
            let byte = line[index]
            if byte == UInt8(ascii: "@") { start = index + 1 }
            if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
                hostEnd = index
                break
            }
            index += 1
        }
        index = hostEnd
        while index < end {
            if line[index] == UInt8(ascii: "#") {
                end = index
                break
            }
            index += 1
        }
        if hostEnd - start > 4, line[start] | 0x20 == 0x77, line[start + 1] | 0x20 == 0x77, line[start + 2] | 0x20 == 0x77,
            line[start + 3] == UInt8(ascii: ".")
        {
            start += 4
        }
        if end > hostEnd, line[end - 1] == UInt8(ascii: "/") { end -= 1 }
        return start..<min(end, start + AddressText.bytes)
    }

    @inline(__always)
    static func hasCapitalInHost(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in text {
            if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") { return false }
            if byte >= 0x41, byte <= 0x5A { return true }
        }
        return false
    }

    private static func lowerHost(_ bytes: inout [UInt8]) {
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "/") || bytes[index] == UInt8(ascii: "?") { return }
            bytes[index] = AddressTokens.lower(bytes[index])
        }
    }
}
