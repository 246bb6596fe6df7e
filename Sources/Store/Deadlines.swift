import GRDB
import Vocabulary

/// What the clock has ended since it was last asked.
package struct DeadlineCounts: Sendable {
    /// Listings whose time is over.
    package var expired = 0
    /// Emergency listings that nobody confirmed in time.
    package var lapsed = 0
    /// Allowlist entries of one person that nobody confirmed in time.
    package var allowsLapsed = 0
    /// Appeals whose contact was erased.
    package var contactsErased = 0
}

extension StateStore {
    /// Settles what is over: leads of expired listings change their state, what lapsed is told, old contacts are erased. The
    /// list itself needs none of it: a listing that is over is not published whether this ran or not.
    ///
    /// - Parameter contactsResolvedBefore: contacts of appeals resolved before this moment are erased.
    package func settleDeadlines(at now: Timestamp, contactsResolvedBefore: Timestamp) throws(StateStoreError) -> DeadlineCounts {
        var counts = DeadlineCounts()
        while try settleListings(at: now, &counts) == StateStore.batchRows {}
        counts.allowsLapsed = try record("settle lapsed allowlist entries", now: now) { database in
            let lapsed = try Row.fetchAll(
                database,
                sql: """
                    UPDATE allow SET settled = 1 WHERE removed_at IS NULL AND lapses = 1 AND settled = 0 AND ends_at <= ?
                    RETURNING subject, author
                    """, arguments: [now.seconds])
            for row in lapsed {
                try StateStore.audit(
                    "lapse-allow", actor: .zhalan, subject: row["subject"],
                    detail: "added by \(row["author"] as String), confirmed by nobody", now: now, in: database)
            }
            return lapsed.count
        }
        counts.contactsErased = try write("erase contacts") { database in
            try database.execute(
                sql: "UPDATE appeal SET contact = NULL WHERE contact IS NOT NULL AND resolved_at < ?",
                arguments: [contactsResolvedBefore.seconds])
            return database.changesCount
        }
        return counts
    }

    /// Settles one lead's expired listings, so that a decision on it meets it as it is.
    static func settleListings(of lead: Int64, at now: Timestamp, in database: Database) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, lead, subject, lapses FROM listing
                WHERE lead = ? AND ended_at IS NULL AND settled = 0 AND expires_at <= ? ORDER BY id
                """, arguments: [lead, now.seconds])
        for row in rows { _ = try settle(row, now: now, in: database) }
    }

    /// One transaction's worth; returns how many there were.
    private func settleListings(at now: Timestamp, _ counts: inout DeadlineCounts) throws(StateStoreError) -> Int {
        let ended = try record("settle expired listings", now: now) { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT id, lead, subject, lapses FROM listing
                    WHERE ended_at IS NULL AND settled = 0 AND expires_at <= ? ORDER BY expires_at LIMIT ?
                    """, arguments: [now.seconds, StateStore.batchRows])
            return try rows.map { row in try StateStore.settle(row, now: now, in: database) }
        }
        counts.lapsed += ended.count { $0 }
        counts.expired += ended.count { !$0 }
        return ended.count
    }

    /// - Returns: whether the listing lapsed unconfirmed.
    private static func settle(_ row: Row, now: Timestamp, in database: Database) throws -> Bool {
        let (id, lead, lapsed): (Int64, Int64, Bool) = (row["id"], row["lead"], row["lapses"])
        try database.cachedStatement(sql: "UPDATE listing SET settled = 1 WHERE id = ?").execute(arguments: [id])
        let state = try state(of: lead, in: database)
        if state.isOnList, try !isListed(lead, at: now, in: database) {
            try move(lead, lapsed ? .lapse : .expire, now: now, in: database)
            // Whether a site that was alive is fraud still is for people to see; a dead one has nothing to look at.
            if !lapsed {
                if state == .dormant { try settle(lead, in: database) } else { try ask(lead, .expired, now: now, in: database) }
            }
        }
        try audit(
            lapsed ? "lapse" : "expire", actor: .zhalan, subject: "lead \(lead)", detail: row["subject"], now: now, in: database)
        return lapsed
    }
}
