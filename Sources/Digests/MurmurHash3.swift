/// MurmurHash3, 32 bits (A. Appleby, public domain, x86 variant): no protection against people, but what others compute over icons.
package enum MurmurHash3 {
    package static func hash(_ bytes: [UInt8], seed: UInt32 = 0) -> UInt32 {
        var hash = seed
        var index = 0
        while index + 4 <= bytes.count {
            let block =
                UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16 | UInt32(bytes[index + 3])
                << 24
            hash ^= mixed(block)
            hash = rotated(hash, 13) &* 5 &+ 0xE654_6B64
            index += 4
        }
        var tail: UInt32 = 0
        for (place, byte) in bytes[index...].enumerated() { tail |= UInt32(byte) << (8 * UInt32(place)) }
        if index < bytes.count { hash ^= mixed(tail) }
        hash ^= UInt32(truncatingIfNeeded: bytes.count)
        hash = (hash ^ hash >> 16) &* 0x85EB_CA6B
        hash = (hash ^ hash >> 13) &* 0xC2B2_AE35
        return hash ^ hash >> 16
    }

    /// The hash of an icon as Shodan and MISP compute it: over the icon's base64 with a line feed after every 76 characters and at
    /// the end, as a signed number.
    package static func ofIcon(_ icon: [UInt8]) -> Int32 {
        var lines: [UInt8] = []
        lines.reserveCapacity(icon.count * 3 / 2 + 4)
        // 57 bytes make a line of 76 characters.
        var start = 0
        while start < icon.count {
            let end = min(start + 57, icon.count)
            lines += Base64.encoded(icon[start..<end])
            lines.append(0x0A)
            start = end
        }
        return Int32(bitPattern: hash(lines))
    }

    private static func mixed(_ block: UInt32) -> UInt32 {
        rotated(block &* 0xCC9E_2D51, 15) &* 0x1B87_3593
    }

    private static func rotated(_ value: UInt32, _ bits: UInt32) -> UInt32 {
        value << bits | value >> (32 - bits)
    }
}
