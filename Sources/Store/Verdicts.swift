import GRDB
import Vocabulary

/// A verdict as it is kept, with what would be listed and what it was made from.
package struct StoredVerdict: Sendable {
    package let id: Int64
    package let lead: Int64
    package let outcome: Verdict.Outcome
    package let score: Int
    package let probability: Double?
    package let type: FraudType?
    package let secondaryTypes: [FraudType]
    package let scope: ListingScope
    /// JSON array of signals: `{"signal","strength","weight","text","where"}`, heaviest first.
    package let signals: String
    /// The name or address that a listing would carry.
    package let subject: String
    /// Why the subject may not be listed without a person, or at all; `nil` when nothing protects it.
    package let protection: String?
    package let judgedAt: Timestamp

    init(row: Row) {
        id = row["id"]
        lead = row["lead"]
        outcome = Verdict.Outcome(rawValue: row["outcome"]) ?? .insufficient
        score = row["score"]
        probability = row["probability"]
        type = (row["type"] as String?).flatMap(FraudType.init(rawValue:))
        secondaryTypes = (row["secondary"] as String).split(separator: ",").compactMap { FraudType(rawValue: String($0)) }
        scope = ListingScope(rawValue: row["scope"]) ?? .exact
        signals = row["signals"]
        subject = row["subject"]
        protection = row["protection"]
        judgedAt = Timestamp(seconds: row["judged_at"])
    }
}

/// A verdict on its way into the store.
package struct NewVerdict: Sendable {
    package let lead: Int64
    package let verdict: Verdict
    /// JSON of the signals, as `StoredVerdict.signals`.
    package let signals: String
    package let subject: String
    package let protection: String?
    /// What it was made from: digest of the lists and versions of the scorer. Another basis makes another verdict due.
    package let basis: String

    package init(lead: Int64, verdict: Verdict, signals: String, subject: String, protection: String?, basis: String) {
        self.lead = lead
        self.verdict = verdict
        self.signals = signals
        self.subject = subject
        self.protection = protection
        self.basis = basis
    }
}

extension StateStore {
    /// Leads whose newest fetch has no verdict on this basis yet, oldest first.
    package func leadsToJudge(basis: String, limit: Int) throws(StateStoreError) -> [StoredLead] {
        try read("find leads to judge") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(StoredLead.columns) FROM lead
                    WHERE EXISTS (SELECT 1 FROM fetch WHERE fetch.lead = lead.id)
                      AND NOT EXISTS (
                        SELECT 1 FROM verdict WHERE verdict.lead = lead.id AND verdict.basis = ?
                          AND verdict.judged_at >= (SELECT max(fetched_at) FROM fetch WHERE fetch.lead = lead.id))
                    ORDER BY lead.id LIMIT ?
                    """, arguments: [basis, limit]
            ).map(StoredLead.init)
        }
    }

    /// Keeps a batch of verdicts in one transaction and returns them as stored.
    package func keep(_ verdicts: [NewVerdict], now: Timestamp) throws(StateStoreError) -> [StoredVerdict] {
        try write("keep verdicts") { database in
            try verdicts.map { new in
                try database.execute(
                    sql: """
                        INSERT INTO verdict (lead, outcome, score, probability, type, secondary, scope, signals, subject, protection,
                            basis, judged_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        new.lead, new.verdict.outcome.rawValue, new.verdict.score, new.verdict.probability,
                        new.verdict.type?.rawValue, new.verdict.secondaryTypes.map(\.rawValue).joined(separator: ","),
                        new.verdict.scope.rawValue, new.signals, new.subject, new.protection, new.basis, now.seconds,
                    ])
                let row = try Row.fetchOne(
                    database, sql: "SELECT * FROM verdict WHERE id = ?", arguments: [database.lastInsertedRowID])
                guard let row else { throw StateStoreError(kind: .other, description: "a verdict vanished while it was written") }
                return StoredVerdict(row: row)
            }
        }
    }

    /// The newest verdict on a lead.
    package func newestVerdict(of lead: Int64) throws(StateStoreError) -> StoredVerdict? {
        try read("read a verdict") { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM verdict WHERE lead = ? ORDER BY id DESC LIMIT 1", arguments: [lead]
            ).map(StoredVerdict.init)
        }
    }

    /// Every verdict on a lead, first to last.
    package func verdicts(of lead: Int64) throws(StateStoreError) -> [StoredVerdict] {
        try read("read verdicts") { database in
            try Row.fetchAll(database, sql: "SELECT * FROM verdict WHERE lead = ? ORDER BY id", arguments: [lead])
                .map(StoredVerdict.init)
        }
    }
}
