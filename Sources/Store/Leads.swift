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

    /// Leads that were never fetched, then those last fetched before `staleBefore`; in each part most reporters first, at most so
    /// many of one host. Neither a flood of links on one host nor the visits that are due again may keep a new lead out.
    package func leadsToCrawl(staleBefore: Timestamp, perHost: Int, limit: Int) throws(StateStoreError) -> [StoredLead] {
        try read("find leads to crawl") { database in
            // Counted here and not by a window function, which takes three times as long over a million leads.
            let due = try Row.fetchCursor(
                database,
                sql: """
                    SELECT \(StoredLead.columns) FROM lead
                    WHERE NOT EXISTS (SELECT 1 FROM fetch WHERE fetch.lead = lead.id AND fetch.fetched_at >= ?)
                    ORDER BY EXISTS (SELECT 1 FROM fetch WHERE fetch.lead = lead.id), reporters DESC, lead.last_reported DESC, lead.id
                    """, arguments: [staleBefore.seconds])
            var taken: [String: Int] = [:]
            var leads: [StoredLead] = []
            while leads.count < limit, let row = try due.next() {
                let lead = StoredLead(row: row)
                guard taken[lead.host, default: 0] < perHost else { continue }
                taken[lead.host, default: 0] += 1
                leads.append(lead)
            }
            return leads
        }
    }

    /// The distinct reported addresses of a lead, first reported first.
    package func spellings(of lead: Int64) throws(StateStoreError) -> [String] {
        try read("read spellings") { database in
            try String.fetchAll(
                database, sql: "SELECT spelling FROM report WHERE lead = ? GROUP BY spelling ORDER BY min(id)", arguments: [lead])
        }
    }
}
