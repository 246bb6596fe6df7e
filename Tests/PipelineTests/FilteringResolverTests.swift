import Configuration
import Foundation
import HostileServing
import Pipeline
import Store
import Synchronization
import Testing
import Vocabulary

/// A crawl that asks a resolver which filters our own list: the list must not take itself down.
@Suite(.serialized) struct FilteringResolverTests {
    private static let names = (0..<50).map { "listed\($0).example" }

    /// An installation whose fifty listed names showed a page at their last visit and are due again.
    private static func installation(asking resolver: String, at now: Timestamp) throws -> TestInstallation {
        let test = try TestInstallation(
            """
            [crawl]
            resolvers = ["\(resolver)"]
            well_known = ["known.example"]
            """, parserPath: try TestInstallation.readerPath(), now: now)
        try test.list(names)
        let visits = try names.map { name in
            StoredVisit(
                lead: try #require(try test.store.lead(key: "http://\(name)/")).id, dueAt: now, visits: 5, failures: 0,
                state: .live, stateSince: now.adding(days: -30))
        }
        try test.store.keep([], visits: visits)
        return test
    }

    private static func crawl(_ test: TestInstallation) throws -> (warnings: [String], lines: Int) {
        var warnings: [String] = []
        var lines = 0
        _ = try test.installation.crawlRun(store: test.store).run(
            observer: { if case .warning(let text) = $0 { warnings.append(text) } }, onLine: { _ in lines += 1 })
        return (warnings, lines)
    }

    private static func states(_ test: TestInstallation) throws -> [SiteState?] {
        try names.map { name in
            try test.store.lead(key: "http://\(name)/").flatMap { try test.store.visit(of: $0.id) }?.state
        }
    }

    @Test func `fifty live listed names behind a resolver that filters them change nothing, and it is not asked`() throws {
        let server = try NameServer(hiding: Set(FilteringResolverTests.names))
        let test = try FilteringResolverTests.installation(asking: server.address, at: TestInstallation.now)
        let (warnings, lines) = try FilteringResolverTests.crawl(test)
        #expect(warnings.contains { $0.contains("filters our own list and is not asked") })
        #expect(lines == 0)
        #expect(try FilteringResolverTests.states(test).allSatisfy { $0 == .live })
        // Asked for a sample before the run, and for nothing else.
        #expect(FilteringResolverTests.names.count { server.questions($0) > 0 } <= 8)
        #expect(try test.store.activeListings(at: test.installation.now).count == 50)
    }

    @Test func `a resolver that has loaded the newest release is known by its canary, however few names are listed`() throws {
        let test = try TestInstallation("[crawl]\nresolvers = [\"127.0.0.53:1\"]\nwell_known = [\"known.example\"]\n")
        try test.list(["one.example"])
        guard case .published(let serial, _) = try test.publish() else { throw ServerFault(text: "nothing was published") }
        let server = try NameServer(knowing: [Canary.last(serial: serial).text: "0.0.0.0", "known.example": "127.0.0.2"])
        let now = test.installation.now.adding(days: 1)
        let filtered = Installation(
            configuration: try ResolvedConfiguration(
                text: "[crawl]\nresolvers = [\"\(server.address)\"]\nwell_known = [\"known.example\"]\n", named: "test.toml"),
            state: test.installation.state, listsPath: test.installation.listsPath, parserPath: try TestInstallation.readerPath(),
            now: now)
        var warnings: [String] = []
        var lines = 0
        _ = try filtered.crawlRun(store: test.store).run(
            observer: { if case .warning(let text) = $0 { warnings.append(text) } }, onLine: { _ in lines += 1 })
        #expect(warnings.contains { $0.contains("filters our own list and is not asked") }, "\(warnings)")
        #expect(lines == 0)
    }

    @Test func `behind a resolver that knows nothing at all they are asked for, and none is called gone`() throws {
        let server = try NameServer(hiding: ["known.example"])
        let test = try FilteringResolverTests.installation(asking: server.address, at: TestInstallation.now)
        let (_, lines) = try FilteringResolverTests.crawl(test)
        // The name server leads them all to loopback, which the guard blocks: not reached, which says nothing.
        #expect(lines == 50)
        #expect(try FilteringResolverTests.states(test).allSatisfy { $0 == .live })
    }
}
