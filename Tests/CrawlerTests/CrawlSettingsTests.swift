import Crawler
import Testing

@Suite("The crawl section's test permits, test hosts and resolvers")
struct CrawlSettingsTests {
    @Test(
        "loopback with ports is taken",
        arguments: ["127.0.0.2:8480", "127.0.0.0/16:80", "127.5.0.0/16:8000-8100", "127.0.0.128/25:1-65535", "[::1]:8480"])
    func permits(text: String) throws {
        #expect(try CrawlSettings(testPermit: [text]).testPermits.count == 1)
    }

    @Test(
        "anything else is a configuration error that says what is allowed",
        arguments: [
            "", "127.0.0.2", "127.0.0.0/8:80", "127.0.0.0/15:80", "127.0.0.0/7:80", "0.0.0.0/0:80", "10.0.0.1:80",
            "192.168.0.0/16:80",
            "169.254.169.254:80", "localhost:80", "127.0.0.2:0", "127.0.0.2:65536", "127.0.0.2:80-", "127.0.0.2:90-80",
            "127.1:80",
            "0x7f.0.0.1:80", "127.0.0.1/16:80", "::1:8480", "[::1:80", "[::1]/127:80", "[::ffff:127.0.0.1]:80", "[fe80::1]:80",
            "*:80",
            "127.0.0.2:8480 ", "127.0.0.0/016x:80", "[::]:80",
        ])
    func refusedPermits(text: String) {
        let error = #expect(throws: CrawlConfigurationError.self) { try CrawlSettings(testPermit: [text]) }
        #expect(error?.label == "test-permit")
        #expect(error?.hint.contains("127.0.0.0/16:8000-8100") == true)
    }

    @Test(
        "a test host needs a name and a permitted address",
        arguments: [
            ("bank.example", "127.0.0.3:8480"), ("bank.example", "127.0.0.2:8481"), ("bank.example", "8.8.8.8:80"),
            ("bank.example", "127.0.0.2"), ("bank.example", "sample:8480"), ("not a name", "127.0.0.2:8480"),
            ("127.0.0.2", "127.0.0.2:8480"), ("bank.example", "127.2:8480"),
        ])
    func refusedHosts(name: String, target: String) {
        let error = #expect(throws: CrawlConfigurationError.self) {
            try CrawlSettings(testPermit: ["127.0.0.2:8480"], testHosts: [name: target])
        }
        #expect(error?.label == "test-hosts")
    }

    @Test("resolvers are IP addresses")
    func resolvers() throws {
        #expect(try CrawlSettings(resolvers: ["9.9.9.9", "2620:fe::fe"]).resolvers.count == 2)
        #expect(throws: CrawlConfigurationError.resolver("dns.example")) { try CrawlSettings(resolvers: ["dns.example"]) }
    }
}
