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
    /// The order that it rests on, if it does.
    package let basis: LegalBasis?
    /// The operation that it belongs to, if it does.
    package let operation: String?
    /// Whether it ends unless people confirm it.
    package let lapses: Bool
    /// The ticket of the appeal for whose time it is off the list.
    package let pausedFor: String?

    init(row: Row) throws {
        id = row["id"]
        subject = row["subject"]
        scope = try row.word("scope")
        lead = row["lead"]
        type = try row.wordIfAny("type")
        score = row["score"]
        listedAt = Timestamp(seconds: row["listed_at"])
        expiresAt = row.moment("expires_at")
        endedAt = row.moment("ended_at")
        endedBecause = row["ended_because"]
        sources = (row["sources"] as String? ?? "").split(separator: "\u{1F}").map(String.init)
        signals = row["signals"]
        operation = row["operation_name"]
        lapses = row["lapses"]
        pausedFor = row["paused_for"]
        basis = (row["authority"] as String?).map { authority in
            LegalBasis(
                authority: authority, document: row["document"] ?? "", article: row["article"],
                endsAt: row.moment("order_end"))
        }
    }

    /// Whether it stands at a moment: not ended, not expired.
    package func stands(at now: Timestamp) -> Bool { endedAt == nil && expiresAt.map { $0 > now } ?? true }

    static let select = """
        SELECT listing.*, verdict.signals AS signals,
            (SELECT group_concat(source, char(31)) FROM (SELECT DISTINCT source FROM report WHERE report.lead = listing.lead
                ORDER BY source)) AS sources,
            (SELECT name FROM operation WHERE operation.id = listing.operation) AS operation_name
        FROM listing LEFT JOIN verdict ON verdict.id = listing.verdict
        """
}

extension StateStore {
    /// Listings that stand at a moment: not ended, not expired, not paused for an appeal. In order of their making.
    package func activeListings(at now: Timestamp) throws(StateStoreError) -> [StoredListing] {
        try read("read listings") { database in
            try Row.fetchAll(
                database,
                sql: """
                    \(StoredListing.select) WHERE listing.ended_at IS NULL AND listing.paused_for IS NULL
                        AND (listing.expires_at IS NULL OR listing.expires_at > ?) ORDER BY listing.id
                    """, arguments: [now.seconds]
            ).map(StoredListing.init)
        }
    }

    /// Every listing of a lead, ended ones included.
    package func listings(of lead: Int64) throws(StateStoreError) -> [StoredListing] {
        try read("read listings") { database in try StateStore.listings(of: lead, in: database) }
    }

    static func listings(of lead: Int64, in database: Database) throws -> [StoredListing] {
        let find = try database.cachedStatement(sql: "\(StoredListing.select) WHERE listing.lead = ? ORDER BY listing.id")
        return try Row.fetchAll(find, arguments: [lead]).map(StoredListing.init)
    }

    /// Every listing whose subject is one of these texts.
    package func listings(subjects: [String]) throws(StateStoreError) -> [StoredListing] {
        try read("read listings") { database in
            try Row.fetchAll(
                database,
                sql: "\(StoredListing.select) WHERE listing.subject IN (\(databaseQuestionMarks(count: subjects.count)))"
                    + " ORDER BY listing.id", arguments: StatementArguments(subjects)
            ).map(StoredListing.init)
        }
    }

    /// Those of some leads of which a listing stands.
    package func listed(among leads: [Int64], at now: Timestamp) throws(StateStoreError) -> Set<Int64> {
        try read("read listings") { database in
            try Set(leads.filter { try StateStore.isListed($0, at: now, in: database) })
        }
    }

    static func isListed(_ lead: Int64, at now: Timestamp, in database: Database) throws -> Bool {
        let find = try database.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM listing WHERE lead = ? AND ended_at IS NULL AND (expires_at IS NULL OR expires_at > ?))
                """)
        return try Bool.fetchOne(find, arguments: [lead, now.seconds]) ?? false
    }

    static func endListings(of lead: Int64, because: String, now: Timestamp, in database: Database) throws {
        try database.execute(
            sql: "UPDATE listing SET ended_at = ?, ended_because = ? WHERE lead = ? AND ended_at IS NULL AND settled = 0",
            arguments: [now.seconds, because, lead])
    }
}
