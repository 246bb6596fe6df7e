import GRDB
import Vocabulary

/// What a person or the automatic rule made of a lead.
package struct Decision: Sendable {
    package enum Action: String, CaseIterable, Sendable {
        /// Put on the list by the automatic rule.
        case list
        /// A person puts it forward; where two approvals are asked for, that person's own does not count.
        case propose
        /// A person's yes; the listing stands when enough people said it.
        case approve
        /// One person's yes in an emergency: the listing lapses unless others confirm it.
        case emergency
        /// A person's no: the lead is not listed, and the automatic rule leaves it alone.
        case reject
        /// Taken off the list by a person.
        case withdraw
        /// A person looked again at what is listed, and it stays.
        case keep

        /// Whether it is a person's yes.
        package var isApproval: Bool { self == .approve || self == .emergency }
    }

    package let id: Int64
    package let lead: Int64
    package let verdict: Int64?
    package let action: Action
    package let actor: Actor
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
        actor = Actor(account: row["account"], keptName: row["actor"])
        reason = row["reason"]
        decidedAt = Timestamp(seconds: row["decided_at"])
        undoneBy = row["undone_by"]
    }
}

/// The change that a decision makes to the listings, written in the same transaction.
package enum ListingChange: Sendable {
    case none
    case list(NewListing)
    /// The standing emergency listing needs no more confirmation.
    case confirm
    case end(because: String)
}

/// What is to be written: a decision, and what follows from it.
package struct DecisionPlan: Sendable {
    package let action: Decision.Action
    package let verdict: Int64?
    package let reason: String
    package let change: ListingChange

    package init(_ action: Decision.Action, verdict: Int64?, reason: String, change: ListingChange = .none) {
        self.action = action
        self.verdict = verdict
        self.reason = reason
        self.change = change
    }
}

/// Everything that a decision on a lead depends on, read in the transaction that writes it: two people who say yes at once are
/// two, and one who says it twice at once is one.
package struct LeadFacts: Sendable {
    package let lead: StoredLead
    package let state: LeadState
    /// Why it waits for people; `nil` when it does not.
    package let attention: Attention?
    package let verdict: StoredVerdict?
    package let decisions: [Decision]
    package let listings: [StoredListing]
}
