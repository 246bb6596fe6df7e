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

    /// The columns of `select` in its order. By number, since a name is sought among all of them: too much for a million rows.
    private enum Column: Int {
        case id, subject, scope, lead, type, score, listedAt, expiresAt, endedAt, endedBecause, lapses, pausedFor
        case authority, document, article, orderEnd, signals, sources, operation
    }

    /// - Parameter row: of `select`.
    init(row: Row) throws {
        func text(_ column: Column) -> String? { row[column.rawValue] }
        func number(_ column: Column) -> Int64? { row[column.rawValue] }
        func moment(_ column: Column) -> Timestamp? { number(column).map(Timestamp.init(seconds:)) }
        id = row[Column.id.rawValue]
        subject = row[Column.subject.rawValue]
        scope = try StateStoreError.word(text(.scope) ?? "", "scope")
        lead = row[Column.lead.rawValue]
        type = try text(.type).map { word throws in try StateStoreError.word(word, "type") }
        score = row[Column.score.rawValue]
        listedAt = Timestamp(seconds: row[Column.listedAt.rawValue])
        expiresAt = moment(.expiresAt)
        endedAt = moment(.endedAt)
        endedBecause = text(.endedBecause)
        lapses = row[Column.lapses.rawValue]
        pausedFor = text(.pausedFor)
        basis = text(.authority).map { authority in
            LegalBasis(
                authority: authority, document: text(.document) ?? "", article: text(.article), endsAt: moment(.orderEnd))
        }
        signals = text(.signals)
        sources = (text(.sources) ?? "").split(separator: "\u{1F}").map(String.init)
        operation = text(.operation)
    }

    /// Whether it stands at a moment: not ended, not expired.
    package func stands(at now: Timestamp) -> Bool { endedAt == nil && expiresAt.map { $0 > now } ?? true }

    static let select = """
        SELECT listing.id, listing.subject, listing.scope, listing.lead, listing.type, listing.score, listing.listed_at,
            listing.expires_at, listing.ended_at, listing.ended_because, listing.lapses, listing.paused_for, listing.authority,
            listing.document, listing.article, listing.order_end, verdict.signals,
            (SELECT group_concat(source, char(31)) FROM (SELECT DISTINCT source FROM report WHERE report.lead = listing.lead
                ORDER BY source)),
            (SELECT name FROM operation WHERE operation.id = listing.operation)
        FROM listing LEFT JOIN verdict ON verdict.id = listing.verdict
        """
}

extension StateStore {
    /// Listings that stand at a moment: not ended, not expired, not paused for an appeal. In order of their making.
    package func activeListings(at now: Timestamp) throws(StateStoreError) -> [StoredListing] {
        var listings: [StoredListing] = []
        try forEachActiveListing(at: now) { listings.append($0) }
        return listings
    }

    /// Calls for each of them as it is read: there may be a million.
    package func forEachActiveListing(at now: Timestamp, _ body: (StoredListing) -> Void) throws(StateStoreError) {
        try read("read listings") { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    \(StoredListing.select) WHERE listing.ended_at IS NULL AND listing.paused_for IS NULL
                        AND (listing.expires_at IS NULL OR listing.expires_at > ?) ORDER BY listing.id
                    """, arguments: [now.seconds])
            while let row = try rows.next() { body(try StoredListing(row: row)) }
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
