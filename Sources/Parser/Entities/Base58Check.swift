import Digests

/// Base58 with a version in front and four bytes of double SHA-256 behind, as Bitcoin and TRON write addresses.
enum Base58Check {
    /// The values of digits by byte, 255 for none: no 0, O, I and l.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, byte) in "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8.enumerated() {
            values[Int(byte)] = UInt8(value)
        }
        return values
    }()

    /// The version of an address of 25 bytes, or `nil` where the digits or the checksum are wrong.
    static func version(_ text: ByteView) -> UInt8? {
        var bytes = [UInt8](repeating: 0, count: 25)
        for digit in text {
            var carry = Int(values[Int(digit)])
            if carry == 255 { return nil }
            for place in bytes.indices.reversed() {
                carry += Int(bytes[place]) * 58
                bytes[place] = UInt8(truncatingIfNeeded: carry)
                carry >>= 8
            }
            // More than 25 bytes are no address.
            if carry > 0 { return nil }
        }
        // Each leading zero byte is written as a leading 1, and no other way.
        let ones = text.prefix { $0 == UInt8(ascii: "1") }.count
        guard bytes.prefix(while: { $0 == 0 }).count == ones else { return nil }
        let check = SHA256.bytes(of: SHA256.bytes(of: Array(bytes.prefix(21))))
        return bytes[21...].elementsEqual(check.prefix(4)) ? bytes[0] : nil
    }
}
