import GRDB
import Vocabulary

/// A listing as it is kept, active or ended.
package struct StoredListing: Sendable {
    package let id: Int64
    /// A domain name, or an address when the scope is `url`.
    package let subject: String
    package let scope: ListingScope
    package let lead: Int64
    package let type: FraudType?
    package let score: Int?
    package let listedAt: Timestamp
    package let expiresAt: Timestamp?
    package let endedAt: Timestamp?
    package let endedBecause: String?
    /// Distinct sources of the reports behind it.
    package let sources: [String]
    /// JSON of the signals of its verdict.
    package let signals: String?

    init(row: Row) {
        id = row["id"]
        subject = row["subject"]
        scope = ListingScope(rawValue: row["scope"]) ?? .exact
        lead = row["lead"]
        type = (row["type"] as String?).flatMap(FraudType.init(rawValue:))
        score = row["score"]
        listedAt = Timestamp(seconds: row["listed_at"])
        expiresAt = (row["expires_at"] as Int64?).map(Timestamp.init(seconds:))
        endedAt = (row["ended_at"] as Int64?).map(Timestamp.init(seconds:))
        endedBecause = row["ended_because"]
        sources = (row["sources"] as String? ?? "").split(separator: "\u{1F}").map(String.init)
        signals = row["signals"]
    }

    static let select = """
        SELECT listing.*, verdict.signals AS signals,
            (SELECT group_concat(source, char(31)) FROM (SELECT DISTINCT source FROM report WHERE report.lead = listing.lead
                ORDER BY source)) AS sources
        FROM listing LEFT JOIN verdict ON verdict.id = listing.verdict
        """
}

extension StateStore {
    /// Listings that stand at a moment: not ended, not expired. In order of their making.
    package func activeListings(at now: Timestamp) throws(StateStoreError) -> [StoredListing] {
        try read("read listings") { database in
            try Row.fetchAll(
                database,
                sql:
                    "\(StoredListing.select) WHERE listing.ended_at IS NULL AND (listing.expires_at IS NULL OR listing.expires_at > ?)"
                    + " ORDER BY listing.id", arguments: [now.seconds]
            ).map(StoredListing.init)
        }
    }

    /// Every listing of a lead, ended ones included.
    package func listings(of lead: Int64) throws(StateStoreError) -> [StoredListing] {
        try read("read listings") { database in
            try Row.fetchAll(
                database, sql: "\(StoredListing.select) WHERE listing.lead = ? ORDER BY listing.id", arguments: [lead]
            ).map(StoredListing.init)
        }
    }

    /// Every listing whose subject is one of these texts.
    package func listings(subjects: [String]) throws(StateStoreError) -> [StoredListing] {
        try read("read listings") { database in
            try Row.fetchAll(
                database,
                sql: "\(StoredListing.select) WHERE listing.subject IN (\(subjects.map { _ in "?" }.joined(separator: ",")))"
                    + " ORDER BY listing.id", arguments: StatementArguments(subjects)
            ).map(StoredListing.init)
        }
    }

    static func endListings(of lead: Int64, because: String, now: Timestamp, in database: Database) throws {
        try database.execute(
            sql: "UPDATE listing SET ended_at = ?, ended_because = ? WHERE lead = ? AND ended_at IS NULL",
            arguments: [now.seconds, because, lead])
    }
}
