import GRDB
import Vocabulary

/// A lead: the distinct canonical address that reports point to.
package struct StoredLead: Sendable {
    package let id: Int64
    /// The canonical address.
    package let key: String
    /// Domain name or IP address.
    package let host: String
    package let firstReported: Timestamp
    package let lastReported: Timestamp
    package let reports: Int
    /// Distinct sources and contacts.
    package let reporters: Int

    init(row: Row) {
        id = row["id"]
        key = row["key"]
        host = row["host"]
        firstReported = Timestamp(seconds: row["first_reported"])
        lastReported = Timestamp(seconds: row["last_reported"])
        reports = row["reports"]
        reporters = row["reporters"]
    }

    static let columns = """
        lead.id, lead.key, lead.host, lead.first_reported, lead.last_reported,
        (SELECT count(*) FROM report WHERE report.lead = lead.id) AS reports,
        (SELECT count(DISTINCT source || char(31) || contact) FROM report WHERE report.lead = lead.id) AS reporters
        """
}

extension StateStore {
    package func lead(id: Int64) throws(StateStoreError) -> StoredLead? {
        try read("read a lead") { database in
            try Row.fetchOne(database, sql: "SELECT \(StoredLead.columns) FROM lead WHERE id = ?", arguments: [id])
                .map(StoredLead.init)
        }
    }

    /// The lead of a canonical address.
    package func lead(key: String) throws(StateStoreError) -> StoredLead? {
        try read("read a lead") { database in
            try Row.fetchOne(database, sql: "SELECT \(StoredLead.columns) FROM lead WHERE key = ?", arguments: [key])
                .map(StoredLead.init)
        }
    }

    /// The leads on a host, and those whose verdict names this subject (a lead that redirects lands elsewhere), newest first.
    package func leads(about subject: String, limit: Int = 200) throws(StateStoreError) -> [StoredLead] {
        try read("read leads") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(StoredLead.columns) FROM lead
                    WHERE lead.host = ?1 OR lead.key = ?1 OR lead.id IN (SELECT verdict.lead FROM verdict WHERE verdict.subject = ?1)
                    ORDER BY lead.last_reported DESC, lead.id LIMIT ?2
                    """, arguments: [subject, limit]
            ).map(StoredLead.init)
        }
    }

    /// The distinct reported addresses of a lead, first reported first.
    package func spellings(of lead: Int64) throws(StateStoreError) -> [String] {
        try read("read spellings") { database in try StateStore.spellings(of: lead, in: database) }
    }

    static func spellings(of lead: Int64, in database: Database) throws -> [String] {
        let select = try database.cachedStatement(
            sql: "SELECT spelling FROM report WHERE lead = ? GROUP BY spelling ORDER BY min(id)")
        return try String.fetchAll(select, arguments: [lead])
    }
}
