import Pipeline
import Store
import Testing
import Vocabulary

@Suite struct ClassifyRunTests {
    @Test("each lead is judged once in a run, also when its fetch is dated ahead of the clock", arguments: [-60, 0, 3_600])
    func judgedOnce(ahead: Int64) throws {
        let test = try TestInstallation()
        let now = test.installation.now
        _ = try test.installation.intakeRun(store: test.store, source: "test").take(
            arguments: ["http://a.example/", "http://b.example/"]) { _ in }
        for name in ["a", "b"] {
            let lead = try #require(try test.store.lead(key: "http://\(name).example/"))
            try test.store.keep([
                StoredFetch(
                    lead: lead.id, spelling: lead.key, agent: "desktop", kind: .dns, reason: "", hops: "[]", finalURL: nil,
                    status: nil, contentType: nil, bodyBytes: 0, bodySHA256: nil, wireBytes: 0, seconds: 0, isUnverified: false,
                    features: nil, fetchedAt: Timestamp(seconds: now.seconds + ahead))
            ])
        }
        var judged: [String] = []
        _ = try test.installation.classifyRun(store: test.store).run(observer: { _ in }) { judged.append($0.lead.host) }
        #expect(judged == ["a.example", "b.example"])
    }
}
