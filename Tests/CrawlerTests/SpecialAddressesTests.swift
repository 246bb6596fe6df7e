import Crawler
import DomainNames
import Testing

@Suite("The table of special addresses")
struct SpecialAddressesTests {
    /// Prefix, first, last; then the neighbours below and above with whether they are public (`nil`: no neighbour).
    struct Edge: Sendable, CustomStringConvertible {
        let prefix, first, last: String
        let below, above: (address: String, isPublic: Bool)?
        var description: String { prefix }

        init(_ prefix: String, _ first: String, _ last: String, _ below: (String, Bool)?, _ above: (String, Bool)?) {
            self.prefix = prefix
            self.first = first
            self.last = last
            self.below = below
            self.above = above
        }
    }

    // swift-format-ignore
    static let edges = [
        Edge("0.0.0.0/8", "0.0.0.0", "0.255.255.255", nil, ("1.0.0.0", true)),
        Edge("0.0.0.0/32", "0.0.0.0", "0.0.0.0", nil, ("0.0.0.1", false)),
        Edge("10.0.0.0/8", "10.0.0.0", "10.255.255.255", ("9.255.255.255", true), ("11.0.0.0", true)),
        Edge("100.64.0.0/10", "100.64.0.0", "100.127.255.255", ("100.63.255.255", true), ("100.128.0.0", true)),
        Edge("127.0.0.0/8", "127.0.0.0", "127.255.255.255", ("126.255.255.255", true), ("128.0.0.0", true)),
        Edge("169.254.0.0/16", "169.254.0.0", "169.254.255.255", ("169.253.255.255", true), ("169.255.0.0", true)),
        Edge("172.16.0.0/12", "172.16.0.0", "172.31.255.255", ("172.15.255.255", true), ("172.32.0.0", true)),
        Edge("192.0.0.0/24", "192.0.0.0", "192.0.0.255", ("191.255.255.255", true), ("192.0.1.0", true)),
        Edge("192.0.0.0/29", "192.0.0.0", "192.0.0.7", ("191.255.255.255", true), ("192.0.0.8", false)),
        Edge("192.0.0.8/32", "192.0.0.8", "192.0.0.8", ("192.0.0.7", false), ("192.0.0.9", false)),
        Edge("192.0.0.9/32", "192.0.0.9", "192.0.0.9", ("192.0.0.8", false), ("192.0.0.10", false)),
        Edge("192.0.0.10/32", "192.0.0.10", "192.0.0.10", ("192.0.0.9", false), ("192.0.0.11", false)),
        Edge("192.0.0.170/32", "192.0.0.170", "192.0.0.170", ("192.0.0.169", false), ("192.0.0.171", false)),
        Edge("192.0.0.171/32", "192.0.0.171", "192.0.0.171", ("192.0.0.170", false), ("192.0.0.172", false)),
        Edge("192.0.2.0/24", "192.0.2.0", "192.0.2.255", ("192.0.1.255", true), ("192.0.3.0", true)),
        Edge("192.31.196.0/24", "192.31.196.0", "192.31.196.255", ("192.31.195.255", true), ("192.31.197.0", true)),
        Edge("192.52.193.0/24", "192.52.193.0", "192.52.193.255", ("192.52.192.255", true), ("192.52.194.0", true)),
        Edge("192.88.99.0/24", "192.88.99.0", "192.88.99.255", ("192.88.98.255", true), ("192.88.100.0", true)),
        Edge("192.168.0.0/16", "192.168.0.0", "192.168.255.255", ("192.167.255.255", true), ("192.169.0.0", true)),
        Edge("192.175.48.0/24", "192.175.48.0", "192.175.48.255", ("192.175.47.255", true), ("192.175.49.0", true)),
        Edge("198.18.0.0/15", "198.18.0.0", "198.19.255.255", ("198.17.255.255", true), ("198.20.0.0", true)),
        Edge("198.51.100.0/24", "198.51.100.0", "198.51.100.255", ("198.51.99.255", true), ("198.51.101.0", true)),
        Edge("203.0.113.0/24", "203.0.113.0", "203.0.113.255", ("203.0.112.255", true), ("203.0.114.0", true)),
        Edge("224.0.0.0/4", "224.0.0.0", "239.255.255.255", ("223.255.255.255", true), ("240.0.0.0", false)),
        Edge("240.0.0.0/4", "240.0.0.0", "255.255.255.255", ("239.255.255.255", false), nil),
        Edge("255.255.255.255/32", "255.255.255.255", "255.255.255.255", ("255.255.255.254", false), nil),
        Edge("169.254.169.254/32", "169.254.169.254", "169.254.169.254", ("169.254.169.253", false), ("169.254.169.255", false)),
        Edge("169.254.170.2/32", "169.254.170.2", "169.254.170.2", ("169.254.170.1", false), ("169.254.170.3", false)),
        Edge("168.63.129.16/32", "168.63.129.16", "168.63.129.16", ("168.63.129.15", true), ("168.63.129.17", true)),
        Edge("100.100.100.200/32", "100.100.100.200", "100.100.100.200", ("100.100.100.199", false), ("100.100.100.201", false)),
        Edge("192.0.0.192/32", "192.0.0.192", "192.0.0.192", ("192.0.0.191", false), ("192.0.0.193", false)),
        Edge("::/128", "::", "::", nil, ("::1", false)),
        Edge("::1/128", "::1", "::1", ("::", false), ("::2", false)),
        Edge("::/96", "::", "::ffff:ffff", nil, ("::1:0:0", false)),
        Edge("::ffff:0:0/96", "::ffff:0:0", "::ffff:ffff:ffff", ("::fffe:ffff:ffff", false), ("::1:0:0:0", false)),
        Edge("::ffff:0:0:0/96", "::ffff:0:0:0", "::ffff:0:ffff:ffff", ("::fffe:ffff:ffff:ffff", false), ("::ffff:1:0:0", false)),
        Edge("64:ff9b::/96", "64:ff9b::", "64:ff9b::ffff:ffff", ("64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff", false), ("64:ff9b::1:0:0", false)),
        Edge("64:ff9b:1::/48", "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", ("64:ff9b:0:ffff:ffff:ffff:ffff:ffff", false), ("64:ff9b:2::", false)),
        Edge("100::/64", "100::", "100::ffff:ffff:ffff:ffff", ("ff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false), ("100:0:0:1::", false)),
        Edge("100:0:0:1::/64", "100:0:0:1::", "100::1:ffff:ffff:ffff:ffff", ("100::ffff:ffff:ffff:ffff", false), ("100:0:0:2::", false)),
        Edge("::/3", "::", "1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", nil, ("2000::", true)),
        Edge("2001::/23", "2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", ("2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true), ("2001:200::", true)),
        Edge("2001::/32", "2001::", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff", ("2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true), ("2001:1::", false)),
        Edge("2001:1::1/128", "2001:1::1", "2001:1::1", ("2001:1::", false), ("2001:1::2", false)),
        Edge("2001:1::2/128", "2001:1::2", "2001:1::2", ("2001:1::1", false), ("2001:1::3", false)),
        Edge("2001:1::3/128", "2001:1::3", "2001:1::3", ("2001:1::2", false), ("2001:1::4", false)),
        Edge("2001:2::/48", "2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff", ("2001:1:ffff:ffff:ffff:ffff:ffff:ffff", false), ("2001:2:1::", false)),
        Edge("2001:3::/32", "2001:3::", "2001:3:ffff:ffff:ffff:ffff:ffff:ffff", ("2001:2:ffff:ffff:ffff:ffff:ffff:ffff", false), ("2001:4::", false)),
        Edge("2001:4:112::/48", "2001:4:112::", "2001:4:112:ffff:ffff:ffff:ffff:ffff", ("2001:4:111:ffff:ffff:ffff:ffff:ffff", false), ("2001:4:113::", false)),
        Edge("2001:10::/28", "2001:10::", "2001:1f:ffff:ffff:ffff:ffff:ffff:ffff", ("2001:f:ffff:ffff:ffff:ffff:ffff:ffff", false), ("2001:20::", false)),
        Edge("2001:20::/28", "2001:20::", "2001:2f:ffff:ffff:ffff:ffff:ffff:ffff", ("2001:1f:ffff:ffff:ffff:ffff:ffff:ffff", false), ("2001:30::", false)),
        Edge("2001:30::/28", "2001:30::", "2001:3f:ffff:ffff:ffff:ffff:ffff:ffff", ("2001:2f:ffff:ffff:ffff:ffff:ffff:ffff", false), ("2001:40::", false)),
        Edge("2001:db8::/32", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", ("2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", true), ("2001:db9::", true)),
        Edge("2002::/16", "2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ("2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true), ("2003::", true)),
        Edge("2620:4f:8000::/48", "2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff", ("2620:4f:7fff:ffff:ffff:ffff:ffff:ffff", true), ("2620:4f:8001::", true)),
        Edge("3ffe::/16", "3ffe::", "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ("3ffd:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true), ("3fff::", false)),
        Edge("3fff::/20", "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", ("3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false), ("3fff:1000::", true)),
        Edge("4000::/2", "4000::", "7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ("3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true), ("8000::", false)),
        Edge("5f00::/16", "5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ("5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false), ("5f01::", false)),
        Edge("8000::/1", "8000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ("7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false), nil),
        Edge("fc00::/7", "fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ("fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false), ("fe00::", false)),
        Edge("fe80::/10", "fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ("fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false), ("fec0::", false)),
        Edge("fec0::/10", "fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ("febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false), ("ff00::", false)),
        Edge("ff00::/8", "ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ("feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", false), nil),
        Edge("fd00:ec2::254/128", "fd00:ec2::254", "fd00:ec2::254", ("fd00:ec2::253", false), ("fd00:ec2::255", false)),
        Edge("fd20:ce::254/128", "fd20:ce::254", "fd20:ce::254", ("fd20:ce::253", false), ("fd20:ce::255", false)),
    ]

    @Test("each row's edges are inside and their neighbours judged on their own", arguments: edges)
    func row(edge: Edge) throws {
        let range = try #require(SpecialAddresses.ranges.first { $0.prefix.description == edge.prefix })
        for text in [edge.first, edge.last] {
            let address = try #require(IPAddress(text))
            #expect(range.prefix.contains(address), "\(text)")
            let found = try #require(SpecialAddresses.range(of: address))
            #expect(found.prefix.length >= range.prefix.length)
        }
        for neighbour in [edge.below, edge.above].compactMap({ $0 }) {
            let address = try #require(IPAddress(neighbour.address))
            #expect(!range.prefix.contains(address), "\(neighbour.address)")
            #expect((SpecialAddresses.range(of: address) == nil) == neighbour.isPublic, "\(neighbour.address)")
        }
    }

    @Test("the edges cover the whole table, and each row says its name and source")
    func complete() {
        #expect(Set(SpecialAddresses.ranges.map(\.prefix.description)) == Set(Self.edges.map(\.prefix)))
        #expect(Set(SpecialAddresses.ranges.map(\.prefix)).count == SpecialAddresses.ranges.count)
        #expect(SpecialAddresses.ranges.allSatisfy { !$0.name.isEmpty && !$0.source.isEmpty })
    }
}
