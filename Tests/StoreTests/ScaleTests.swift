import GRDB
import Store
import Testing

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
}
