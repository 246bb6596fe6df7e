import DomainNames
import GRDB
import Vocabulary

/// What taking in one report did.
package enum IntakeOutcome: Sendable {
    /// It made a new lead.
    case accepted(lead: Int64)
    /// Its lead was known; a new reporter is counted, the same report again is not.
    case duplicate(lead: Int64)
}

extension StateStore {
    /// Takes in a batch of reports in one transaction; when this returns, they are on disk.
    ///
    /// The same report (lead, source, contact, spelling and stated time) is one row however often it comes.
    package func take(_ reports: [Report], now: Timestamp) throws(StateStoreError) -> [IntakeOutcome] {
        try write("take in reports") { database in
            try reports.map { try StateStore.take($0, now: now, in: database) }
        }
    }

    private static func take(_ report: Report, now: Timestamp, in database: Database) throws -> IntakeOutcome {
        let (lead, isNew) = try StateStore.lead(of: report, in: database)
        // A report that states no time must not become a new one because the clock moved on.
        let statedAt = report.reportedAt == now ? 0 : report.reportedAt.seconds
        let insertReport = try database.cachedStatement(
            sql: """
                INSERT INTO report (lead, spelling, address, source, contact, category, note, extra, reported_at, stated_at, taken_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
        try insertReport.execute(
            arguments: [
                lead, report.spelling, report.address.description, report.source, report.contact ?? "", report.category,
                report.note, report.extra.isEmpty ? nil : extraText(report.extra), report.reportedAt.seconds, statedAt,
                now.seconds,
            ])
        if database.changesCount == 1, !isNew {
            let touch = try database.cachedStatement(
                sql: """
                    UPDATE lead SET last_reported = max(last_reported, ?1), first_reported = min(first_reported, ?1)
                    WHERE id = ?2 AND (last_reported < ?1 OR first_reported > ?1)
                    """)
            try touch.execute(arguments: [report.reportedAt.seconds, lead])
        }
        return isNew ? .accepted(lead: lead) : .duplicate(lead: lead)
    }

    /// The lead of a report, made where there is none. Looked for first: most reports are of addresses that others reported too.
    private static func lead(of report: Report, in database: Database) throws -> (id: Int64, isNew: Bool) {
        let canonical = report.address.canonical
        let key = canonical.description
        let find = try database.cachedStatement(sql: "SELECT id FROM lead WHERE key = ?")
        if let known = try Int64.fetchOne(find, arguments: [key]) { return (known, false) }
        let insert = try database.cachedStatement(
            sql: "INSERT INTO lead (key, host, first_reported, last_reported) VALUES (?, ?, ?, ?)")
        try insert.execute(
            arguments: [key, canonical.host.description, report.reportedAt.seconds, report.reportedAt.seconds])
        return (database.lastInsertedRowID, true)
    }

    private static func extraText(_ extra: [String: String]) -> String {
        JSONValue.object(extra.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }).text
    }

    /// Keeps what was refused at intake, so that it can be explained later; the same refusal is kept once.
    package func keep(_ refusals: [Refusal], source: String, now: Timestamp) throws(StateStoreError) {
        guard !refusals.isEmpty else { return }
        try write("keep refusals") { database in
            let insert = try database.cachedStatement(
                sql: """
                    INSERT INTO intake_refusal (at, source, path, line, text, reason) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                    """)
            for refusal in refusals {
                try insert.execute(
                    arguments: [now.seconds, source, refusal.path, refusal.line, refusal.text, refusal.reason])
            }
        }
    }

    /// Intake refusals whose text holds this one, newest first.
    package func refusedReports(containing text: String, limit: Int = 20) throws(StateStoreError) -> [(
        at: Timestamp, refusal: Refusal
    )] {
        try read("read refusals") { database in
            try Row.fetchAll(
                database,
                sql: "SELECT at, path, line, text, reason FROM intake_refusal WHERE instr(text, ?) > 0 ORDER BY id DESC LIMIT ?",
                arguments: [text, limit]
            ).map { row in
                (
                    Timestamp(seconds: row["at"]),
                    Refusal(
                        path: row["path"], line: row["line"], text: row["text"], reason: row["reason"], explanation: row["reason"]
                    )
                )
            }
        }
    }

    /// The reports of one lead, first to last.
    package func reports(of lead: Int64) throws(StateStoreError) -> [StoredReport] {
        try read("read reports") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT spelling, address, source, contact, category, note, reported_at FROM report WHERE lead = ?
                    ORDER BY reported_at, id
                    """, arguments: [lead]
            ).map { row in
                StoredReport(
                    spelling: row["spelling"], address: row["address"], source: row["source"],
                    contact: (row["contact"] as String).isEmpty ? nil : row["contact"], category: row["category"],
                    note: row["note"],
                    reportedAt: Timestamp(seconds: row["reported_at"]))
            }
        }
    }
}

/// A report as it is kept.
package struct StoredReport: Sendable {
    package let spelling: String
    /// The reported address, taken apart and normalised, with its own scheme.
    package let address: String
    package let source: String
    package let contact: String?
    package let category: String?
    package let note: String?
    package let reportedAt: Timestamp
}
