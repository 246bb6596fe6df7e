import GRDB
import Vocabulary

/// Why a lead waits for a person: the closed set of words that the queue shows.
package enum Attention: String, CaseIterable, Sendable {
    /// Its verdict, or a person, proposes to list it.
    case proposed
    /// Its listing has expired, and it was alive when last seen.
    case expired
    /// Its emergency listing was not confirmed in time.
    case lapsed
    /// A listed site no longer looks as it did when it was listed, or was gone and shows a page again: that a name was absent
    /// proves no new registration.
    case changed
    /// The name was registered anew: another owner may have it.
    case reregistered
    /// Consumers say that the listing is wrong.
    case disputed
    /// People reopened it.
    case reopened

    /// The sentence for people.
    package var sentence: String {
        switch self {
        case .proposed: "proposed for the list"
        case .expired: "its listing has expired"
        case .lapsed: "its emergency listing lapsed unconfirmed"
        case .changed: "the site has changed since it was listed"
        case .reregistered: "the name was registered anew"
        case .disputed: "consumers say that the listing is wrong"
        case .reopened: "a decision on it was undone"
        }
    }
}

extension StateStore {
    package func state(of lead: Int64) throws(StateStoreError) -> LeadState? {
        try read("read a lead's state") { database in try StateStore.stateIfAny(of: lead, in: database) }
    }

    private static func stateIfAny(of lead: Int64, in database: Database) throws -> LeadState? {
        let find = try database.cachedStatement(sql: "SELECT state FROM lead WHERE id = ?")
        return try Row.fetchOne(find, arguments: [lead])?.word("state")
    }

    static func state(of lead: Int64, in database: Database) throws -> LeadState {
        guard let state = try stateIfAny(of: lead, in: database) else {
            throw StateStoreError(kind: .refused, description: "there is no lead \(lead)")
        }
        return state
    }

    /// Applies an event to a lead as the table of states says.
    ///
    /// - Throws: `StateStoreError` of kind `.refused` when the event can't happen in the lead's state.
    @discardableResult
    static func move(_ lead: Int64, _ event: LeadEvent, now: Timestamp, in database: Database) throws -> LeadState {
        let state = try state(of: lead, in: database)
        guard let next = LeadLife.next(state, event) else {
            throw StateStoreError(
                kind: .refused, description: "lead \(lead) is \(state.rawValue): \(event.rawValue) can't happen to it",
                hint: "`zhalan review show \(lead)` shows what happened to it")
        }
        if next != state {
            let update = try database.cachedStatement(sql: "UPDATE lead SET state = ? WHERE id = ?")
            try update.execute(arguments: [next.rawValue, lead])
        }
        switch (next, event) {
        case (.proposed, .lapse): try ask(lead, .lapsed, now: now, in: database)
        case (.proposed, .reopen): try ask(lead, .reopened, now: now, in: database)
        case (.proposed, _) where state != .proposed: try ask(lead, .proposed, now: now, in: database)
        case (.rejected, _), (.withdrawn, _), (.cleared, _), (.insufficient, _), (.listed, .list), (.listed, .restore),
            (.listed, .uphold):
            try settle(lead, in: database)
        default: break
        }
        return next
    }

    /// Puts a lead before people. One that waits already keeps its place.
    static func ask(_ lead: Int64, _ why: Attention, now: Timestamp, in database: Database) throws {
        let update = try database.cachedStatement(
            sql: "UPDATE lead SET attention = ?, attention_since = coalesce(attention_since, ?) WHERE id = ?")
        try update.execute(arguments: [why.rawValue, now.seconds, lead])
    }

    /// Takes a lead out of the queue.
    static func settle(_ lead: Int64, in database: Database) throws {
        let update = try database.cachedStatement(
            sql: "UPDATE lead SET attention = NULL, attention_since = NULL WHERE id = ? AND attention IS NOT NULL")
        try update.execute(arguments: [lead])
    }
}
