import DomainNames
import Foundation
import Pipeline
import Store
import Testing
import Vocabulary

@Suite struct SimulateRunTests {
    private static func simulated(
        seed: Int64 = 7, listings: Int = 60, leads: Int = 400, days: Int = 30
    ) throws -> (TestInstallation, SimulateRun.Summary) {
        let test = try TestInstallation()
        let summary = try run(in: test, seed: seed, listings: listings, leads: leads, days: days)
        return (test, summary)
    }

    @discardableResult
    private static func run(
        in test: TestInstallation, seed: Int64 = 7, listings: Int = 60, leads: Int = 400, days: Int = 30
    ) throws -> SimulateRun.Summary {
        let options = try SimulateRun.Options(days: days, seed: seed, listings: listings, leads: leads)
        return try test.installation.simulateRun(store: test.store, options: options).run { _ in }
    }

    private static func history(_ test: TestInstallation) throws -> [String] {
        try (Int64(1)...400).flatMap { id -> [String] in
            guard let lead = try test.store.lead(id: id) else { return [] }
            let reports = try test.store.reports(of: id).map { "\($0.source) \($0.contact ?? "") \($0.reportedAt)" }
            let listings = try test.store.listings(of: id).map { "\($0.subject) \($0.scope) \($0.listedAt)" }
            let decisions = try test.store.decisions(of: id).map { "\($0.action) \($0.actor) \($0.decidedAt)" }
            return [lead.key, "\(try test.store.state(of: id)?.rawValue ?? "")"] + reports + listings + decisions
        }
    }

    @Test func `it makes as many leads and listings as were asked for`() throws {
        let (test, summary) = try SimulateRunTests.simulated()
        #expect(summary.leads == 400)
        #expect(summary.listings == 60)
        #expect(summary.reports > 400)
        #expect(summary.rejected > 0)
        #expect(summary.appeals == 3)
        #expect(try test.store.waitingCount(at: TestInstallation.now) > 0)
        #expect(try test.store.leadsToCrawl(at: TestInstallation.now, perHost: 9, limit: 9).isEmpty)
    }

    @Test func `the same seed gives the same history, another one another`() throws {
        let first = try SimulateRunTests.history(SimulateRunTests.simulated().0)
        #expect(try SimulateRunTests.history(SimulateRunTests.simulated().0) == first)
        #expect(try SimulateRunTests.history(SimulateRunTests.simulated(seed: 8).0) != first)
    }

    @Test func `every name is under test and every address is for documentation`() throws {
        let (test, _) = try SimulateRunTests.simulated()
        var addresses = 0
        for id in Int64(1)...400 {
            let host = try #require(try test.store.lead(id: id)).host
            if host.hasSuffix(".test") { continue }
            #expect(["192.0.2.", "198.51.100.", "203.0.113."].contains { host.hasPrefix($0) }, "\(host)")
            addresses += 1
        }
        #expect(addresses > 0)
    }

    @Test func `what is published from it says so everywhere`() throws {
        let (test, _) = try SimulateRunTests.simulated()
        guard case .published = try test.publish() else {
            Issue.record("nothing was published")
            return
        }
        let desk = ReleaseDesk(installation: test.installation)
        #expect(try desk.list().map(\.isSimulated) == [true])
        let manifest = try desk.manifestText(nil)
        #expect(manifest.contains(#""simulated":true"#))
        #expect(manifest.contains("made from simulated data"))
        for file in ["hosts.txt", "rpz.zone", "unbound.conf", "adblock.txt"] {
            let text = try String(contentsOfFile: test.installation.state.current + "/" + file, encoding: .utf8)
            #expect(text.prefix(400).contains("Simulated, never to be loaded"), "\(file)")
        }
        #expect(try test.published("domains.txt").count > 40)
        let metrics = PrometheusText(try test.installation.metrics(store: test.store).text)
        #expect(metrics.value("zhalan_simulated") == 1)
        #expect(metrics.value("zhalan_release_simulated") == 1)
    }

    @Test func `a store that holds something real is refused and left as it is`() throws {
        let test = try TestInstallation()
        _ = try test.report("http://pay.example/")
        #expect(throws: StateStoreError.self) { try SimulateRunTests.run(in: test) }
        #expect(try !test.store.isSimulated())
        #expect(try test.store.lead(id: 2) == nil)
    }

    @Test func `a simulated store takes another history, and the same one only once`() throws {
        let (test, _) = try SimulateRunTests.simulated()
        try SimulateRunTests.run(in: test, seed: 8)
        #expect(throws: StateStoreError.self) { try SimulateRunTests.run(in: test, seed: 8) }
        #expect(try test.store.lead(id: 800) != nil)
    }

    @Test(
        "numbers out of their range are refused",
        arguments: [(0, 1, 1), (4_000, 1, 1), (10, 0, 1), (10, 2_000_001, 3_000_000), (10, 5, 4), (10, 5, 5_000_001)])
    func ranges(days: Int, listings: Int, leads: Int) {
        #expect(throws: PipelineError.self) {
            try SimulateRun.Options(days: days, seed: 1, listings: listings, leads: leads)
        }
    }

    @Test func `a year's history has expired listings, and the audit log holds`() throws {
        let (test, _) = try SimulateRunTests.simulated(listings: 80, leads: 300, days: 365)
        let counts = try test.store.leadCounts()
        #expect(counts[.expired] ?? 0 > 0)
        #expect(counts[.listed] ?? 0 > 0)
        #expect(try test.store.checkAudit().fault == nil)
    }
}
