import GRDB
import Vocabulary

/// What is known of a site over its visits.
package enum SiteState: String, CaseIterable, Sendable {
    /// It shows a page.
    case live
    /// It was not reached the last time, which says nothing yet.
    case failing
    /// Its name is gone, by several answers over days of a resolver that filters nothing.
    case gone
    /// Whoever owns the name shows that it is for sale, or advertisements alone.
    case parked
    /// It was gone or parked and shows a page again: perhaps of somebody else.
    case returned
}

/// When a lead is visited next, and how its visits went. One row for each lead that was ever visited.
package struct StoredVisit: Hashable, Sendable {
    package let lead: Int64
    package let dueAt: Timestamp
    package let visits: Int
    /// Visits without an answer in a row.
    package let failures: Int
    package let state: SiteState
    /// When the state began; of a failing site, when it was first missed.
    package let stateSince: Timestamp

    package init(lead: Int64, dueAt: Timestamp, visits: Int, failures: Int, state: SiteState, stateSince: Timestamp) {
        self.lead = lead
        self.dueAt = dueAt
        self.visits = visits
        self.failures = failures
        self.state = state
        self.stateSince = stateSince
    }

    init(row: Row) throws {
        self.init(
            lead: row["lead"], dueAt: Timestamp(seconds: row["due_at"]), visits: row["visits"], failures: row["failures"],
            state: try row.word("state"), stateSince: Timestamp(seconds: row["state_since"]))
    }
}

/// What is known of a lead before a visit.
package struct LeadHistory: Sendable {
    /// The distinct reported addresses, first reported first.
    package let spellings: [String]
    /// How earlier visits went; `nil` before the first.
    package let visit: StoredVisit?
}

extension StateStore {
    /// Leads that were never visited, in the order of their rank; then those whose next visit is due, longest overdue first. At
    /// most so many of one host: neither a flood of links on one host nor the visits that are due again may keep a new lead out.
    ///
    /// - Parameter rank: what a new lead is worth; of equal ones the one with most independent reporters, then the newest, leads.
    package func leadsToCrawl(
        at now: Timestamp, perHost: Int, limit: Int, rank: ((StoredLead) -> Double)? = nil
    ) throws(StateStoreError) -> [StoredLead] {
        try read("find leads to crawl") { database in
            // Two questions, each by its index: one over both would look at every lead to learn that none is due. Hosts are counted
            // here and not by a window function, which takes three times as long over a million leads.
            var taken: [String: Int] = [:]
            var leads: [StoredLead] = []
            func take(_ lead: StoredLead) {
                guard leads.count < limit, taken[lead.host, default: 0] < perHost else { return }
                taken[lead.host, default: 0] += 1
                leads.append(lead)
            }
            let new = try Row.fetchCursor(
                database,
                sql: """
                    SELECT \(StoredLead.columns) FROM lead WHERE lead.visited = 0
                    ORDER BY reporters DESC, lead.last_reported DESC, lead.id
                    """)
            if let rank {
                // Of a flood of new leads only the head is ranked; the rest waits for the next run.
                var head: [StoredLead] = []
                while head.count < limit * StateStore.rankedPerPlace, let row = try new.next() {
                    head.append(StoredLead(row: row))
                }
                StateStore.ranked(head, rank).forEach(take)
            } else {
                while leads.count < limit, let row = try new.next() { take(StoredLead(row: row)) }
            }
            let due = try Row.fetchCursor(
                database,
                sql: """
                    SELECT \(StoredLead.columns) FROM visit CROSS JOIN lead ON lead.id = visit.lead WHERE visit.due_at <= ?
                    ORDER BY visit.due_at, reporters DESC, lead.last_reported DESC, lead.id
                    """, arguments: [now.seconds])
            while leads.count < limit, let row = try due.next() { take(StoredLead(row: row)) }
            return leads
        }
    }

    /// The number of the newest lead; 0 when there is none.
    package func newestLead() throws(StateStoreError) -> Int64 {
        try read("find the newest lead") { database in try Int64.fetchOne(database, sql: "SELECT max(id) FROM lead") ?? 0 }
    }

    /// Leads behind a number that nobody has visited, in order of their numbers.
    package func unvisitedLeads(after number: Int64, limit: Int) throws(StateStoreError) -> [StoredLead] {
        try read("find new leads") { database in
            try Row.fetchAll(
                database,
                sql: "SELECT \(StoredLead.columns) FROM lead WHERE lead.id > ? AND lead.visited = 0 ORDER BY lead.id LIMIT ?",
                arguments: [number, limit]
            ).map(StoredLead.init)
        }
    }

    /// New leads that are ranked for each place of a run. 4: a run that has a choice chooses well; more costs memory in floods.
    private static let rankedPerPlace = 4

    private static func ranked(_ leads: [StoredLead], _ rank: (StoredLead) -> Double) -> [StoredLead] {
        leads.enumerated().map { (lead: $0.element, rank: rank($0.element), place: $0.offset) }
            .sorted { ($1.rank, $0.place) < ($0.rank, $1.place) }.map(\.lead)
    }

    /// How the visits of a lead went so far; `nil` before the first.
    package func visit(of lead: Int64) throws(StateStoreError) -> StoredVisit? {
        try read("read a visit") { database in try StateStore.visit(of: lead, in: database) }
    }

    /// What is known of leads that are about to be visited, in their order.
    package func histories(of leads: [Int64]) throws(StateStoreError) -> [LeadHistory] {
        try read("read visits") { database in
            try leads.map { lead in
                LeadHistory(
                    spellings: try StateStore.spellings(of: lead, in: database),
                    visit: try StateStore.visit(of: lead, in: database))
            }
        }
    }

    private static func visit(of lead: Int64, in database: Database) throws -> StoredVisit? {
        let select = try database.cachedStatement(sql: "SELECT * FROM visit WHERE lead = ?")
        return try Row.fetchOne(select, arguments: [lead]).map(StoredVisit.init)
    }

    /// Hosts of listed leads that showed a page at their last visit, newest listing first: names of which a resolver that filters
    /// our list knows none.
    package func liveListedHosts(at now: Timestamp, limit: Int) throws(StateStoreError) -> [String] {
        try read("read listed hosts") { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT lead.host FROM listing JOIN lead ON lead.id = listing.lead JOIN visit ON visit.lead = lead.id
                    WHERE listing.ended_at IS NULL AND (listing.expires_at IS NULL OR listing.expires_at > ?)
                        AND listing.scope != 'url' AND visit.state IN ('live', 'returned')
                    GROUP BY lead.host ORDER BY max(listing.id) DESC LIMIT ?
                    """, arguments: [now.seconds, limit])
        }
    }

    static func keep(_ visit: StoredVisit, in database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO visit (lead, due_at, visits, failures, state, state_since) VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(
            arguments: [
                visit.lead, visit.dueAt.seconds, visit.visits, visit.failures, visit.state.rawValue, visit.stateSince.seconds,
            ])
    }
}
