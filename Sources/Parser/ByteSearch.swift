import CSystem

/// Searching for bytes in bytes, by the C library: many times faster than a loop.
enum ByteSearch {
    static func index(of byte: UInt8, in bytes: ByteView, _ range: Range<Int>) -> Int? {
        let buffer = bytes[range].buffer
        let found = bytes_find_byte(buffer.baseAddress, buffer.count, byte)
        return found < 0 ? nil : range.lowerBound + found
    }

    static func index(of needle: StaticString, in bytes: ByteView, _ range: Range<Int>) -> Int? {
        let buffer = bytes[range].buffer
        let found = bytes_find(buffer.baseAddress, buffer.count, needle.utf8Start, needle.utf8CodeUnitCount)
        return found < 0 ? nil : range.lowerBound + found
    }

    /// How many bytes are not ASCII, eight at once.
    static func countBeyondASCII(_ bytes: ByteView) -> Int {
        let raw = UnsafeRawBufferPointer(bytes.buffer)
        var count = 0
        var index = 0
        while index &+ 8 <= raw.count {
            let bits = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) &>> 7 & 0x0101_0101_0101_0101
            // The highest byte of the product is the sum of all.
            count &+= Int((bits &* 0x0101_0101_0101_0101) &>> 56)
            index &+= 8
        }
        while index < raw.count {
            count &+= Int(raw[index] >> 7)
            index &+= 1
        }
        return count
    }

    /// How many bytes from the beginning are ASCII and not NUL: where all are nothing needs to be looked at closely.
    static func plainLength(_ bytes: ByteView) -> Int {
        Int(bytes_plain_length(bytes.buffer.baseAddress, bytes.count))
    }
}
