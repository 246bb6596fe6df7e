import GRDB
import Vocabulary

/// What bulk lookups say of a name.
package enum NameLiveness: String, CaseIterable, Sendable {
    case live
    /// Its addresses are those of companies that park names.
    case parked
    /// Its addresses are those of a sinkhole, or of nobody (0.0.0.0).
    case sinkholed
    /// A resolver said that nothing is there, which may be over tomorrow.
    case absent
    /// Nothing is there, by several answers over days, at the name or below it.
    case dead
    /// Nobody who can be trusted answered.
    case unknown
}

/// What lookups saw of one name so far; kept only of names that do not simply live.
package struct NameObservation: Hashable, Sendable {
    package let name: String
    package let state: NameLiveness
    /// When the state began.
    package let since: Timestamp
    /// When the first of the unbroken row of absent answers came, and how many of them count.
    package let absentSince: Timestamp?
    package let absentAnswers: Int
    /// When the last of them that counts came.
    package let countedAt: Timestamp?
    package let seenAt: Timestamp

    package init(
        name: String, state: NameLiveness, since: Timestamp, absentSince: Timestamp? = nil, absentAnswers: Int = 0,
        countedAt: Timestamp? = nil, seenAt: Timestamp
    ) {
        self.name = name
        self.state = state
        self.since = since
        self.absentSince = absentSince
        self.absentAnswers = absentAnswers
        self.countedAt = countedAt
        self.seenAt = seenAt
    }

    init(row: Row) throws {
        self.init(
            name: row["name"], state: try row.word("state"), since: Timestamp(seconds: row["since"]),
            absentSince: row.moment("absent_since"), absentAnswers: row["absent_answers"], countedAt: row.moment("counted_at"),
            seenAt: Timestamp(seconds: row["seen_at"]))
    }
}

extension StateStore {
    /// What lookups saw of these names, at most `batchRows` of them.
    package func observations(of names: [String]) throws(StateStoreError) -> [String: NameObservation] {
        try read("read what lookups saw") { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT * FROM name_observation WHERE name IN (\(databaseQuestionMarks(count: names.count)))",
                arguments: StatementArguments(names))
            return Dictionary(uniqueKeysWithValues: try rows.map { ($0["name"], try NameObservation(row: $0)) })
        }
    }

    /// Keeps what lookups saw, in transactions of `batchRows` names. A name that lives loses its row; one that nobody knows of
    /// keeps what it had.
    package func keep(observations: [NameObservation]) throws(StateStoreError) {
        var rest = observations.filter { $0.state != .unknown }[...]
        while !rest.isEmpty {
            let batch = rest.prefix(StateStore.batchRows)
            rest = rest.dropFirst(batch.count)
            try write("keep what lookups saw") { database in
                let forget = try database.cachedStatement(sql: "DELETE FROM name_observation WHERE name = ?")
                let insert = try database.cachedStatement(
                    sql: """
                        INSERT OR REPLACE INTO name_observation
                            (name, state, since, absent_since, absent_answers, counted_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                for seen in batch {
                    if seen.state == .live {
                        try forget.execute(arguments: [seen.name])
                    } else {
                        try insert.execute(
                            arguments: [
                                seen.name, seen.state.rawValue, seen.since.seconds, seen.absentSince?.seconds,
                                seen.absentAnswers, seen.countedAt?.seconds, seen.seenAt.seconds,
                            ])
                    }
                }
            }
        }
    }

    /// Hands in the host of each lead once.
    package func forEachLeadHost(_ body: (String) -> Void) throws(StateStoreError) {
        try read("read the hosts of leads") { database in
            let hosts = try String.fetchCursor(database, sql: "SELECT DISTINCT host FROM lead")
            while let host = try hosts.next() { body(host) }
        }
    }
}
