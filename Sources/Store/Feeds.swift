import GRDB
import Vocabulary

/// A feed that this installation uses, and how its last sync ended.
package struct StoredFeed: Sendable {
    /// How a sync ended.
    package enum Outcome: String, CaseIterable, Sendable {
        /// A new snapshot stands.
        case updated
        /// The list is what it was.
        case unchanged
        /// A list came and was not taken: the last good snapshot stays.
        case refused
        /// No list came.
        case failed

        /// Whether what we have is what the publisher serves.
        package var isGood: Bool { self == .updated || self == .unchanged }
    }

    package let feed: Feed
    package let addedAt: Timestamp
    package let addedBy: String
    package let triedAt: Timestamp?
    /// `nil` before the first sync.
    package let outcome: Outcome?
    /// Why the last sync was refused or failed; else empty. Escaped.
    package let reason: String
    /// When the snapshot was last known to be what the publisher serves.
    package let confirmedAt: Timestamp?

    init(row: Row) throws {
        feed = Feed(
            name: row["name"], location: row["location"], licence: row["licence"], meaning: try row.word("means"),
            format: row["format"], column: row["column_name"], hostsMeanSubtree: row["hosts_mean_subtree"],
            addressesMeanHosts: row["addresses_mean_hosts"], maximumAgeHours: row["maximum_age_hours"],
            publicKey: row["public_key"])
        addedAt = Timestamp(seconds: row["added_at"])
        addedBy = row["added_by"]
        triedAt = row.moment("tried_at")
        outcome = try row.wordIfAny("outcome")
        reason = row["reason"]
        confirmedAt = row.moment("confirmed_at")
    }
}

extension StateStore {
    /// - Returns: false when a feed of this name is there already.
    package func add(feed: Feed, actor: Actor, now: Timestamp) throws(StateStoreError) -> Bool {
        try record("add a feed", now: now) { database in
            try database.execute(
                sql: """
                    INSERT INTO feed (name, location, licence, means, format, column_name, hosts_mean_subtree,
                        addresses_mean_hosts, maximum_age_hours, public_key, added_at, added_by)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING
                    """,
                arguments: [
                    feed.name, feed.location, feed.licence, feed.meaning.rawValue, feed.format, feed.column,
                    feed.hostsMeanSubtree, feed.addressesMeanHosts, feed.maximumAgeHours, feed.publicKey, now.seconds, actor.name,
                ])
            guard database.changesCount == 1 else { return false }
            try StateStore.audit(
                "add-feed", actor: actor, subject: "feed \(feed.name)", detail: feed.location, now: now, in: database)
            return true
        }
    }

    /// - Returns: false when there is no feed of this name.
    package func removeFeed(_ name: String, actor: Actor, now: Timestamp) throws(StateStoreError) -> Bool {
        try record("remove a feed", now: now) { database in
            try database.execute(sql: "DELETE FROM feed WHERE name = ?", arguments: [name])
            guard database.changesCount == 1 else { return false }
            try StateStore.audit("remove-feed", actor: actor, subject: "feed \(name)", detail: "", now: now, in: database)
            return true
        }
    }

    /// All feeds, by name.
    package func feeds() throws(StateStoreError) -> [StoredFeed] {
        try read("read feeds") { database in
            try Row.fetchAll(database, sql: "SELECT * FROM feed ORDER BY name").map(StoredFeed.init)
        }
    }

    /// Keeps how a sync ended; a good end confirms the snapshot.
    package func record(
        sync name: String, outcome: StoredFeed.Outcome, reason: String, now: Timestamp
    ) throws(StateStoreError) {
        try write("record a sync") { database in
            try database.execute(
                sql: """
                    UPDATE feed SET tried_at = ?, outcome = ?, reason = ?,
                        confirmed_at = CASE WHEN ? THEN ? ELSE confirmed_at END WHERE name = ?
                    """,
                arguments: [now.seconds, outcome.rawValue, reason, outcome.isGood, now.seconds, name])
        }
    }

    /// The word by which other installations know this one.
    package func origin() throws(StateStoreError) -> String {
        try read("read the origin") { database in
            guard let id = try String.fetchOne(database, sql: "SELECT id FROM origin") else {
                throw StateStoreError(
                    kind: .damaged, description: "the database has no origin", hint: StateStoreError.restoreHint)
            }
            return id
        }
    }

    /// Names and addresses that people took off the list or kept from it, and that nobody has listed since: no feed brings
    /// them back. Listings end by people only, never by a feed.
    package func overruled(at now: Timestamp) throws(StateStoreError) -> [(subject: String, scope: ListingScope)] {
        try read("read what people overruled") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT subject, scope FROM (
                        SELECT subject, scope FROM listing WHERE ended_at IS NOT NULL
                        UNION
                        SELECT v.subject, v.scope FROM decision d JOIN verdict v
                            ON v.id = coalesce(d.verdict, (SELECT max(id) FROM verdict w WHERE w.lead = d.lead))
                        WHERE d.undone_by IS NULL AND d.action IN ('reject', 'withdraw')
                    ) AS no
                    WHERE NOT EXISTS (SELECT 1 FROM listing l WHERE l.subject = no.subject AND l.ended_at IS NULL
                        AND (l.expires_at IS NULL OR l.expires_at > ?))
                    ORDER BY subject, scope
                    """, arguments: [now.seconds]
            ).map { row in (subject: row["subject"], scope: try row.word("scope")) }
        }
    }
}
