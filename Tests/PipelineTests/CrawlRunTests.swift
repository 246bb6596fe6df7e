import Configuration
import FlyingFox
import Foundation
import Pipeline
import Store
import Synchronization
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

    private static func crawl(_ paths: [String]) async throws -> Crawled {
        let seen = Recorder()
        let server = HTTPServer(
            address: try sockaddr_in.inet(ip4: "127.0.0.2", port: 0), logger: .disabled,
            handler: ClosureHTTPHandler { request in
                seen.add("\(request.method.rawValue) \(request.path)")
                let isInApp = request.headers[.init("User-Agent")]?.contains("MicroMessenger") == true
                if request.path == "/app-only", isInApp, request.headers[.init("Referer")] != nil {
                    return HTTPResponse(
                        statusCode: .ok, headers: [.contentType: "text/html"],
                        body: Data("<title>Bank</title><form><input type=password></form>".utf8))
                }
                guard let page = pages[request.path] else { return HTTPResponse(statusCode: .notFound) }
                return HTTPResponse(statusCode: .ok, headers: [.contentType: "text/html"], body: Data(page.utf8))
            })
        let running = Task { try await server.run() }
        try await server.waitUntilListening(timeout: 120)
        guard case .ip4(_, let port) = await server.listeningAddress else { throw PipelineError(.other, "no port") }
        let test = try TestInstallation(
            "[crawl]\ntest_permit = [\"127.0.0.2:\(port)\"]\n", parserPath: try TestInstallation.readerPath())
        let (installation, store) = (test.installation, test.store)
        let links = paths.map { "http://127.0.0.2:\(port)\($0)" }
        let lines: [CrawlRun.Line] = try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        _ = try installation.intakeRun(store: store, source: "test").take(arguments: links) { _ in }
                        var lines: [CrawlRun.Line] = []
                        _ = try installation.crawlRun(store: store).run(observer: { _ in }) { lines.append($0) }
                        return lines
                    })
            }
        }
        await server.stop()
        running.cancel()
        return Crawled(lines: lines, requests: seen.all, test: test)
    }

    @Test func `a meta refresh is a hop, and the page behind it is the one that is judged`() async throws {
        let crawled = try await CrawlRunTests.crawl(["/start"])
        let line = try #require(crawled.lines.first)
        #expect(line.outcome.kind == .ok)
        #expect(line.outcome.hops.map(\.cause) == [.reported, .metaRefresh])
        #expect(line.outcome.finalAddress?.path == "/landing")
        #expect(crawled.requests.allSatisfy { $0.hasPrefix("GET ") })
        // Once as each visitor, no more: the page tells nothing, so the third comes too.
        #expect(crawled.requests.count == 6)
    }

    @Test func `a loop of refreshes ends, and one into the house is never followed`() async throws {
        let crawled = try await CrawlRunTests.crawl(["/loop", "/inside", "/scheme"])
        #expect(crawled.lines.count == 3)
        for line in crawled.lines { #expect(line.outcome.kind == .ok, "\(line.spelling): \(line.outcome.reason)") }
        #expect(crawled.requests.count(where: { $0.hasPrefix("GET /loop") }) == 6)
        #expect(crawled.requests.count(where: { $0 == "GET /inside" }) == 3)
    }

    @Test func `a flood of reports of one address is one visit, told for each spelling`() async throws {
        let crawled = try await CrawlRunTests.crawl((0..<30).map { "/landing?utm_source=\($0)" })
        #expect(crawled.requests.count == 3)
        #expect(crawled.lines.count == 30)
        #expect(Set(crawled.lines.map(\.lead)).count == 1)
    }

    @Test func `a plain redirect in a script is a hop`() async throws {
        let crawled = try await CrawlRunTests.crawl(["/script"])
        let line = try #require(crawled.lines.first)
        #expect(line.outcome.hops.map(\.cause) == [.reported, .script])
        #expect(line.outcome.finalAddress?.path == "/landing")
    }

    @Test func `what is shown only inside an app and to those who come from a search is seen, and judged as cloaking`()
        async throws
    {
        let crawled = try await CrawlRunTests.crawl(["/app-only"])
        let lead = try #require(crawled.lines.first).lead
        let fetches = try crawled.store.newestFetches(of: lead)
        #expect(fetches.map(\.agent) == ["desktop", "mobile", "in-app"])
        #expect(Set(fetches.map(\.bodySHA256)).count == 2)
        _ = try crawled.test.installation.classifyRun(store: crawled.store).run(observer: { _ in }, onLine: { _ in })
        let verdict = try #require(try crawled.store.newestVerdict(of: lead))
        #expect(verdict.signals.contains("only one kind of browser is shown a form for secrets"), "\(verdict.signals)")
    }
}

/// What a server was asked, from any thread.
private final class Recorder: Sendable {
    private let entries = Mutex<[String]>([])
    func add(_ entry: String) { entries.withLock { $0.append(entry) } }
    var all: [String] { entries.withLock { $0 } }
}
