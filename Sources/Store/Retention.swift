import GRDB
import Vocabulary

/// What of a lead's past is kept, so that a site that is visited for years does not fill the disk.
extension StateStore {
    /// Visits and verdicts of one lead that are kept beside those that a decision or a listing rests on. 4: what was seen now,
    /// what changed, and two more to see that change in.
    static let keptVisits = 4

    /// Removes what is neither new nor the ground of a decision. A verdict whose fetches are gone already keeps none: -1, since a
    /// NULL among the kept would keep all.
    static func trim(_ lead: Int64, in database: Database) throws {
        try database.cachedStatement(
            sql: """
                DELETE FROM fetch WHERE lead = ?1
                    AND fetched_at NOT IN (SELECT DISTINCT fetched_at FROM fetch WHERE lead = ?1 ORDER BY fetched_at DESC LIMIT ?2)
                    AND fetched_at NOT IN (
                        SELECT coalesce((SELECT max(fetched_at) FROM fetch WHERE fetch.lead = ?1 AND fetched_at <= verdict.judged_at), -1)
                        FROM verdict WHERE verdict.lead = ?1
                            AND verdict.id IN (SELECT verdict FROM decision WHERE lead = ?1 UNION SELECT verdict FROM listing WHERE lead = ?1))
                """
        ).execute(arguments: [lead, keptVisits])
        try database.cachedStatement(
            sql: """
                DELETE FROM verdict WHERE lead = ?1
                    AND id NOT IN (SELECT id FROM verdict WHERE lead = ?1 ORDER BY id DESC LIMIT ?2)
                    AND id NOT IN (SELECT verdict FROM decision WHERE lead = ?1 AND verdict IS NOT NULL
                        UNION SELECT verdict FROM listing WHERE lead = ?1 AND verdict IS NOT NULL)
                """
        ).execute(arguments: [lead, keptVisits])
    }
}
