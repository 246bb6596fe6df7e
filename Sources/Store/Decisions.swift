import GRDB
import Vocabulary

extension StateStore {
    /// Decides on a lead by what is known of it in this transaction: the decision and what follows from it, all or nothing.
    ///
    /// - Parameter judge: makes the plan; `nil` decides nothing.
    package func decide(
        lead: Int64, actor: Actor, now: Timestamp, _ judge: (LeadFacts) throws -> DecisionPlan?
    ) throws(StateStoreError) {
        try record("record a decision", now: now) { database in
            try StateStore.settleListings(of: lead, at: now, in: database)
            guard let facts = try StateStore.facts(of: lead, in: database) else {
                throw StateStoreError(kind: .refused, description: "there is no lead \(lead)")
            }
            guard let plan = try judge(facts) else { return }
            try StateStore.decide(plan, lead: lead, actor: actor, now: now, in: database)
        }
    }

    package func facts(of lead: Int64) throws(StateStoreError) -> LeadFacts? {
        try read("read what is known of a lead") { database in try StateStore.facts(of: lead, in: database) }
    }

    static func facts(of lead: Int64, in database: Database) throws -> LeadFacts? {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT \(StoredLead.columns), state, attention FROM lead WHERE id = ?"),
                arguments: [lead])
        else { return nil }
        return LeadFacts(
            lead: StoredLead(row: row), state: try row.word("state"), attention: try row.wordIfAny("attention"),
            verdict: try newestVerdict(of: lead, in: database), decisions: try decisions(of: lead, in: database),
            listings: try listings(of: lead, in: database))
    }

    static func decide(
        _ plan: DecisionPlan, lead: Int64, actor: Actor, now: Timestamp, in database: Database
    ) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO decision (lead, verdict, action, actor, account, reason, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [lead, plan.verdict, plan.action.rawValue, actor.name, actor.account, plan.reason, now.seconds])
        let decision = database.lastInsertedRowID
        try move(lead, by: plan.action, now: now, in: database)
        switch plan.change {
        case .none: break
        case .list(let new):
            try move(lead, .approve, now: now, in: database)
            try insert(new, lead: lead, verdict: plan.verdict, decision: decision, now: now, in: database)
            try move(lead, .list, now: now, in: database)
        case .confirm: try confirmListings(of: lead, now: now, in: database)
        case .end(let because): try endListings(of: lead, because: because, now: now, in: database)
        }
        try audit(
            plan.action.rawValue, actor: actor, subject: "lead \(lead)", detail: detail(plan), now: now, in: database)
    }

    /// What a decision does to its lead before any listing is made.
    private static func move(_ lead: Int64, by action: Decision.Action, now: Timestamp, in database: Database) throws {
        switch action {
        case .list: break
        case .propose: try move(lead, .propose, now: now, in: database)
        case .approve, .emergency:
            // A person's yes puts forward what no verdict did. One that only confirms leaves the lead where it is.
            let state = try state(of: lead, in: database)
            if state != .proposed, !state.isOnList { try move(lead, .propose, now: now, in: database) }
        case .reject: try move(lead, .reject, now: now, in: database)
        case .withdraw: try move(lead, .withdraw, now: now, in: database)
        case .keep: try settle(lead, in: database)
        }
    }

    private static func detail(_ plan: DecisionPlan) -> String {
        switch plan.change {
        case .none, .end: plan.reason
        case .confirm: "confirmed" + (plan.reason.isEmpty ? "" : ": \(plan.reason)")
        case .list(let new):
            "lists \(new.subject) (\(new.scope.rawValue))" + (new.basis.map { ", by \($0.text)" } ?? "")
                + (plan.reason.isEmpty ? "" : ": \(plan.reason)")
        }
    }

    /// Undoes a decision: it no longer counts, and the listing that it made ends. One that somebody undid already stays as it is.
    ///
    /// - Parameter restores: whether the listings that a withdrawal ended come back; else their lead waits for people again.
    package func undo(_ decision: Decision, actor: Actor, restores: Bool = true, now: Timestamp) throws(StateStoreError) {
        try record("undo a decision", now: now) { database in
            try database.execute(
                sql: "UPDATE decision SET undone_by = ? WHERE id = ? AND undone_by IS NULL",
                arguments: [actor.name, decision.id])
            guard database.changesCount == 1 else { return }
            try StateStore.takeBack(decision, actor: actor, restores: restores, now: now, in: database)
            try StateStore.audit(
                "undo", actor: actor, subject: "lead \(decision.lead)", detail: "\(decision.action.rawValue) \(decision.id)",
                now: now, in: database)
        }
    }

    private static func takeBack(
        _ decision: Decision, actor: Actor, restores: Bool, now: Timestamp, in database: Database
    ) throws {
        let lead = decision.lead
        let isOnList = try state(of: lead, in: database).isOnList
        switch decision.action {
        case .list, .approve, .emergency:
            guard isOnList else { return }
            try endListings(of: lead, because: "decision undone by \(actor.name)", now: now, in: database)
            try move(lead, .reopen, now: now, in: database)
        case .withdraw:
            if restores {
                // The listings that the withdrawal ended come back as they were.
                try database.execute(
                    sql: "UPDATE listing SET ended_at = NULL, ended_because = NULL WHERE lead = ? AND ended_at = ?",
                    arguments: [lead, decision.decidedAt.seconds])
                if database.changesCount > 0 {
                    try move(lead, .restore, now: now, in: database)
                    return
                }
            }
            try move(lead, .reopen, now: now, in: database)
        case .reject: try move(lead, .reopen, now: now, in: database)
        case .propose: if !isOnList { try settle(lead, in: database) }
        case .keep: if isOnList { try ask(lead, .reopened, now: now, in: database) }
        }
    }

    /// The decisions on a lead, first to last, undone ones included.
    package func decisions(of lead: Int64) throws(StateStoreError) -> [Decision] {
        try read("read decisions") { database in try StateStore.decisions(of: lead, in: database) }
    }

    static func decisions(of lead: Int64, in database: Database) throws -> [Decision] {
        let find = try database.cachedStatement(sql: "SELECT * FROM decision WHERE lead = ? ORDER BY id")
        return try Row.fetchAll(find, arguments: [lead]).map(Decision.init)
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
                case .reject, .withdraw: if !isUndone { words[row["lead"]] = false }
                case .list: if isUndone { words[row["lead"]] = false }
                case .approve, .emergency, .keep: if !isUndone { words[row["lead"]] = true }
                case .propose: break
                }
            }
            return words.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
    }
}
