import GRDB
import Vocabulary

extension StateStore {
    /// Hosts of leads that speak for their domain: cleared by the newest verdict, or by a person's standing no.
    package func clearedHosts() throws(StateStoreError) -> [String] {
        try read("read cleared hosts") { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT lead.host FROM lead
                    WHERE EXISTS (SELECT 1 FROM decision d WHERE d.lead = lead.id AND d.undone_by IS NULL
                        AND d.action IN ('reject', 'withdraw'))
                      OR (SELECT outcome FROM verdict v WHERE v.lead = lead.id ORDER BY v.id DESC LIMIT 1) = 'clear'
                    """)
        }
    }

    /// Listings of names below a domain that stand at a moment.
    package func activeListings(at now: Timestamp, below domain: String) throws(StateStoreError) -> [StoredListing] {
        try read("read listings") { database in
            try Row.fetchAll(
                database,
                sql: "\(StoredListing.select) WHERE substr(listing.subject, -length(?1)) = ?1 AND listing.ended_at IS NULL"
                    + " AND (listing.expires_at IS NULL OR listing.expires_at > ?2) ORDER BY listing.id",
                arguments: ["." + domain, now.seconds]
            ).map(StoredListing.init)
        }
    }
}
