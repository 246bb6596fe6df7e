import CSystem

/// Searching for bytes in bytes, by the C library: many times faster than a loop.
enum ByteSearch {
    static func index(of byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let found = bytes[range].withUnsafeBufferPointer { bytes_find_byte($0.baseAddress, $0.count, byte) }
        return found < 0 ? nil : range.lowerBound + found
    }

    static func index(of needle: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let found = bytes[range].withUnsafeBufferPointer {
            bytes_find($0.baseAddress, $0.count, needle.utf8Start, needle.utf8CodeUnitCount)
        }
        return found < 0 ? nil : range.lowerBound + found
    }

    /// How many bytes from the beginning are ASCII and not NUL: where all are nothing needs to be looked at closely.
    static func plainLength(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBufferPointer { Int(bytes_plain_length($0.baseAddress, $0.count)) }
    }
}
