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
        "/scheme": refresh(to: "javascript:alert(1)"),
    ]

    private struct Crawled {
        let lines: [CrawlRun.Line]
        let requests: [String]
        let store: StateStore
    }

    private static func crawl(_ paths: [String]) async throws -> Crawled {
        let seen = Recorder()
        let server = HTTPServer(
            address: try sockaddr_in.inet(ip4: "127.0.0.2", port: 0), logger: .disabled,
            handler: ClosureHTTPHandler { request in
                seen.add("\(request.method.rawValue) \(request.path)")
                guard let page = pages[request.path] else { return HTTPResponse(statusCode: .notFound) }
                return HTTPResponse(statusCode: .ok, headers: [.contentType: "text/html"], body: Data(page.utf8))
            })
        let running = Task { try await server.run() }
        try await server.waitUntilListening()
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
        withExtendedLifetime(test) {}
        await server.stop()
        running.cancel()
        return Crawled(lines: lines, requests: seen.all, store: store)
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
}

/// What a server was asked, from any thread.
private final class Recorder: Sendable {
    private let entries = Mutex<[String]>([])
    func add(_ entry: String) { entries.withLock { $0.append(entry) } }
    var all: [String] { entries.withLock { $0 } }
}
