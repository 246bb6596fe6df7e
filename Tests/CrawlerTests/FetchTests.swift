import Crawler
import DomainNames
import HostileServing
import Testing
import Vocabulary

@Suite("What became of a fetch")
struct FetchTests {
    @Test("a page comes whole, with its headers, hops and peer")
    func wholePage() throws {
        let server = try HostileServer()
        let outcome = try Crawl(permit: [server.permit])(server.url("/ok"))
        #expect(outcome.kind == .ok)
        #expect(String(decoding: outcome.body, as: UTF8.self) == HostileConnection.page)
        #expect(outcome.contentType == "text/html; charset=utf-8")
        #expect(outcome.hops.map(\.status) == [200])
        #expect(outcome.hops.map(\.peer) == ["127.0.0.2"])
        #expect(outcome.wireBytes > HostileConnection.page.utf8.count)
        #expect(!outcome.isUnverified)
    }

    @Test(
        "every fault has its class",
        arguments: [
            ("/gzip", FetchOutcome.Kind.ok), ("/deflate", .ok), ("/raw-deflate", .ok), ("/missing", .ok), ("/folded", .ok),
            ("/cut-gzip", .truncated), ("/bad-gzip", .rejected), ("/bomb", .truncated), ("/brotli", .truncated),
            ("/nested", .rejected), ("/endless-body", .truncated), ("/endless-chunks", .truncated),
            ("/endless-extension", .rejected), ("/endless-trailers", .rejected), ("/endless-headers", .rejected),
            ("/many-headers", .rejected), ("/endless-interim", .rejected), ("/premature", .truncated),
            ("/huge-length", .rejected), ("/two-lengths", .rejected), ("/switching", .rejected), ("/bad-chunks", .rejected),
            ("/cut-chunks", .truncated), ("/no-http", .rejected), ("/nul-header", .rejected), ("/hangup", .unreachable),
            ("/loop", .rejected), ("/two-locations", .rejected), ("/redirect-bomb", .ok),
        ])
    func classes(path: String, kind: FetchOutcome.Kind) throws {
        let server = try HostileServer()
        let outcome = try Crawl(permit: [server.permit])(server.url(path))
        #expect(outcome.kind == kind, "\(path): \(outcome.reason)")
        #expect(outcome.kind == .ok || !outcome.reason.isEmpty)
        #expect(server.sentBytes < 14 << 20)
        #expect(outcome.body.count <= CrawlLimits().bodyBytes)
        #expect(server.requests.count <= 9)
    }

    @Test("the decoded body is what the server coded", arguments: ["/gzip", "/deflate", "/raw-deflate"])
    func decoded(path: String) throws {
        let server = try HostileServer()
        #expect(try Crawl(permit: [server.permit])(server.url(path)).body == Array(HostileConnection.page.utf8))
    }

    @Test("a body of exactly the limit is whole, one byte more is truncated")
    func bodyLimit() throws {
        let server = try HostileServer()
        var crawl = try Crawl(permit: [server.permit])
        crawl.settings.limits.bodyBytes = 100_000
        let outcomes = try crawl([server.url("/big/100000"), server.url("/big/100001")])
        #expect(outcomes.map(\.kind) == [.ok, .truncated])
        #expect(outcomes.map(\.body.count) == [100_000, 100_000])
    }

    @Test(
        "slow servers are cut by the deadline or by low speed",
        arguments: ["/silence", "/drip-headers", "/drip-body", "/slow-loop"])
    func slow(path: String) throws {
        let server = try HostileServer()
        var crawl = try Crawl(permit: [server.permit])
        crawl.settings.limits.totalSeconds = 1
        let outcome = try crawl(server.url(path))
        #expect(outcome.kind == (path == "/drip-body" ? .truncated : .timeout), "\(outcome.reason)")
        #expect(outcome.kind == .timeout || String(decoding: outcome.body, as: UTF8.self) == HostileConnection.page)
    }

    @Test("a transfer below the low speed is cut before the deadline")
    func lowSpeed() throws {
        let server = try HostileServer()
        var crawl = try Crawl(permit: [server.permit])
        crawl.settings.limits.lowSpeedSeconds = 1
        let outcome = try crawl(server.url("/silence"))
        #expect(outcome.kind == .timeout)
        #expect(outcome.seconds < crawl.settings.limits.totalSeconds)
    }

    @Test("nobody listens: unreachable, with the hop and no status")
    func nobody() throws {
        let server = try HostileServer("127.0.0.3")
        let outcome = try Crawl(permit: ["127.0.0.4:\(server.port)"])("http://127.0.0.4:\(server.port)/")
        #expect(outcome.kind == .unreachable)
        #expect(outcome.hops.map(\.status) == [nil])
    }

    @Test("a name that does not resolve is class dns")
    func noName() throws {
        try requireLonelyNetwork()
        var crawl = try Crawl()
        crawl.settings.lookup = { _ in [] }
        #expect(try crawl("http://nowhere.example/").kind == .dns)
        crawl.settings.lookup = nil
        #expect(try crawl("http://nowhere.example/").kind == .dns)
    }

    @Test("headers from outside are kept without control characters")
    func escapes() throws {
        let server = try HostileServer()
        let outcome = try Crawl(permit: [server.permit])(server.url("/escapes"))
        let texts = outcome.headers.flatMap { [$0.name, $0.value] } + [outcome.reason, outcome.contentType ?? ""]
        #expect(!texts.contains { $0.unicodeScalars.contains(where: PlainText.isUnsafe) })
        #expect(outcome.headers.contains { $0.name == "x-a" && $0.value.hasPrefix("\\u{1b}[2J") })
    }
}
