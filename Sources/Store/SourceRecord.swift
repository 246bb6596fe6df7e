import GRDB
import Vocabulary

/// Who reports: a source, and the contact within it; empty where none was given.
package struct Reporter: Hashable, Sendable {
    package let source: String
    package let contact: String

    package init(source: String, contact: String) {
        self.source = source
        self.contact = contact
    }
}

/// How the reports of one source, or of one reporter within it, turned out.
package struct SourceRecord: Sendable {
    package let source: String
    /// `nil` for the source as a whole.
    package let contact: String?
    package let reports: Int
    package let leads: Int
    /// Leads of it that are or were listed and that nobody has taken off.
    package let confirmed: Int
    /// Leads of it that people turned down or took off, appeals included.
    package let refused: Int

    package init(source: String, contact: String?, reports: Int, leads: Int, confirmed: Int, refused: Int) {
        self.source = source
        self.contact = contact
        self.reports = reports
        self.leads = leads
        self.confirmed = confirmed
        self.refused = refused
    }

    package var precision: WilsonInterval { WilsonInterval(hits: confirmed, of: confirmed + refused) }
}

/// What the reporters of one lead have reported beside it: many who report this one thing only are a campaign against it, or for
/// it.
package struct ReporterMix: Equatable, Sendable {
    package let reporters: Int
    /// Reporters of whom nothing else is known.
    package let newcomers: Int

    package init(reporters: Int, newcomers: Int) {
        self.reporters = reporters
        self.newcomers = newcomers
    }

    /// Many reporters, nearly all of them newcomers. 10 and nine in ten: a handful of people may well meet one link by chance.
    package var looksLikeBrigading: Bool { reporters >= 10 && newcomers * 10 >= reporters * 9 }
}

extension StateStore {
    /// Each source's record, by name.
    package func sourceRecords() throws(StateStoreError) -> [SourceRecord] { try records(byContact: false, decisions: 0) }

    /// Each reporter's record, by source and contact; reports without contact are their source's own.
    ///
    /// - Parameter decisions: only reporters with so many decided leads: there may be a million who reported once.
    package func reporterRecords(decisions: Int = 0) throws(StateStoreError) -> [SourceRecord] {
        try records(byContact: true, decisions: decisions)
    }

    private func records(byContact: Bool, decisions: Int) throws(StateStoreError) -> [SourceRecord] {
        let key = byContact ? "source, contact" : "source"
        return try read("read the record of sources") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(key), sum(reports) AS reports, count(*) AS leads,
                        sum(state IN ('listed', 'dormant', 'disputed', 'expired')) AS confirmed,
                        sum(state IN ('rejected', 'withdrawn')) AS refused
                    FROM (SELECT \(key), lead, count(*) AS reports FROM report GROUP BY \(key), lead) AS told
                    JOIN lead ON lead.id = told.lead GROUP BY \(key) HAVING confirmed + refused >= ? ORDER BY \(key)
                    """, arguments: [decisions]
            ).map { row in
                SourceRecord(
                    source: row["source"], contact: byContact ? row["contact"] : nil, reports: row["reports"],
                    leads: row["leads"],
                    confirmed: row["confirmed"], refused: row["refused"])
            }
        }
    }

    /// Who reported a lead.
    package func reporters(of lead: Int64) throws(StateStoreError) -> [Reporter] {
        try read("read who reported a lead") { database in
            try Row.fetchAll(
                database, sql: "SELECT DISTINCT source, contact FROM report WHERE lead = ? ORDER BY source, contact",
                arguments: [lead]
            ).map { Reporter(source: $0["source"], contact: $0["contact"]) }
        }
    }

    /// What people and the clock have made of each name or address on which there is a word: whether it stands on the list.
    package func decidedSubjects(at now: Timestamp) throws(StateStoreError) -> [(subject: String, isConfirmed: Bool)] {
        let refused = try overruled(at: now).map { (subject: $0.subject, isConfirmed: false) }
        let confirmed = try read("read listed names") { database in
            try String.fetchAll(
                database, sql: "SELECT DISTINCT subject FROM listing WHERE ended_at IS NULL AND paused_for IS NULL")
        }
        return refused + confirmed.map { (subject: $0, isConfirmed: true) }
    }

    package func reporterMix(of lead: Int64) throws(StateStoreError) -> ReporterMix {
        try read("read who reported a lead") { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*) AS reporters, coalesce(sum(NOT EXISTS (SELECT 1 FROM report AS other
                        WHERE other.source = told.source AND other.contact = told.contact AND other.lead <> ?1)), 0) AS newcomers
                    FROM (SELECT DISTINCT source, contact FROM report WHERE lead = ?1) AS told
                    """, arguments: [lead])
            return ReporterMix(reporters: row?["reporters"] ?? 0, newcomers: row?["newcomers"] ?? 0)
        }
    }
}
