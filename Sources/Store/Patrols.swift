import GRDB
import Vocabulary

extension StateStore {
    /// How many names of a round patrols have asked for; 0 before the first. A round is one list of names in one order.
    package func patrolPlace(in round: String) throws(StateStoreError) -> Int {
        try read("read how far patrols have come") { database in
            try Int.fetchOne(database, sql: "SELECT place FROM patrol_place WHERE round = ?", arguments: [round]) ?? 0
        }
    }

    /// Keeps how far patrols have come; other rounds are over.
    package func setPatrolPlace(_ place: Int, in round: String) throws(StateStoreError) {
        try write("keep how far patrols have come") { database in
            try database.execute(sql: "DELETE FROM patrol_place")
            try database.execute(sql: "INSERT INTO patrol_place (round, place) VALUES (?, ?)", arguments: [round, place])
        }
    }

    /// Those of these hosts, at most `batchRows` of them, that have a lead already.
    package func knownHosts(among hosts: [String]) throws(StateStoreError) -> Set<String> {
        try read("read known hosts") { database in
            try Set(
                String.fetchAll(
                    database,
                    sql: "SELECT DISTINCT host FROM lead WHERE host IN (\(databaseQuestionMarks(count: hosts.count)))",
                    arguments: StatementArguments(hosts)))
        }
    }

    /// Leads with a listing that stands, newest listing first.
    package func listedLeads(at now: Timestamp, limit: Int) throws(StateStoreError) -> [StoredLead] {
        try read("read listed leads") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(StoredLead.columns) FROM lead JOIN (
                        SELECT lead, max(id) AS newest FROM listing
                        WHERE ended_at IS NULL AND (expires_at IS NULL OR expires_at > ?) GROUP BY lead) AS standing
                        ON standing.lead = lead.id
                    ORDER BY standing.newest DESC LIMIT ?
                    """, arguments: [now.seconds, limit]
            ).map(StoredLead.init)
        }
    }
}
