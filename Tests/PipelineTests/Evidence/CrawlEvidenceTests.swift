import Configuration
import Foundation
import HostileServing
import Pipeline
import Store
import Testing
import Vocabulary

/// What a crawl leaves behind as evidence, and how a change of it is noticed.
@Suite(.serialized) struct CrawlEvidenceTests {
    private static func server() throws -> HostileServer {
        try HostileServer { connection, target, _ in
            if target == "/start" { return connection.redirect(status: 302, "/page") }
            connection.body(
                Array("<title>Pay</title><p>\(String(repeating: "words ", count: 200))</p>".utf8), "Content-Type: text/html")
        }
    }

    /// A crawl of one redirect, on a day.
    private static func crawl(
        _ test: TestInstallation, _ server: HostileServer, day: Int = 0, settings: String = ""
    ) throws -> Installation {
        let installation = Installation(
            configuration: try ResolvedConfiguration(
                text:
                    "[crawl]\ntest_permit = [\"\(server.permit)\"]\nper_host_seconds = 0\nvisitors = [\"desktop\", \"mobile\"]\n\(settings)",
                named: "test.toml"),
            state: test.installation.state, listsPath: test.installation.listsPath, parserPath: try TestInstallation.readerPath(),
            now: TestInstallation.now.adding(days: day))
        _ = try installation.crawlRun(store: test.store).run(observer: { _ in }, onLine: { _ in })
        return installation
    }

    private static func verify(_ installation: Installation, _ test: TestInstallation) throws -> (
        isWhole: Bool, lines: [EvidenceDesk.Line]
    ) {
        var lines: [EvidenceDesk.Line] = []
        let isWhole = try installation.evidenceDesk(store: test.store).verify { lines.append($0) }
        return (isWhole, lines)
    }

    @Test func `each hop is kept, the same page once, and the fetch says where`() throws {
        let (server, test) = (try CrawlEvidenceTests.server(), try TestInstallation())
        let lead = try test.report(server.url("/start"))
        let installation = try CrawlEvidenceTests.crawl(test, server)
        let (isWhole, lines) = try CrawlEvidenceTests.verify(installation, test)
        #expect(isWhole)
        // Two visitors, two hops each; the second saw the same page.
        #expect(lines.map(\.records) == [["warcinfo": 1, "request": 4, "response": 3, "revisit": 1, "metadata": 2]])
        for fetch in try test.store.newestFetches(of: lead) {
            #expect(fetch.evidence.contains("\"record\":\"urn:uuid:"), "\(fetch.evidence)")
            #expect(fetch.evidence.contains(try #require(lines.first).name))
        }
        let mode = try FileManager.default.attributesOfItem(atPath: installation.state.evidence)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        // The next day's visit finds the same bytes on disk.
        _ = try CrawlEvidenceTests.crawl(test, server, day: 2)
        let later = try CrawlEvidenceTests.verify(installation, test).lines
        #expect(later.count == 2)
        #expect(later.last?.records["revisit"] == 2)
    }

    @Test func `a flipped byte, a missing file and one that nobody knows are noticed`() throws {
        let (server, test) = (try CrawlEvidenceTests.server(), try TestInstallation())
        _ = try test.report(server.url("/start"))
        let installation = try CrawlEvidenceTests.crawl(test, server)
        let name = try #require(try CrawlEvidenceTests.verify(installation, test).lines.first).name
        let file = URL(fileURLWithPath: installation.state.evidence + "/" + name)
        let bytes = try Data(contentsOf: file)
        var flipped = bytes
        flipped[bytes.count - 3] ^= 1
        try flipped.write(to: file)
        #expect(try !CrawlEvidenceTests.verify(installation, test).isWhole)
        try bytes.write(to: file)
        #expect(try CrawlEvidenceTests.verify(installation, test).isWhole)
        try bytes.write(to: URL(fileURLWithPath: installation.state.evidence + "/added.warc.gz"))
        #expect(try CrawlEvidenceTests.verify(installation, test).lines.first { $0.name == "added.warc.gz" }?.faults.count == 1)
        try FileManager.default.removeItem(at: file)
        #expect(try CrawlEvidenceTests.verify(installation, test).lines.first { $0.name == name }?.faults == ["the file is gone"])
        #expect(throws: PipelineError.self) {
            try installation.evidenceDesk(store: test.store).verify(["nobody.warc.gz"]) { _ in }
        }
    }

    @Test func `old files go, and a page whose bytes went with them is kept anew`() throws {
        let (server, test) = (try CrawlEvidenceTests.server(), try TestInstallation())
        _ = try test.report(server.url("/start"))
        _ = try CrawlEvidenceTests.crawl(test, server)
        let installation = try CrawlEvidenceTests.crawl(test, server, day: 40, settings: "[evidence]\nkeep_days = 30\n")
        let (isWhole, lines) = try CrawlEvidenceTests.verify(installation, test)
        #expect(isWhole)
        #expect(lines.map(\.records) == [["warcinfo": 1, "request": 4, "response": 3, "revisit": 1, "metadata": 2]])
    }

    @Test func `where none is wanted none is kept`() throws {
        let (server, test) = (try CrawlEvidenceTests.server(), try TestInstallation())
        let lead = try test.report(server.url("/start"))
        let installation = try CrawlEvidenceTests.crawl(test, server, settings: "[evidence]\nkeep = false\n")
        #expect(try CrawlEvidenceTests.verify(installation, test).lines.isEmpty)
        #expect(try test.store.newestFetches(of: lead).allSatisfy { !$0.evidence.contains("urn:uuid") })
    }

    @Test func `a name that was gone by several answers and has a page again was registered anew: people look at it`() throws {
        let (server, test) = (try CrawlEvidenceTests.server(), try TestInstallation())
        let lead = try test.report(server.url("/page"))
        let then = TestInstallation.now.adding(days: -30)
        try test.store.keep(
            [],
            visits: [
                StoredVisit(lead: lead, dueAt: then, visits: 9, failures: 5, state: .gone, stateSince: then)
            ])
        _ = try CrawlEvidenceTests.crawl(test, server)
        #expect(try test.store.visit(of: lead)?.state == .returned)
        #expect(try test.store.auditLines(newest: 10).contains { $0.action == Attention.reregistered.rawValue })
    }

    @Test func `parked and back is a change and no new registration`() {
        func visit(_ state: SiteState) -> StoredVisit { TestInstallation.visit(of: 1, state, at: TestInstallation.now) }
        #expect(VisitPlan.isRegisteredAnew(visit(.gone), visit(.returned)))
        #expect(!VisitPlan.isRegisteredAnew(visit(.parked), visit(.returned)))
        #expect(!VisitPlan.isRegisteredAnew(visit(.gone), visit(.gone)))
        #expect(!VisitPlan.isRegisteredAnew(nil, visit(.live)))
    }
}
