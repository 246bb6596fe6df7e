import DomainNames

/// The ranges that no public web server lives in, as one visible table.
///
/// IANA IPv4 and IPv6 Special-Purpose Address Registries, read on 2026-11-24, every row, also those marked globally reachable
/// (anycast services, AS112: nobody's web site), with multicast, reserved space and the metadata services of clouds.
package enum SpecialAddresses {
    package struct Range: Hashable, Sendable {
        package let prefix: AddressPrefix
        package let name: String
        package let source: String
        /// Where an IPv4 address stands inside, as an offset in bytes; `nil` when none does.
        package let embeddedAt: Int?
        /// Whether the embedded address is written with all bits turned (Teredo).
        package let isInverted: Bool
        /// Whether an address here is as good as the one it holds: only NAT64, through which a host without IPv4 sees the web.
        package let isTransparent: Bool

        /// The IPv4 address that an address of this range stands for.
        package func embedded(in address: IPAddress) -> IPAddress? {
            guard let offset = embeddedAt, offset + 4 <= address.bytes.count else { return nil }
            return IPAddress(bytes: address.bytes[offset..<offset + 4].map { isInverted ? ~$0 : $0 })
        }
    }

    /// The most specific range that holds the address, or `nil` for a public one.
    package static func range(of address: IPAddress) -> Range? {
        var best: Range?
        for range in ranges where range.prefix.contains(address) && range.prefix.length > best?.prefix.length ?? -1 {
            best = range
        }
        return best
    }

    package static let ranges: [Range] = rows.map { row in
        guard let prefix = AddressPrefix(row.prefix) else { preconditionFailure("the table's \(row.prefix) is no prefix") }
        return Range(
            prefix: prefix, name: row.name, source: row.source, embeddedAt: row.embeddedAt, isInverted: row.isInverted,
            isTransparent: row.isTransparent)
    }

    private struct Row {
        let prefix, name, source: String
        let embeddedAt: Int?
        let isInverted, isTransparent: Bool

        init(
            _ prefix: String, _ name: String, _ source: String, embeddedAt: Int? = nil, isInverted: Bool = false,
            isTransparent: Bool = false
        ) {
            self.prefix = prefix
            self.name = name
            self.source = source
            self.embeddedAt = embeddedAt
            self.isInverted = isInverted
            self.isTransparent = isTransparent
        }
    }

    private static let rows = [
        // -- IANA IPv4 Special-Purpose Address Registry
        Row("0.0.0.0/8", "this network", "RFC 791 §3.2"),
        Row("0.0.0.0/32", "this host", "RFC 1122 §3.2.1.3"),
        Row("10.0.0.0/8", "private", "RFC 1918"),
        Row("100.64.0.0/10", "shared address space", "RFC 6598"),
        Row("127.0.0.0/8", "loopback", "RFC 1122 §3.2.1.3"),
        Row("169.254.0.0/16", "link-local", "RFC 3927"),
        Row("172.16.0.0/12", "private", "RFC 1918"),
        Row("192.0.0.0/24", "IETF protocol assignments", "RFC 6890 §2.1"),
        Row("192.0.0.0/29", "IPv4 service continuity", "RFC 7335"),
        Row("192.0.0.8/32", "IPv4 dummy address", "RFC 7600"),
        Row("192.0.0.9/32", "port control protocol anycast", "RFC 7723"),
        Row("192.0.0.10/32", "TURN anycast", "RFC 8155"),
        Row("192.0.0.170/32", "NAT64 discovery", "RFC 8880"),
        Row("192.0.0.171/32", "NAT64 discovery", "RFC 8880"),
        Row("192.0.2.0/24", "documentation", "RFC 5737"),
        Row("192.31.196.0/24", "AS112", "RFC 7535"),
        Row("192.52.193.0/24", "automatic multicast tunneling", "RFC 7450"),
        Row("192.88.99.0/24", "6to4 relay anycast", "RFC 7526"),
        Row("192.168.0.0/16", "private", "RFC 1918"),
        Row("192.175.48.0/24", "AS112", "RFC 7534"),
        Row("198.18.0.0/15", "benchmarking", "RFC 2544"),
        Row("198.51.100.0/24", "documentation", "RFC 5737"),
        Row("203.0.113.0/24", "documentation", "RFC 5737"),
        Row("240.0.0.0/4", "reserved", "RFC 1112 §4"),
        Row("255.255.255.255/32", "limited broadcast", "RFC 8190"),
        // -- IANA IPv6 Special-Purpose Address Registry
        Row("::1/128", "loopback", "RFC 4291 §2.5.3"),
        Row("::/128", "unspecified", "RFC 4291 §2.5.2"),
        Row("::ffff:0:0/96", "IPv4-mapped", "RFC 4291 §2.5.5.2", embeddedAt: 12),
        Row("64:ff9b::/96", "NAT64", "RFC 6052", embeddedAt: 12, isTransparent: true),
        Row("64:ff9b:1::/48", "local-use NAT64", "RFC 8215", embeddedAt: 12),
        Row("100::/64", "discard-only", "RFC 6666"),
        Row("100:0:0:1::/64", "dummy prefix", "RFC 9780"),
        Row("2001::/23", "IETF protocol assignments", "RFC 2928"),
        Row("2001::/32", "Teredo", "RFC 4380", embeddedAt: 12, isInverted: true),
        Row("2001:1::1/128", "port control protocol anycast", "RFC 7723"),
        Row("2001:1::2/128", "TURN anycast", "RFC 8155"),
        Row("2001:1::3/128", "DNS-SD registration anycast", "RFC 9665"),
        Row("2001:2::/48", "benchmarking", "RFC 5180"),
        Row("2001:3::/32", "automatic multicast tunneling", "RFC 7450"),
        Row("2001:4:112::/48", "AS112", "RFC 7535"),
        Row("2001:10::/28", "ORCHID", "RFC 4843"),
        Row("2001:20::/28", "ORCHIDv2", "RFC 7343"),
        Row("2001:30::/28", "drone remote identification", "RFC 9374"),
        Row("2001:db8::/32", "documentation", "RFC 3849"),
        Row("2002::/16", "6to4", "RFC 3056", embeddedAt: 2),
        Row("2620:4f:8000::/48", "AS112", "RFC 7534"),
        Row("3fff::/20", "documentation", "RFC 9637"),
        Row("5f00::/16", "segment routing", "RFC 9602"),
        Row("fc00::/7", "unique local", "RFC 4193"),
        Row("fe80::/10", "link-local", "RFC 4291 §2.5.6"),
        // -- multicast and what was never given out
        Row("224.0.0.0/4", "multicast", "RFC 5771"),
        Row("ff00::/8", "multicast", "RFC 4291 §2.7"),
        Row("::/96", "IPv4-compatible", "RFC 4291 §2.5.5.1", embeddedAt: 12),
        Row("::ffff:0:0:0/96", "IPv4-translated", "RFC 2765 §2.1", embeddedAt: 12),
        Row("fec0::/10", "site-local", "RFC 3879"),
        Row("3ffe::/16", "6bone", "RFC 3701"),
        Row("::/3", "outside global unicast", "RFC 4291 §2.4"),
        Row("4000::/2", "outside global unicast", "RFC 4291 §2.4"),
        Row("8000::/1", "outside global unicast", "RFC 4291 §2.4"),
        // -- metadata services of clouds, which hand out credentials
        Row("169.254.169.254/32", "cloud metadata", "AWS, Azure, Google, OpenStack"),
        Row("169.254.170.2/32", "cloud metadata", "AWS ECS"),
        Row("168.63.129.16/32", "cloud metadata", "Azure wire server"),
        Row("100.100.100.200/32", "cloud metadata", "Alibaba Cloud"),
        Row("192.0.0.192/32", "cloud metadata", "Oracle Cloud"),
        Row("fd00:ec2::254/128", "cloud metadata", "AWS"),
        Row("fd20:ce::254/128", "cloud metadata", "Google"),
    ]
}
