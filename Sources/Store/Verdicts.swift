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

    init(row: Row) throws {
        id = row["id"]
        lead = row["lead"]
        outcome = try row.word("outcome")
        score = row["score"]
        probability = row["probability"]
        type = try row.wordIfAny("type")
        secondaryTypes = try (row["secondary"] as String).split(separator: ",").map {
            try StateStoreError.word(String($0), "secondary")
        }
        scope = try row.word("scope")
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
    /// The lead's place in the queue: the higher, the sooner people look.
    package let priority: Int
    /// The newest fetch that it is made from: one that came since, from a crawl that goes on, is still to be judged.
    package let newestFetch: Timestamp

    /// - Parameters:
    ///   - priority: the verdict's score where nothing else is known.
    ///   - newestFetch: every fetch so far where nothing else is known.
    package init(
        lead: Int64, verdict: Verdict, signals: String, subject: String, protection: String?, basis: String, priority: Int? = nil,
        newestFetch: Timestamp = Timestamp(seconds: .max)
    ) {
        self.newestFetch = newestFetch
        self.priority = priority ?? verdict.score
        self.lead = lead
        self.verdict = verdict
        self.signals = signals
        self.subject = subject
        self.protection = protection
        self.basis = basis
    }
}

extension StateStore {
    /// Leads whose newest fetch has no verdict on this basis yet, in order of their numbers.
    ///
    /// - Parameter after: only leads behind this number: a run asks on from the last one it got, so that it looks at each lead
    ///   once and ends whatever the clock says.
    package func leadsToJudge(basis: String, after: Int64, limit: Int) throws(StateStoreError) -> [StoredLead] {
        try read("find leads to judge") { database in
            // Once all were judged on a basis, only what was fetched since is due, and that is known by an index.
            let isSettled =
                try Bool.fetchOne(
                    database, sql: "SELECT EXISTS (SELECT 1 FROM judged_basis WHERE basis = ?)", arguments: [basis]) ?? false
            let due =
                isSettled
                ? "unjudged = 1"
                : """
                EXISTS (SELECT 1 FROM fetch WHERE fetch.lead = lead.id) AND (unjudged = 1 OR ?2 <>
                    coalesce((SELECT basis FROM verdict WHERE verdict.lead = lead.id ORDER BY verdict.id DESC LIMIT 1), ''))
                """
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT \(StoredLead.columns) FROM lead WHERE lead.id > ?1 AND \(due) AND ?2 <> '' ORDER BY lead.id LIMIT ?3
                    """, arguments: [after, basis, limit]
            ).map(StoredLead.init)
        }
    }

    /// Says that every lead with a fetch was judged on this basis.
    package func noteAllJudged(basis: String) throws(StateStoreError) {
        let isKnown = try read("read the basis of verdicts") { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM judged_basis WHERE basis = ?)", arguments: [basis]) ?? false
        }
        if isKnown { return }
        try write("note the basis of verdicts") { database in
            try database.execute(sql: "DELETE FROM judged_basis")
            try database.execute(sql: "INSERT INTO judged_basis (basis) VALUES (?)", arguments: [basis])
        }
    }

    /// What the automatic rule makes of a verdict, given the lead's decisions and whether it is listed; `nil` for nothing.
    package typealias AutomaticRule = (StoredVerdict, [Decision], _ isListed: Bool) -> (reason: String, change: ListingChange)?

    /// Keeps a batch of verdicts and what the automatic rule makes of each, in one transaction: a kill leaves no verdict behind
    /// that the rule has not seen.
    ///
    /// - Returns: the verdicts as stored, in their order, with whether the rule listed them.
    package func keep(
        _ verdicts: [NewVerdict], now: Timestamp, automatic: AutomaticRule = { _, _, _ in nil }
    ) throws(StateStoreError) -> [(verdict: StoredVerdict, wasListed: Bool)] {
        try record("keep verdicts", now: now) { database in
            try verdicts.map { new in
                let verdict = try StateStore.keep(new, now: now, in: database)
                try StateStore.move(by: verdict, of: new, now: now, in: database)
                let decisions = try StateStore.decisions(of: new.lead, in: database)
                let isListed = try StateStore.listings(of: new.lead, in: database).contains { $0.stands(at: now) }
                guard let made = automatic(verdict, decisions, isListed) else { return (verdict, false) }
                try StateStore.decide(
                    DecisionPlan(.list, verdict: verdict.id, reason: made.reason, change: made.change), lead: new.lead,
                    actor: .automatic, now: now, in: database)
                return (verdict, true)
            }
        }
    }

    /// What a verdict does to its lead. One that people have decided on, or have put forward, stays where it is; a listed one
    /// that no longer looks like fraud is shown to people, who alone may take it off: once, not with each visit.
    private static func move(
        by verdict: StoredVerdict, of new: NewVerdict, now: Timestamp, in database: Database
    ) throws {
        let update = try database.cachedStatement(
            sql: """
                UPDATE lead SET priority = ?1, unjudged = EXISTS (SELECT 1 FROM fetch WHERE fetch.lead = ?2 AND fetch.fetched_at > ?3)
                WHERE id = ?2
                """)
        try update.execute(arguments: [new.priority, verdict.lead, new.newestFetch.seconds])
        let state = try state(of: verdict.lead, in: database)
        let asksForListing = verdict.outcome == .list || verdict.outcome == .review
        if state.isOnList, verdict.outcome == .clear, try outcome(before: verdict, in: database) != .clear {
            try ask(verdict.lead, .changed, now: now, in: database)
        }
        guard LeadLife.next(state, .score) != nil else { return }
        if state == .proposed, !asksForListing, try isPutForward(verdict.lead, in: database) { return }
        try move(verdict.lead, .score, now: now, in: database)
        let event: LeadEvent = asksForListing ? .propose : verdict.outcome == .clear ? .clear : .lackEvidence
        try move(verdict.lead, event, now: now, in: database)
    }

    private static func outcome(before verdict: StoredVerdict, in database: Database) throws -> Verdict.Outcome? {
        let find = try database.cachedStatement(
            sql: "SELECT outcome FROM verdict WHERE lead = ? AND id < ? ORDER BY id DESC LIMIT 1")
        return try Row.fetchOne(find, arguments: [verdict.lead, verdict.id])?.word("outcome")
    }

    /// Whether people have said that it should be listed.
    private static func isPutForward(_ lead: Int64, in database: Database) throws -> Bool {
        try decisions(of: lead, in: database).contains { !$0.isUndone && ($0.action == .propose || $0.action.isApproval) }
    }

    private static func keep(_ new: NewVerdict, now: Timestamp, in database: Database) throws -> StoredVerdict {
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO verdict (lead, outcome, score, probability, type, secondary, scope, signals, subject, protection,
                    basis, judged_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *
                """)
        let row = try Row.fetchOne(
            insert,
            arguments: [
                new.lead, new.verdict.outcome.rawValue, new.verdict.score, new.verdict.probability,
                new.verdict.type?.rawValue, new.verdict.secondaryTypes.map(\.rawValue).joined(separator: ","),
                new.verdict.scope.rawValue, new.signals, new.subject, new.protection, new.basis, now.seconds,
            ])
        guard let row else { throw StateStoreError(kind: .other, description: "a verdict vanished while it was written") }
        return try StoredVerdict(row: row)
    }

    /// The newest verdict on a lead.
    package func newestVerdict(of lead: Int64) throws(StateStoreError) -> StoredVerdict? {
        try read("read a verdict") { database in try StateStore.newestVerdict(of: lead, in: database) }
    }

    static func newestVerdict(of lead: Int64, in database: Database) throws -> StoredVerdict? {
        let find = try database.cachedStatement(sql: "SELECT * FROM verdict WHERE lead = ? ORDER BY id DESC LIMIT 1")
        return try Row.fetchOne(find, arguments: [lead]).map(StoredVerdict.init)
    }

    /// Every verdict on a lead, first to last.
    package func verdicts(of lead: Int64) throws(StateStoreError) -> [StoredVerdict] {
        try read("read verdicts") { database in
            try Row.fetchAll(database, sql: "SELECT * FROM verdict WHERE lead = ? ORDER BY id", arguments: [lead])
                .map(StoredVerdict.init)
        }
    }
}
