import GRDB
import Vocabulary

/// A lead that waits for people, with what the queue shows of it.
package struct WaitingLead: Sendable {
    package let lead: StoredLead
    package let state: LeadState
    package let attention: Attention
    /// Harm first: see `ReviewPriority`.
    package let priority: Int
    package let verdict: StoredVerdict?
    package let decisions: [Decision]
}

extension StateStore {
    /// A listing whose time is over and that no sweep has seen yet makes its lead wait as well.
    private static let waiting = """
        SELECT id, priority, first_reported FROM lead WHERE attention IS NOT NULL
        UNION SELECT lead.id, lead.priority, lead.first_reported FROM listing JOIN lead ON lead.id = listing.lead
            WHERE listing.ended_at IS NULL AND listing.settled = 0 AND listing.expires_at <= ?1 AND lead.attention IS NULL
        """

    /// How many leads wait for people.
    package func waitingCount(at now: Timestamp) throws(StateStoreError) -> Int {
        try read("count the review queue") { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM (\(StateStore.waiting))", arguments: [now.seconds]) ?? 0
        }
    }

    /// Leads that wait for people, most harm first, then the oldest, with what the queue shows of each; from one snapshot.
    package func reviewQueue(at now: Timestamp, limit: Int) throws(StateStoreError) -> [WaitingLead] {
        try read("read the review queue") { database in
            let find = try database.cachedStatement(
                sql: "SELECT \(StoredLead.columns), state, attention, priority FROM lead WHERE id = ?")
            let waiting = try Int64.fetchAll(
                database, sql: "\(StateStore.waiting) ORDER BY priority DESC, first_reported, id LIMIT ?2",
                arguments: [now.seconds, limit])
            return try waiting.compactMap { id in
                guard let row = try Row.fetchOne(find, arguments: [id]) else { return nil }
                return WaitingLead(
                    lead: StoredLead(row: row), state: try row.word("state"),
                    attention: try row.wordIfAny("attention") ?? .expired, priority: row["priority"],
                    verdict: try StateStore.newestVerdict(of: id, in: database),
                    decisions: try StateStore.decisions(of: id, in: database))
            }
        }
    }

    /// Other waiting leads on a host or below it, and those whose newest page has the same bytes.
    ///
    /// - Parameter host: the registrable name, or the host where there is none.
    package func waitingSiblings(of lead: Int64, host: String, limit: Int) throws(StateStoreError) -> [Int64] {
        try read("read the siblings of a lead") { database in
            try Int64.fetchAll(
                database,
                sql: """
                    SELECT id FROM lead WHERE attention IS NOT NULL AND id <> ?1
                        AND (host = ?2 OR substr(host, -length(?2) - 1) = '.' || ?2
                            OR EXISTS (SELECT 1 FROM fetch WHERE fetch.lead = lead.id
                                AND fetched_at = (SELECT max(fetched_at) FROM fetch WHERE fetch.lead = lead.id)
                                AND body_sha256 IN (SELECT body_sha256 FROM fetch WHERE fetch.lead = ?1
                                    AND fetched_at = (SELECT max(fetched_at) FROM fetch WHERE fetch.lead = ?1))))
                    ORDER BY id LIMIT ?3
                    """, arguments: [lead, host, limit])
        }
    }
}
