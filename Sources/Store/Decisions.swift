import GRDB
import Vocabulary

/// What a person or the automatic rule made of a verdict.
package struct Decision: Sendable {
    package enum Action: String, CaseIterable, Sendable {
        /// Put on the list by the automatic rule.
        case list
        /// A person's yes; the listing stands when enough people said it.
        case approve
        /// A person's no: the lead is not listed, and the automatic rule leaves it alone.
        case reject
        /// Taken off the list by a person.
        case withdraw
    }

    package let id: Int64
    package let lead: Int64
    package let verdict: Int64?
    package let action: Action
    package let actor: String
    package let reason: String
    package let decidedAt: Timestamp
    /// Who undid it; `nil` while it stands.
    package let undoneBy: String?

    package var isUndone: Bool { undoneBy != nil }

    init(row: Row) throws {
        id = row["id"]
        lead = row["lead"]
        verdict = row["verdict"]
        action = try row.word("action")
        actor = row["actor"]
        reason = row["reason"]
        decidedAt = Timestamp(seconds: row["decided_at"])
        undoneBy = row["undone_by"]
    }
}

/// The change that a decision makes to the listings, written in the same transaction.
package enum ListingChange: Sendable {
    case none
    case add(subject: String, scope: ListingScope, type: FraudType?, score: Int?, expiresAt: Timestamp?)
    case end(because: String)
}

extension StateStore {
    /// Records a decision and what follows from it, all or nothing.
    package func decide(
        lead: Int64, verdict: Int64?, action: Decision.Action, actor: String, reason: String, change: ListingChange,
        now: Timestamp
    ) throws(StateStoreError) {
        try write("record a decision") { database in
            try StateStore.decide(
                lead: lead, verdict: verdict, action: action, actor: actor, reason: reason, change: change, now: now, in: database
            )
        }
    }

    static func decide(
        lead: Int64, verdict: Int64?, action: Decision.Action, actor: String, reason: String, change: ListingChange,
        now: Timestamp, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO decision (lead, verdict, action, actor, reason, decided_at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [lead, verdict, action.rawValue, actor, reason, now.seconds])
        let decision = database.lastInsertedRowID
        switch change {
        case .none: break
        case .add(let subject, let scope, let type, let score, let expiresAt):
            try database.execute(
                sql: """
                    INSERT INTO listing (subject, scope, lead, verdict, decision, type, score, listed_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    subject, scope.rawValue, lead, verdict, decision, type?.rawValue, score, now.seconds, expiresAt?.seconds,
                ])
        case .end(let because):
            try StateStore.endListings(of: lead, because: because, now: now, in: database)
        }
        try StateStore.audit(action.rawValue, actor: actor, subject: "lead \(lead)", detail: reason, now: now, in: database)
    }

    /// Undoes a decision: it no longer counts, and the listing that it made ends. One that somebody undid already stays as it is.
    package func undo(_ decision: Decision, actor: String, now: Timestamp) throws(StateStoreError) {
        try write("undo a decision") { database in
            try database.execute(
                sql: "UPDATE decision SET undone_by = ? WHERE id = ? AND undone_by IS NULL",
                arguments: [actor, decision.id])
            guard database.changesCount == 1 else { return }
            switch decision.action {
            case .list, .approve:
                try StateStore.endListings(of: decision.lead, because: "decision undone by \(actor)", now: now, in: database)
            case .withdraw:
                // The listings that the withdrawal ended come back as they were.
                try database.execute(
                    sql: "UPDATE listing SET ended_at = NULL, ended_because = NULL WHERE lead = ? AND ended_at = ?",
                    arguments: [decision.lead, decision.decidedAt.seconds])
            case .reject: break
            }
            try StateStore.audit(
                "undo", actor: actor, subject: "lead \(decision.lead)", detail: "\(decision.action.rawValue) \(decision.id)",
                now: now, in: database)
        }
    }

    /// The decisions on a lead, first to last, undone ones included.
    package func decisions(of lead: Int64) throws(StateStoreError) -> [Decision] {
        try read("read decisions") { database in try StateStore.decisions(of: lead, in: database) }
    }

    static func decisions(of lead: Int64, in database: Database) throws -> [Decision] {
        try Row.fetchAll(database, sql: "SELECT * FROM decision WHERE lead = ? ORDER BY id", arguments: [lead])
            .map(Decision.init)
    }

    /// Leads whose newest verdict asks for a person and that neither a standing listing nor a standing no has settled, highest
    /// score first. A listing that has expired settles nothing: somebody must look again.
    package func waitingLeads(at now: Timestamp, limit: Int = 10_000) throws(StateStoreError) -> [Int64] {
        try read("read the review queue") { database in
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT v.lead FROM verdict v
                    WHERE v.id = (SELECT max(id) FROM verdict w WHERE w.lead = v.lead) AND v.outcome IN ('list', 'review')
                      AND NOT EXISTS (SELECT 1 FROM listing l WHERE l.lead = v.lead AND l.ended_at IS NULL
                        AND (l.expires_at IS NULL OR l.expires_at > ?))
                      AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.lead = v.lead AND d.undone_by IS NULL
                        AND d.action IN ('reject', 'withdraw'))
                    ORDER BY v.score DESC, v.lead LIMIT ?
                    """, arguments: [now.seconds, limit])
        }
    }

    /// Leads about which a person spoke, and whether the last standing word was yes. What the automatic rule did is no word; a person's
    /// undoing of it is a no.
    package func decidedLeads() throws(StateStoreError) -> [(lead: Int64, isFraud: Bool)] {
        try read("read what people decided") { database in
            var words: [Int64: Bool] = [:]
            let rows = try Row.fetchAll(database, sql: "SELECT lead, action, undone_by FROM decision ORDER BY id")
            for row in rows {
                let action: Decision.Action = try row.word("action")
                let isUndone = (row["undone_by"] as String?) != nil
                switch action {
                case .approve: if !isUndone { words[row["lead"]] = true }
                case .reject, .withdraw: if !isUndone { words[row["lead"]] = false }
                case .list: if isUndone { words[row["lead"]] = false }
                }
            }
            return words.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
    }
}
