import Crawler
import DomainNames
import HostileServing
import Testing
import Vocabulary

@Suite("Redirects", .serialized)
struct RedirectTests {
    /// Spellings of 127.0.0.9 and other ways to a place that must not be reached; a canary listens at 127.0.0.9:80.
    static let forbidden = [
        "http://127.0.0.9/", "http://2130706441/", "http://%3127.0.0.9/", "http://0x7f000009/", "http://0x7f.0.0.9/",
        "http://0177.0.0.011/",
        "http://017700000011/", "http://127.9/", "http://127.0.9/", "http://127.0.0.9./", "//127.0.0.9/",
        "http://[::ffff:127.0.0.9]/", "http://[::ffff:7f00:9]/", "http://[::127.0.0.9]/", "http://[0:0:0:0:0:ffff:127.0.0.9]/",
        "http://[64:ff9b::127.0.0.9]/", "http://[2002:7f00:9::]/", "http://１２７.０.０.９/", "http://①②⑦.⓪.⓪.⑨/",
        "http://127。0。0。9/", "http://127．0．0．9/", "http://0/", "http://0.0.0.0/", "http://[::]/", "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://10.0.0.1/", "http://192.168.1.1/",
        "https://127.0.0.9/", "http://127.0.0.9:8080/", "http://%3127.0.0.9/", "http://255.255.255.255/", "http://224.0.0.1/",
    ]

    @Test("into a special address are blocked, with the range, and nothing connects", arguments: forbidden)
    func blocked(location: String) throws {
        let server = try HostileServer()
        let canary = try HostileServer("127.0.0.9", port: 80)
        let crawl = try Crawl(permit: [server.permit])
        let chains = ["/to/\(HostileConnection.hex(location))", "/refresh/0/\(HostileConnection.hex(location))"]
        for outcome in try crawl(chains.map { server.url($0) }) {
            #expect(outcome.kind == .blocked, "\(location): \(outcome.kind) \(outcome.reason)")
            #expect(outcome.reason.hasPrefix("redirects into ") && outcome.reason.contains(";"), "\(outcome.reason)")
            #expect(outcome.hops.count == 1)
        }
        if !location.hasPrefix("//") {
            let outcome = try crawl(location)
            #expect(outcome.kind == .blocked, "\(location): \(outcome.kind) \(outcome.reason)")
            #expect(outcome.hops.isEmpty)
        }
        #expect(canary.connects == 0)
    }

    @Test(
        "to other schemes and ports are blocked",
        arguments: [
            "file:///etc/passwd", "gopher://127.0.0.9:80/_GET", "ftp://files.example/", "dict://127.0.0.9:80/",
            "javascript:alert(1)",
            "data:text/html,x", "http://shop.example:22/", "http://shop.example:6379/", "http://8.8.8.8:25/",
        ])
    func schemes(location: String) throws {
        let server = try HostileServer()
        let canary = try HostileServer("127.0.0.9", port: 80)
        let outcome = try Crawl(permit: [server.permit])(server.url("/to/\(HostileConnection.hex(location))"))
        #expect(outcome.kind == .blocked, "\(outcome.kind) \(outcome.reason)")
        #expect(canary.connects == 0)
    }

    @Test(
        "that programs read in different ways are rejected",
        arguments: [
            "http://user:pass@127.0.0.2/", "http://8.8.8.8@127.0.0.9/", "http://127.0.0.2\\@127.0.0.9/", "\\\\127.0.0.9/",
            "http://127.0.0.9%00.example/", "http://a b.example/", "http://[::1%25lo]/", "http:///",
            "http://shop.example:99999/", "/a\u{1}b",
        ])
    func rejected(location: String) throws {
        let server = try HostileServer()
        let canary = try HostileServer("127.0.0.9", port: 80)
        let outcome = try Crawl(permit: [server.permit])(server.url("/to/\(HostileConnection.hex(location))"))
        #expect(outcome.kind == .rejected, "\(outcome.kind) \(outcome.reason)")
        #expect(!outcome.reason.unicodeScalars.contains(where: PlainText.isUnsafe))
        #expect(canary.connects == 0)
        #expect(!server.requests.contains { $0.lowercased().contains("authorization") })
    }

    @Test("are followed up to eight, each in the record")
    func budget() throws {
        let server = try HostileServer()
        let outcomes = try Crawl(permit: [server.permit])([server.url("/chain/8"), server.url("/chain/9")])
        #expect(outcomes.map(\.kind) == [.ok, .rejected])
        #expect(outcomes[0].hops.map(\.status) == Array(repeating: 301, count: 8) + [200])
        #expect(outcomes[0].hops.dropFirst().allSatisfy { $0.cause == .redirect })
        #expect(outcomes[1].reason == "more than 8 hops")
        #expect(server.requests.count == 18)
    }

    @Test("a Refresh header counts as a hop")
    func refresh() throws {
        let server = try HostileServer()
        let crawl = try Crawl(permit: [server.permit])
        let outcome = try crawl(server.url("/refresh/5/\(HostileConnection.hex("/ok"))"))
        #expect(outcome.kind == .ok)
        #expect(outcome.hops.map(\.cause) == [.reported, .refreshHeader])
        #expect(String(decoding: outcome.body, as: UTF8.self) == HostileConnection.page)
    }

    @Test("a slow Refresh header into nowhere does not hide the page that stands until then")
    func shownPage() throws {
        let server = try HostileServer()
        let outcome = try Crawl(permit: [server.permit])(server.url("/refresh/3/\(HostileConnection.hex("http://127.0.0.9/"))"))
        #expect(outcome.kind == .ok)
        #expect(outcome.reason.contains("blocked"))
        #expect(String(decoding: outcome.body, as: UTF8.self) == "wait")
    }

    @Test("follow-up requests share the hop budget and the deadline")
    func followUps() throws {
        let server = try HostileServer()
        let crawl = try Crawl(permit: [server.permit])
        var kinds: [FetchOutcome.Kind] = []
        let first = FetchRequest(id: 1, address: try WebAddress(server.url("/ok")))
        try PageFetcher(settings: crawl.settings).fetch([first]) { request, outcome in
            kinds.append(outcome.kind)
            return outcome.kind == .ok ? [request.following(outcome, to: request.address)] : []
        }
        #expect(kinds == Array(repeating: .ok, count: 9) + [.rejected])
        #expect(server.requests.count == 9)
        let late = FetchRequest(id: 1, address: first.address, secondsUsed: 99)
        try PageFetcher(settings: crawl.settings).fetch([late]) { _, outcome in
            #expect(outcome.kind == .timeout)
            return []
        }
    }
}
