import DomainNames

/// A range of IP addresses written as a prefix: `10.0.0.0/8`, `fc00::/7`.
package struct AddressPrefix: Hashable, Sendable {
    package let address: IPAddress
    /// Leading bits that are fixed: 0 to 32 or 0 to 128.
    package let length: Int

    /// Reads `address/length`, or an address alone, which is a range of one. Bits behind the length must be zero, and the
    /// address must stand in its usual spelling: `127.1/8` or `0177.0.0.0/8` in a configuration is a mistake.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let address = IPAddress(parts[0]), address.description == parts[0].lowercased()
        else {
            return nil
        }
        let bits = address.bytes.count * 8
        var length = bits
        if parts.count == 2 {
            guard parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let written = Int(parts[1]), written <= bits else {
                return nil
            }
            length = written
        }
        for bit in length..<max(length, bits) where address.bytes[bit / 8] & (0x80 >> UInt8(bit % 8)) != 0 { return nil }
        self.address = address
        self.length = length
    }

    package func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        let whole = length / 8
        guard other.bytes[..<whole].elementsEqual(address.bytes[..<whole]) else { return false }
        let rest = length % 8
        if rest == 0 { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
        return other.bytes[whole] & mask == address.bytes[whole] & mask
    }
}

extension AddressPrefix: CustomStringConvertible {
    package var description: String { "\(address)/\(length)" }
}
