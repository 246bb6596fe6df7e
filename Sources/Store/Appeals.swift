import GRDB
import Vocabulary

/// An owner's appeal against a listing, as it is kept. Contact and reason are for those who decide; nothing that is published
/// carries them.
package struct StoredAppeal: Sendable {
    package enum Outcome: String, CaseIterable, Sendable {
        /// The appeal was right: the name is off the list.
        case upheld
        /// The listing was right: it stays.
        case rejected
    }

    package enum State: String, Sendable {
        case open, acknowledged, upheld, rejected
    }

    package let ticket: String
    /// The name or address that it is about.
    package let subject: String
    /// `nil` once it was erased, some time after the decision.
    package let contact: String?
    package let reason: String
    package let openedAt: Timestamp
    package let openedBy: String
    package let acknowledgeBy: Timestamp
    package let decideBy: Timestamp
    package let acknowledgedAt: Timestamp?
    package let reviewer: String?
    /// When the name was released for the time of the appeal; `nil` when it was not.
    package let releasedAt: Timestamp?
    package let resolvedAt: Timestamp?
    package let resolvedBy: String?
    package let outcome: Outcome?
    package let outcomeReason: String?

    init(row: Row) throws {
        ticket = row["ticket"]
        subject = row["subject"]
        contact = row["contact"]
        reason = row["reason"]
        openedAt = Timestamp(seconds: row["opened_at"])
        openedBy = row["opened_by"]
        acknowledgeBy = Timestamp(seconds: row["acknowledge_by"])
        decideBy = Timestamp(seconds: row["decide_by"])
        acknowledgedAt = row.moment("acknowledged_at")
        reviewer = row["reviewer"]
        releasedAt = row.moment("released_at")
        resolvedAt = row.moment("resolved_at")
        resolvedBy = row["resolved_by"]
        outcome = try row.wordIfAny("outcome")
        outcomeReason = row["outcome_reason"]
    }

    package var state: State {
        switch outcome {
        case .upheld: .upheld
        case .rejected: .rejected
        case nil: acknowledgedAt == nil ? .open : .acknowledged
        }
    }

    /// Which deadline has passed without its act; `nil` for none.
    package func missedDeadline(at now: Timestamp) -> String? {
        if (resolvedAt ?? now) > decideBy { return "decision" }
        if (acknowledgedAt ?? resolvedAt ?? now) > acknowledgeBy { return "acknowledgement" }
        return nil
    }
}

extension StateStore {
    /// Opens an appeal; leads whose listing carries the subject are disputed from now on.
    package func openAppeal(
        ticket: String, subject: String, contact: String, reason: String, acknowledgeBy: Timestamp, decideBy: Timestamp,
        actor: Actor, now: Timestamp
    ) throws(StateStoreError) {
        try record("open an appeal", now: now) { database in
            try database.execute(
                sql: """
                    INSERT INTO appeal (ticket, subject, contact, reason, opened_at, opened_by, acknowledge_by, decide_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    ticket, subject, contact, reason, now.seconds, actor.name, acknowledgeBy.seconds, decideBy.seconds,
                ])
            for lead in try StateStore.listedLeads(of: subject, at: now, in: database) {
                try StateStore.move(lead, .dispute, now: now, in: database)
            }
            // What the owner wrote stays out of the log, which outlives it.
            try StateStore.audit(
                "appeal-open", actor: actor, subject: subject, detail: "appeal \(ticket)", now: now, in: database)
        }
    }

    package func acknowledgeAppeal(_ ticket: String, reviewer: String, actor: Actor, now: Timestamp) throws(StateStoreError) {
        try changeAppeal(ticket, "appeal-ack", "reviewer \(reviewer)", actor: actor, now: now) { appeal, database in
            try database.execute(
                sql: "UPDATE appeal SET acknowledged_at = coalesce(acknowledged_at, ?), reviewer = ? WHERE ticket = ?",
                arguments: [now.seconds, reviewer, appeal.ticket])
        }
    }

    /// Releases the name for the time of the appeal: one person's act.
    package func releaseForAppeal(_ ticket: String, allow: NewAllow?, actor: Actor, now: Timestamp) throws(StateStoreError) {
        try changeAppeal(ticket, "appeal-release", "", actor: actor, now: now) { appeal, database in
            try database.execute(
                sql: "UPDATE appeal SET released_at = coalesce(released_at, ?) WHERE ticket = ?",
                arguments: [now.seconds, appeal.ticket])
            try database.execute(
                sql: "UPDATE listing SET paused_for = ? WHERE subject = ? AND ended_at IS NULL",
                arguments: [appeal.ticket, appeal.subject])
            if let allow { _ = try StateStore.allow(allow, author: actor, now: now, in: database) }
        }
    }

    /// Ends an appeal. Upheld, the name's listings end and it is allowed from now on; rejected, it is back on the list.
    package func resolveAppeal(
        _ ticket: String, _ outcome: StoredAppeal.Outcome, reason: String, allow: NewAllow?, actor: Actor, now: Timestamp
    ) throws(StateStoreError) {
        try changeAppeal(ticket, "appeal-\(outcome.rawValue)", reason, actor: actor, now: now) { appeal, database in
            try database.execute(
                sql: """
                    UPDATE appeal SET resolved_at = ?1, resolved_by = ?2, outcome = ?3, outcome_reason = ?4,
                        acknowledged_at = coalesce(acknowledged_at, ?1), reviewer = coalesce(reviewer, ?2) WHERE ticket = ?5
                    """, arguments: [now.seconds, actor.name, outcome.rawValue, reason, appeal.ticket])
            // What was released for the time of the appeal is so no longer: upheld, its listings end; were they to come back by an
            // undo, no appeal would hold them.
            try database.execute(
                sql: "UPDATE allow SET removed_at = ?, removed_by = ? WHERE appeal = ? AND removed_at IS NULL",
                arguments: [now.seconds, actor.name, appeal.ticket])
            try database.execute(sql: "UPDATE listing SET paused_for = NULL WHERE paused_for = ?", arguments: [appeal.ticket])
            let leads = try StateStore.listedLeads(of: appeal.subject, at: now, in: database)
            switch outcome {
            case .upheld:
                for lead in leads {
                    try StateStore.decide(
                        DecisionPlan(
                            .withdraw, verdict: nil, reason: "appeal \(appeal.ticket): \(reason)",
                            change: .end(because: "appeal \(appeal.ticket) upheld")), lead: lead, actor: actor, now: now,
                        in: database)
                }
                if let allow { _ = try StateStore.allow(allow, author: actor, now: now, in: database) }
            case .rejected:
                for lead in leads where try StateStore.state(of: lead, in: database) == .disputed {
                    try StateStore.move(lead, .uphold, now: now, in: database)
                }
            }
        }
    }

    private func changeAppeal(
        _ ticket: String, _ action: String, _ detail: String, actor: Actor, now: Timestamp,
        _ body: (StoredAppeal, Database) throws -> Void
    ) throws(StateStoreError) {
        try record("change an appeal", now: now) { database in
            guard let appeal = try StateStore.appeal(ticket, in: database), appeal.resolvedAt == nil else {
                throw StateStoreError(
                    kind: .refused, description: "appeal \(PlainText.escaped(ticket, limit: 40)) is not open",
                    hint: "`zhalan appeal list` shows what is")
            }
            try body(appeal, database)
            try StateStore.audit(
                action, actor: actor, subject: appeal.subject,
                detail: "appeal \(appeal.ticket)" + (detail.isEmpty ? "" : ": \(detail)"), now: now, in: database)
        }
    }

    package func appeal(_ ticket: String) throws(StateStoreError) -> StoredAppeal? {
        try read("read an appeal") { database in try StateStore.appeal(ticket, in: database) }
    }

    private static func appeal(_ ticket: String, in database: Database) throws -> StoredAppeal? {
        try Row.fetchOne(database, sql: "SELECT * FROM appeal WHERE ticket = ?", arguments: [ticket]).map(StoredAppeal.init)
    }

    /// Open appeals, the nearest deadline first; with `all`, resolved ones behind them.
    package func appeals(all: Bool = false) throws(StateStoreError) -> [StoredAppeal] {
        try read("read appeals") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM appeal WHERE resolved_at IS NULL OR ? ORDER BY resolved_at IS NOT NULL, decide_by, ticket
                    """, arguments: [all]
            ).map(StoredAppeal.init)
        }
    }

    /// Every appeal about one of these names or addresses, oldest first.
    package func appeals(about subjects: [String]) throws(StateStoreError) -> [StoredAppeal] {
        try read("read appeals") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM appeal WHERE subject IN (\(databaseQuestionMarks(count: subjects.count)))
                    ORDER BY opened_at, ticket
                    """, arguments: StatementArguments(subjects)
            ).map(StoredAppeal.init)
        }
    }

    /// The accounts whose decisions made the listings of a subject that nobody has ended.
    package func approvers(of subject: String) throws(StateStoreError) -> Set<String> {
        try read("read who approved") { database in
            try Set(
                String.fetchAll(
                    database,
                    sql: """
                        SELECT d.account FROM listing l JOIN decision d ON d.lead = l.lead
                        WHERE l.subject = ? AND l.ended_at IS NULL AND d.undone_by IS NULL
                            AND d.action IN ('approve', 'emergency', 'propose') AND d.decided_at <= l.listed_at
                        """, arguments: [subject]))
        }
    }

    /// The leads whose standing listing carries a subject.
    static func listedLeads(of subject: String, at now: Timestamp, in database: Database) throws -> [Int64] {
        try Int64.fetchAll(
            database,
            sql: """
                SELECT DISTINCT lead.id FROM listing JOIN lead ON lead.id = listing.lead
                WHERE listing.subject = ? AND listing.ended_at IS NULL AND (listing.expires_at IS NULL OR listing.expires_at > ?)
                    AND lead.state IN ('listed', 'dormant', 'disputed')
                """, arguments: [subject, now.seconds])
    }
}
