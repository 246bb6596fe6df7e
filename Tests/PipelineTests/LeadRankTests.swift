import Pipeline
import Store
import Testing
import Vocabulary

/// In which order new leads are visited.
@Suite struct LeadRankTests {
    @Test func `of leads that nobody has visited those whose address says more come first, and many reporters outweigh it`()
        throws
    {
        let test = try TestInstallation()
        let rank: (StoredLead) -> Double = { $0.host == "likely.example" ? 2 : $0.host == "told.example" ? 3 : 0 }
        for name in ["plain.example", "likely.example", "told.example"] { _ = try test.report("http://\(name)/") }
        let hosts = try test.store.leadsToCrawl(at: TestInstallation.now, perHost: 1, limit: 10, rank: rank).map(\.host)
        #expect(hosts == ["told.example", "likely.example", "plain.example"])
        #expect(
            try test.store.leadsToCrawl(at: TestInstallation.now, perHost: 1, limit: 1, rank: rank).map(\.host) == [
                "told.example"
            ])
    }

    @Test func `reporters count by doublings, waiting by days, and a prior as much as three more reporters`() throws {
        func points(_ reporters: Int, _ days: Int64 = 0, _ prior: Double? = nil) -> Double {
            LeadRank(model: nil, now: TestInstallation.now).points(reporters: reporters, waiting: days * 86_400, prior: prior)
        }
        #expect(points(1) == 0)
        #expect(points(4) == 2)
        #expect(points(1, 0, 1) == points(4))
        #expect(points(1, 4) == points(4))
        #expect(points(64) == points(1_000_000))
        #expect(points(1, 30) > points(64, 0, 1))
    }
}
