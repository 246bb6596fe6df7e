import Crawler
import DomainNames
import Testing

@Suite("The address guard")
struct AddressGuardTests {
    private func address(_ text: String) -> IPAddress {
        guard let address = IPAddress(text) else { preconditionFailure("\(text) is no address") }
        return address
    }

    @Test(
        "addresses that hold an IPv4 address are refused by the range and by what they hold",
        arguments: [
            ("::ffff:127.0.0.1", "IPv4-mapped", "127.0.0.1", "loopback"),
            ("::ffff:169.254.169.254", "IPv4-mapped", "169.254.169.254", "cloud metadata"),
            ("::127.0.0.1", "IPv4-compatible", "127.0.0.1", "loopback"),
            ("64:ff9b::10.1.2.3", "NAT64", "10.1.2.3", "private"),
            ("64:ff9b:1::c0a8:101", "local-use NAT64", "192.168.1.1", "private"),
            ("2002:7f00:1::1", "6to4", "127.0.0.1", "loopback"),
            ("2001:0:4136:e378:8000:63bf:80ff:fffe", "Teredo", "127.0.0.1", "loopback"),
        ])
    func embedded(text: String, name: String, inner: String, innerName: String) throws {
        let guardian = AddressGuard(ports: [80])
        let refusal = try #require(guardian.refusal(of: address(text), port: 80))
        #expect(refusal.label == "address-range")
        #expect(refusal.description.contains("(\(name), holds \(inner), \(innerName);"), "\(refusal)")
    }

    @Test("NAT64 is as good as the address it holds; the other transitions are refused whatever they hold")
    func transparent() {
        let guardian = AddressGuard(ports: [80])
        #expect(guardian.refusal(of: address("64:ff9b::808:808"), port: 80) == nil)
        for text in ["::ffff:8.8.8.8", "::8.8.8.8", "2002:808:808::1", "64:ff9b:1::808:808"] {
            #expect(guardian.refusal(of: address(text), port: 80) != nil, "\(text)")
        }
    }

    @Test(
        "a public address is allowed on the web's ports only", arguments: [80, 443, 8080, 8443, 22, 25, 6379, 8081] as [UInt16])
    func ports(port: UInt16) {
        let guardian = AddressGuard(ports: CrawlLimits().ports)
        let refusal = guardian.refusal(of: address("8.8.8.8"), port: port)
        #expect((refusal == nil) == CrawlLimits().ports.contains(port))
        #expect((guardian.refusal(ofPort: port) == nil) == CrawlLimits().ports.contains(port))
    }

    @Test("a permit allows its pairs and nothing beside them")
    func permit() throws {
        let guardian = AddressGuard(
            ports: [80], permits: [try TestPermit("127.0.0.0/16:8000-8100"), try TestPermit("[::1]:9000")])
        let cases: [(String, UInt16, Bool)] = [
            ("127.0.0.1", 8000, true), ("127.0.255.255", 8100, true), ("127.1.0.0", 8000, false), ("127.0.0.1", 7999, false),
            ("127.0.0.1", 8101, false), ("127.0.0.1", 80, false), ("::1", 9000, true), ("::1", 8000, false), ("::2", 9000, false),
            ("::ffff:127.0.0.1", 8000, false), ("10.0.0.1", 8000, false), ("8.8.8.8", 8000, false), ("8.8.8.8", 80, true),
        ]
        for (text, port, isAllowed) in cases {
            #expect((guardian.refusal(of: address(text), port: port) == nil) == isAllowed, "\(text):\(port)")
        }
    }
}
