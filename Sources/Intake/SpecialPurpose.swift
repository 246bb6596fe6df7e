import DomainNames

/// Address ranges that no public site can have: the IANA special-purpose registries (RFC 6890 and updates) and multicast.
enum SpecialPurpose {
    private struct Range: Sendable {
        let bytes: [UInt8]
        let bits: Int
        let name: String

        init(_ address: String, _ bits: Int, _ name: String) {
            bytes = IPAddress(address)?.bytes ?? []
            self.bits = bits
            self.name = "\(name) \(address)/\(bits)"
        }

        func contains(_ other: [UInt8]) -> Bool {
            guard other.count == bytes.count else { return false }
            for bit in 0..<bits where (bytes[bit / 8] ^ other[bit / 8]) & (0x80 >> UInt8(bit % 8)) != 0 { return false }
            return true
        }
    }

    /// The range that an address lies in, in words; `nil` for an address that anybody can reach.
    ///
    /// An IPv4 address inside an IPv6 one (mapped, compatible, NAT64, 6to4) is judged as the IPv4 address too.
    static func range(of address: IPAddress) -> String? {
        if let found = ranges.first(where: { $0.contains(address.bytes) }) { return found.name }
        guard let inner = embedded(in: address.bytes), let v4 = IPAddress(bytes: inner) else { return nil }
        return range(of: v4)
    }

    private static func embedded(in bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count == 16 else { return nil }
        let nat64: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if bytes.starts(with: nat64) { return Array(bytes[12...]) }
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
        return bytes.starts(with: mapped) ? Array(bytes[12...]) : nil
    }

    private static let ranges: [Range] = [
        Range("0.0.0.0", 8, "this network"), Range("10.0.0.0", 8, "private"), Range("100.64.0.0", 10, "carrier NAT"),
        Range("127.0.0.0", 8, "loopback"), Range("169.254.0.0", 16, "link-local"), Range("172.16.0.0", 12, "private"),
        Range("192.0.0.0", 24, "IETF protocols"), Range("192.0.2.0", 24, "documentation"),
        Range("192.88.99.0", 24, "6to4 relay"), Range("192.168.0.0", 16, "private"), Range("198.18.0.0", 15, "benchmarking"),
        Range("198.51.100.0", 24, "documentation"), Range("203.0.113.0", 24, "documentation"),
        Range("224.0.0.0", 4, "multicast"), Range("240.0.0.0", 4, "reserved"),
        Range("::", 128, "unspecified"), Range("::1", 128, "loopback"), Range("::", 96, "IPv4-compatible"),
        Range("64:ff9b:1::", 48, "local NAT64"), Range("100::", 64, "discard"), Range("2001::", 23, "IETF protocols"),
        Range("2001:db8::", 32, "documentation"), Range("2002::", 16, "6to4"), Range("3fff::", 20, "documentation"),
        Range("5f00::", 16, "segment routing"), Range("fc00::", 7, "private"), Range("fe80::", 10, "link-local"),
        Range("fec0::", 10, "site-local"), Range("ff00::", 8, "multicast"),
    ]
}
