import Foundation
import GRDB
import Vocabulary

/// One fetch as it is kept: how it ended, the chain, and what the page reader found.
package struct StoredFetch: Sendable {
    package let lead: Int64
    package let spelling: String
    /// The user agent profile: `desktop`, `mobile`.
    package let agent: String
    package let kind: FetchOutcome.Kind
    package let reason: String
    /// JSON array of the hops, first to last: `{"url","cause","status","peer"}`.
    package let hops: String
    package let finalURL: String?
    package let status: Int?
    package let contentType: String?
    package let bodyBytes: Int
    package let bodySHA256: String?
    package let wireBytes: Int
    package let seconds: Double
    package let isUnverified: Bool
    /// The page reader's record, or `nil` when there was no page.
    package let features: [UInt8]?
    /// JSON object of what the fetch proves beside the page: certificates, timing, a download.
    package let evidence: String
    package let fetchedAt: Timestamp

    package init(
        lead: Int64, spelling: String, agent: String, kind: FetchOutcome.Kind, reason: String, hops: String, finalURL: String?,
        status: Int?, contentType: String?, bodyBytes: Int, bodySHA256: String?, wireBytes: Int, seconds: Double,
        isUnverified: Bool, features: [UInt8]?, evidence: String = "{}", fetchedAt: Timestamp
    ) {
        self.lead = lead
        self.spelling = spelling
        self.agent = agent
        self.kind = kind
        self.reason = reason
        self.hops = hops
        self.finalURL = finalURL
        self.status = status
        self.contentType = contentType
        self.bodyBytes = bodyBytes
        self.bodySHA256 = bodySHA256
        self.wireBytes = wireBytes
        self.seconds = seconds
        self.isUnverified = isUnverified
        self.features = features
        self.evidence = evidence
        self.fetchedAt = fetchedAt
    }

    init(row: Row) throws {
        let features: Data? = row["features"]
        self.init(
            lead: row["lead"], spelling: row["spelling"], agent: row["agent"],
            kind: try row.word("kind"), reason: row["reason"], hops: row["hops"],
            finalURL: row["final_url"], status: row["status"], contentType: row["content_type"], bodyBytes: row["body_bytes"],
            bodySHA256: row["body_sha256"], wireBytes: row["wire_bytes"], seconds: row["seconds"],
            isUnverified: row["unverified"], features: features.map { [UInt8]($0) },
            evidence: row["evidence"], fetchedAt: Timestamp(seconds: row["fetched_at"]))
    }
}

extension StateStore {
    /// Keeps a batch of fetches with the evidence that they refer to, and when their leads are visited next, in one transaction.
    package func keep(
        _ fetches: [StoredFetch], visits: [StoredVisit] = [], evidence files: [StoredEvidenceFile] = [],
        pages: [StoredEvidencePage] = []
    ) throws(StateStoreError) {
        guard !fetches.isEmpty || !visits.isEmpty else { return try keep(evidence: files, pages: pages) }
        try write("keep fetches") { database in
            try StateStore.keep(files, pages, in: database)
            let insert = try database.cachedStatement(
                sql: """
                    INSERT INTO fetch (lead, spelling, agent, kind, reason, hops, final_url, status, content_type, body_bytes,
                        body_sha256, wire_bytes, seconds, unverified, features, evidence, fetched_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            for fetch in fetches {
                try insert.execute(
                    arguments: [
                        fetch.lead, fetch.spelling, fetch.agent, fetch.kind.rawValue, fetch.reason, fetch.hops, fetch.finalURL,
                        fetch.status, fetch.contentType, fetch.bodyBytes, fetch.bodySHA256, fetch.wireBytes, fetch.seconds,
                        fetch.isUnverified, fetch.features.map { Data($0) }, fetch.evidence,
                        fetch.fetchedAt.seconds,
                    ])
            }
            for visit in visits {
                try StateStore.keep(visit, in: database)
                if visit.visits > StateStore.keptVisits { try StateStore.trim(visit.lead, in: database) }
            }
            try StateStore.move(by: fetches, visits, in: database)
        }
    }

    /// The fetches of the newest crawl of a lead, one for each agent.
    package func newestFetches(of lead: Int64) throws(StateStoreError) -> [StoredFetch] {
        try read("read fetches") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM fetch WHERE lead = ?1 AND fetched_at = (SELECT max(fetched_at) FROM fetch WHERE lead = ?1)
                    ORDER BY id
                    """, arguments: [lead]
            ).map(StoredFetch.init)
        }
    }
}
