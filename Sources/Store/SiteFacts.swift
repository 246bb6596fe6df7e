import GRDB
import Vocabulary

/// How long a site that is gone or parked stays on the list.
package enum DormancyLimits {
    /// Days. 30: scam sites that go quiet come back within weeks; after a month the name is worth more to others.
    package static let days = 30
}

extension StateStore {
    /// Says that a crawl has taken these leads.
    package func queue(_ leads: [Int64], now: Timestamp) throws(StateStoreError) {
        var rest = leads[...]
        while !rest.isEmpty {
            let batch = rest.prefix(StateStore.batchRows)
            rest = rest.dropFirst(batch.count)
            try write("queue leads") { database in
                for lead in batch { try StateStore.move(lead, .queue, now: now, in: database) }
            }
        }
    }

    /// What fetches do to their leads: a page was there or not. Only a visit whose run could trust what it saw moves a listed site
    /// off and on: a bad line, or a resolver that filters our own list, makes nobody dormant.
    static func move(by fetches: [StoredFetch], _ visits: [StoredVisit], in database: Database) throws {
        var pages: [Int64: (isThere: Bool, at: Timestamp)] = [:]
        for fetch in fetches {
            let hasPage = fetch.features != nil || fetch.kind == .ok || fetch.kind == .truncated
            pages[fetch.lead] = (hasPage || pages[fetch.lead]?.isThere ?? false, fetch.fetchedAt)
        }
        let sites = Dictionary(visits.map { ($0.lead, $0.state) }) { _, last in last }
        let note = try database.cachedStatement(sql: "UPDATE lead SET unjudged = 1 WHERE id = ?")
        for (lead, page) in pages.sorted(by: { $0.key < $1.key }) {
            try note.execute(arguments: [lead])
            let state = try move(lead, page.isThere ? .fetch : .miss, now: page.at, in: database)
            switch (state, sites[lead]) {
            case (.listed, .gone), (.listed, .parked):
                try move(lead, .die, now: page.at, in: database)
                try shortenListings(of: lead, to: page.at.adding(days: DormancyLimits.days), in: database)
            case (.dormant, .live), (.dormant, .returned): try revive(lead, at: page.at, in: database)
            default: break
            }
        }
    }

    /// A dormant site shows a page again: its whole time is back, and people see that it may be somebody else's. A listing that
    /// ended while it was shortened stays over.
    private static func revive(_ lead: Int64, at now: Timestamp, in database: Database) throws {
        try move(lead, .revive, now: now, in: database)
        try database.execute(
            sql: """
                UPDATE listing SET expires_at = intended_end
                WHERE lead = ? AND ended_at IS NULL AND settled = 0 AND lapses = 0
                """, arguments: [lead])
        try ask(lead, .changed, now: now, in: database)
    }

    private static func shortenListings(of lead: Int64, to end: Timestamp, in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE listing SET expires_at = min(coalesce(expires_at, ?1), ?1)
                WHERE lead = ?2 AND ended_at IS NULL AND settled = 0 AND lapses = 0
                """, arguments: [end.seconds, lead])
    }

    /// Takes note that the registry says that a lead's name was registered anew; people look at it again at once, whatever they
    /// said of the owner before.
    package func noteRegisteredAnew(_ lead: Int64, now: Timestamp) throws(StateStoreError) {
        try record("note a new registration", now: now) { database in
            let state = try StateStore.state(of: lead, in: database)
            if !state.isOnList {
                guard LeadLife.next(state, .reopen) != nil else { return }
                try StateStore.move(lead, .reopen, now: now, in: database)
            }
            let why = Attention.reregistered
            try StateStore.ask(lead, why, now: now, in: database)
            try StateStore.audit(
                why.rawValue, actor: .zhalan, subject: "lead \(lead)", detail: why.sentence, now: now, in: database)
        }
    }
}
