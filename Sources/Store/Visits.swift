import GRDB
import Vocabulary

/// What a crawl, or a look at the registry, found out about a lead's site beyond its page.
package enum SiteFact: Sendable {
    /// The name was registered anew since it was listed.
    case registeredAnew
    /// The page is another one than when it was listed.
    case changed
}

/// How many visits without a page make a listed site dormant, and for how long it stays on the list.
package enum DormancyLimits {
    /// Visits in a row. 3: one failed visit is a bad line, two are a night.
    package static let misses = 3
    /// Days. 30: scam sites that go quiet come back within weeks; after a month the name is worth more to others.
    package static let days = 30
}

extension StateStore {
    /// Says that a crawl has taken these leads.
    package func queue(_ leads: [Int64], now: Timestamp) throws(StateStoreError) {
        guard !leads.isEmpty else { return }
        try write("queue leads") { database in
            for lead in leads { try StateStore.move(lead, .queue, now: now, in: database) }
        }
    }

    /// What visits do to their leads: a page was there or not.
    static func move(by fetches: [StoredFetch], in database: Database) throws {
        var visits: [Int64: (hasPage: Bool, at: Timestamp)] = [:]
        for fetch in fetches {
            let hasPage = fetch.features != nil || fetch.kind == .ok || fetch.kind == .truncated
            visits[fetch.lead] = (hasPage || visits[fetch.lead]?.hasPage ?? false, fetch.fetchedAt)
        }
        let note = try database.cachedStatement(
            sql: "UPDATE lead SET unjudged = 1, misses = CASE WHEN ? THEN 0 ELSE misses + 1 END WHERE id = ? RETURNING misses")
        for (lead, visit) in visits.sorted(by: { $0.key < $1.key }) {
            let misses = try Int.fetchOne(note, arguments: [visit.hasPage, lead]) ?? 0
            let state = try move(lead, visit.hasPage ? .fetch : .miss, now: visit.at, in: database)
            if state == .listed, misses >= DormancyLimits.misses {
                try move(lead, .die, now: visit.at, in: database)
                try shortenListings(of: lead, to: visit.at.adding(days: DormancyLimits.days), in: database)
            } else if state == .dormant, visit.hasPage {
                try move(lead, .revive, now: visit.at, in: database)
                try database.execute(
                    sql: "UPDATE listing SET expires_at = intended_end WHERE lead = ? AND ended_at IS NULL AND lapses = 0",
                    arguments: [lead])
            }
        }
    }

    private static func shortenListings(of lead: Int64, to end: Timestamp, in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE listing SET expires_at = min(coalesce(expires_at, ?1), ?1) WHERE lead = ?2 AND ended_at IS NULL AND lapses = 0
                """, arguments: [end.seconds, lead])
    }

    /// Takes note of a fact; people look at the lead again at once.
    package func note(_ fact: SiteFact, about lead: Int64, now: Timestamp) throws(StateStoreError) {
        try record("note what a visit found", now: now) { database in
            let state = try StateStore.state(of: lead, in: database)
            let why: Attention = fact == .changed ? .changed : .reregistered
            if !state.isOnList {
                guard fact == .registeredAnew, LeadLife.next(state, .reopen) != nil else { return }
                try StateStore.move(lead, .reopen, now: now, in: database)
            }
            try StateStore.ask(lead, why, now: now, in: database)
            try StateStore.audit(
                why.rawValue, actor: .zhalan, subject: "lead \(lead)", detail: why.sentence, now: now, in: database)
        }
    }
}
