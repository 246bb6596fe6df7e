import Configuration
import HostileServing
import Pipeline
import Store
import Testing
import Vocabulary

/// The crawl over a server of its own, with the real page reader.
@Suite struct CrawlRunTests {
    /// A page that sends its visitor on by `<meta http-equiv=refresh>`.
    private static func refresh(to target: String) -> String {
        "<html><head><title>wait</title><meta http-equiv=\"refresh\" content=\"0; url=\(target)\"></head><body>one moment</body></html>"
    }

    private static let pages = [
        "/start": refresh(to: "/landing"), "/landing": "<title>landing</title><p>here</p>",
        "/loop": refresh(to: "/loop2"), "/loop2": refresh(to: "/loop"), "/inside": refresh(to: "http://127.0.0.9/secret"),
        "/scheme": refresh(to: "javascript:alert(1)"), "/app-only": "<p>Welcome</p>",
        "/script": "<script>location.href = '/landing'</script>",
    ]

    private struct Crawled {
        let lines: [CrawlRun.Line]
        let requests: [String]
        let test: TestInstallation
        var store: StateStore { test.store }
    }

    private static func crawl(_ paths: [String]) throws -> Crawled {
        let server = try HostileServer("127.0.0.2") { connection, target, head in
            let path = target.prefix { $0 != "?" }
            if path == "/app-only", head.contains("MicroMessenger"), head.contains("\r\nReferer:") {
                return connection.body("<title>Bank</title><form><input type=password></form>".utf8, "Content-Type: text/html")
            }
            guard let page = pages[String(path)] else {
                connection.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            }
            connection.body(page.utf8, "Content-Type: text/html")
        }
        let test = try TestInstallation(
            "[crawl]\ntest_permit = [\"\(server.permit)\"]\n", parserPath: try TestInstallation.readerPath())
        _ = try test.installation.intakeRun(store: test.store, source: "test").take(arguments: paths.map(server.url)) { _ in }
        var lines: [CrawlRun.Line] = []
        _ = try test.installation.crawlRun(store: test.store).run(observer: { _ in }) { lines.append($0) }
        let requests = server.requests.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        return Crawled(lines: lines, requests: requests, test: test)
    }

    @Test func `a meta refresh is a hop, and the page behind it is the one that is judged`() throws {
        let crawled = try CrawlRunTests.crawl(["/start"])
        let line = try #require(crawled.lines.first)
        #expect(line.outcome.kind == .ok)
        #expect(line.outcome.hops.map(\.cause) == [.reported, .metaRefresh])
        #expect(line.outcome.finalAddress?.path == "/landing")
        #expect(crawled.requests.allSatisfy { $0.hasPrefix("GET ") })
        // Once as each visitor, no more: the page tells nothing, so the third comes too.
        #expect(crawled.requests.count == 6)
    }

    @Test func `a loop of refreshes ends, and one into the house is never followed`() throws {
        let crawled = try CrawlRunTests.crawl(["/loop", "/inside", "/scheme"])
        #expect(crawled.lines.count == 3)
        for line in crawled.lines { #expect(line.outcome.kind == .ok, "\(line.spelling): \(line.outcome.reason)") }
        #expect(crawled.requests.count(where: { $0.hasPrefix("GET /loop") }) == 6)
        #expect(crawled.requests.count(where: { $0 == "GET /inside" }) == 3)
    }

    @Test func `a flood of reports of one address is one visit, told for each spelling`() throws {
        let crawled = try CrawlRunTests.crawl((0..<30).map { "/landing?utm_source=\($0)" })
        #expect(crawled.requests.count == 3)
        #expect(crawled.lines.count == 30)
        #expect(Set(crawled.lines.map(\.lead)).count == 1)
    }

    @Test func `a plain redirect in a script is a hop`() throws {
        let crawled = try CrawlRunTests.crawl(["/script"])
        let line = try #require(crawled.lines.first)
        #expect(line.outcome.hops.map(\.cause) == [.reported, .script])
        #expect(line.outcome.finalAddress?.path == "/landing")
    }

    @Test func `what is shown only inside an app and to those who come from a search is seen, and judged as cloaking`() throws {
        let crawled = try CrawlRunTests.crawl(["/app-only"])
        let lead = try #require(crawled.lines.first).lead
        let fetches = try crawled.store.newestFetches(of: lead)
        #expect(fetches.map(\.agent) == ["desktop", "mobile", "in-app"])
        #expect(Set(fetches.map(\.bodySHA256)).count == 2)
        _ = try crawled.test.installation.classifyRun(store: crawled.store).run(observer: { _ in }, onLine: { _ in })
        let verdict = try #require(try crawled.store.newestVerdict(of: lead))
        #expect(verdict.signals.contains("only one kind of browser is shown a form for secrets"), "\(verdict.signals)")
    }
}
