/// Addresses of Bitcoin's witness programs: bech32 for version 0 (BIP 173), bech32m for later ones (BIP 350).
enum SegwitAddress {
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, byte) in "qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8.enumerated() {
            values[Int(byte)] = UInt8(value)
            if byte >= 0x61 { values[Int(byte) - 0x20] = UInt8(value) }
        }
        return values
    }()
    private static let generators: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]

    static func isValid(_ text: ByteView) -> Bool {
        let hasUpper = text.contains { $0 >= 0x41 && $0 <= 0x5A }
        let hasLower = text.contains { $0 >= 0x61 && $0 <= 0x7A }
        guard !(hasUpper && hasLower), text.count >= 14, text.count <= 90, text.prefix(3).map(ASCII.lowered) == Array("bc1".utf8)
        else {
            return false
        }
        let data = text.dropFirst(3).map { values[Int($0)] }
        guard !data.contains(255), let version = data.first, version <= 16 else { return false }
        // The checksum covers the prefix: high bits, a zero, low bits.
        let sum = checksum([3, 3, 0, 2, 3] + data)
        guard sum == (version == 0 ? 1 : 0x2BC8_30A3) else { return false }
        // What is left of groups of five bits makes whole bytes: 20 or 32 for version 0, 2 to 40 else.
        let bits = (data.count - 7) * 5
        let bytes = bits / 8
        return bits % 8 < 5 && (version == 0 ? bytes == 20 || bytes == 32 : (2...40).contains(bytes))
    }

    private static func checksum(_ values: [UInt8]) -> UInt32 {
        values.reduce(1) { sum, value in
            var next = (sum & 0x1FF_FFFF) << 5 ^ UInt32(value)
            for (bit, generator) in generators.enumerated() where sum >> (25 + UInt32(bit)) & 1 == 1 { next ^= generator }
            return next
        }
    }
}
