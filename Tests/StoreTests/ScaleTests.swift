import GRDB
import Store
import Testing
import Vocabulary

/// The plans of the questions that are asked of a store with a million leads: each goes by an index.
@Suite struct ScaleTests {
    @Test(
        "a question goes by its index",
        arguments: [
            (
                "SELECT id FROM lead WHERE attention IS NOT NULL ORDER BY priority DESC, first_reported, id LIMIT 1000",
                "USING INDEX lead_waiting"
            ),
            (
                "SELECT lead FROM listing WHERE ended_at IS NULL AND settled = 0 AND expires_at <= 7",
                "USING INDEX listing_unsettled"
            ),
            ("SELECT * FROM lead WHERE unjudged = 1 AND id > 7 ORDER BY id LIMIT 500", "USING INDEX lead_unjudged"),
            ("SELECT * FROM lead WHERE host = 'a.example'", "USING INDEX lead_by_host"),
            ("SELECT * FROM listing WHERE subject IN ('a.example', 'example')", "USING INDEX listing_by_subject"),
            ("SELECT * FROM allow WHERE subject IN ('a.example', 'example')", "USING INDEX allow_by_subject"),
            ("SELECT * FROM appeal WHERE subject IN ('a.example')", "USING INDEX appeal_by_subject"),
            ("SELECT * FROM decision WHERE lead = 7 ORDER BY id", "USING INDEX decision_by_lead"),
            ("SELECT * FROM verdict WHERE lead = 7 ORDER BY id DESC LIMIT 1", "USING INDEX verdict_by_lead"),
            (
                "SELECT 1 FROM report WHERE source = 'a' AND contact = 'b' AND lead <> 7",
                "USING COVERING INDEX report_by_reporter"
            ),
            ("SELECT id FROM lead WHERE visited = 0", "USING INDEX lead_unvisited"),
            ("SELECT lead FROM visit WHERE due_at <= 7 ORDER BY due_at", "USING COVERING INDEX visit_by_due"),
            ("SELECT 1 FROM allow WHERE removed_at IS NULL AND ends_at > 7 AND ends_at <= 8", "USING INDEX allow_ending"),
        ])
    func plan(sql: String, part: String) throws {
        let temporary = try TemporaryStore()
        let plan = try DatabaseQueue(path: temporary.directory + "/zhalan.sqlite").read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + sql).map { $0["detail"] as String }.joined(separator: "; ")
        }
        #expect(plan.contains(part), "\(sql): \(plan)")
        // Walking an index in its order, up to a limit, is no scan of the table.
        #expect(plan.split(separator: ";").allSatisfy { !$0.contains("SCAN") || $0.contains("USING INDEX") }, "\(sql): \(plan)")
        #expect(!plan.contains("TEMP B-TREE"), "\(sql): \(plan)")
    }
    @Test func `leads without a visit are found by their mark, which a visit takes away`() throws {
        let temporary = try TemporaryStore()
        let now = TemporaryStore.now
        _ = try temporary.store.take(
            [try TemporaryStore.report("http://a.example/"), try TemporaryStore.report("http://b.example/")], now: now)
        func due(at moment: Timestamp) throws -> [Int64] {
            try temporary.store.leadsToCrawl(at: moment, perHost: 9, limit: 9).map(\.id)
        }
        #expect(try due(at: now) == [1, 2])
        let visit = StoredVisit(lead: 1, dueAt: now.adding(days: 1), visits: 1, failures: 0, state: .live, stateSince: now)
        try temporary.store.keep([TemporaryStore.fetch(of: 1, at: now)], visits: [visit])
        #expect(try due(at: now) == [2])
        // A lead that was never seen goes before one that is due again.
        #expect(try due(at: now.adding(days: 2)) == [2, 1])
    }

    @Test func `the list's revision rises with what can change the list, and with nothing else`() throws {
        let temporary = try TemporaryStore()
        let store = temporary.store
        var last = try store.listRevision()
        func rises() throws -> Bool {
            let next = try store.listRevision()
            defer { last = next }
            return next > last
        }
        _ = try store.take([try TemporaryStore.report("http://a.example/")], now: TemporaryStore.now)
        try store.keep([TemporaryStore.fetch(of: 1, at: TemporaryStore.now)])
        try store.note([RunFigure("leads", 1)], stage: "crawl", now: TemporaryStore.now)
        #expect(try !rises())
        // A verdict lists nothing by itself.
        let judged = try temporary.judgedLead("http://b.example/", subject: "b.example")
        #expect(try !rises())
        try store.decide(lead: judged.lead, actor: "li", now: TemporaryStore.now) { _ in
            DecisionPlan(
                .approve, verdict: judged.verdict.id, reason: "",
                change: .list(NewListing(subject: "b.example", scope: .subtree, type: nil, score: nil, expiresAt: nil)))
        }
        #expect(try rises())
        let allow = NewAllow(subject: "b.example", scope: .exact, reason: "", endsAt: nil, confirmBy: nil)
        _ = try store.allow(allow, author: "li", now: TemporaryStore.now)
        #expect(try rises())
        #expect(try store.disallow(subject: "b.example", author: "li", now: TemporaryStore.now) == 1)
        #expect(try rises())
        #expect(try !rises())
    }

    @Test func `figures add up over runs, and the last run's are told apart`() throws {
        let store = try TemporaryStore().store
        try store.note([RunFigure("reports", kind: "accepted", 3)], stage: "intake", now: TemporaryStore.now)
        try store.note([RunFigure("reports", kind: "refused", 2)], stage: "intake", now: TemporaryStore.now.adding(days: 1))
        #expect(
            try store.figures().map { "\($0.stage) \($0.word) \($0.kind) \($0.last) \($0.total)" } == [
                "intake reports accepted 0 3", "intake reports refused 2 2",
            ])
        #expect(try store.stages().map { "\($0.stage) \($0.runs)" } == ["intake 2"])
        #expect(try store.stages().first?.lastAt == TemporaryStore.now.adding(days: 1))
    }
}
