import GRDB
import Vocabulary

/// A named action of limited time that listings can belong to.
package struct Operation: Sendable {
    package let name: String
    package let startsAt: Timestamp
    package let endsAt: Timestamp?
    /// Distinct names and addresses listed in it: one that was listed twice counts once.
    package let subjects: Int

    init(row: Row) {
        name = row["name"]
        startsAt = Timestamp(seconds: row["starts_at"])
        endsAt = row.moment("ends_at")
        subjects = row["subjects"]
    }
}

extension StateStore {
    /// Makes an operation, or changes its times.
    package func setOperation(
        _ name: String, startsAt: Timestamp, endsAt: Timestamp?, actor: Actor, now: Timestamp
    ) throws(StateStoreError) {
        try record("set an operation", now: now) { database in
            try database.execute(
                sql: """
                    INSERT INTO operation (name, starts_at, ends_at) VALUES (?1, ?2, ?3)
                    ON CONFLICT (name) DO UPDATE SET starts_at = ?2, ends_at = ?3
                    """, arguments: [name, startsAt.seconds, endsAt?.seconds])
            try StateStore.audit(
                "operation", actor: actor, subject: name, detail: "from \(startsAt) to \(endsAt?.description ?? "no end")",
                now: now, in: database)
        }
    }

    package func operations() throws(StateStoreError) -> [Operation] {
        try read("read operations") { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT operation.*, (SELECT count(DISTINCT subject) FROM listing WHERE listing.operation = operation.id)
                        AS subjects FROM operation ORDER BY starts_at, id
                    """
            ).map(Operation.init)
        }
    }

    /// The number of an operation that runs at a moment.
    static func operation(_ name: String, at now: Timestamp, in database: Database) throws -> Int64 {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM operation WHERE name = ?", arguments: [name]) else {
            let known = try String.fetchAll(database, sql: "SELECT name FROM operation ORDER BY starts_at DESC LIMIT 10")
            throw StateStoreError(
                kind: .refused, description: "there is no operation \"\(PlainText.escaped(name, limit: 80))\"",
                hint: known.isEmpty
                    ? "make one with `zhalan operation set`"
                    : "available: \(known.map { PlainText.escaped($0) }.joined(separator: ", "))")
        }
        let (start, end): (Int64, Int64?) = (row["starts_at"], row["ends_at"])
        guard start <= now.seconds, end.map({ $0 > now.seconds }) ?? true else {
            throw StateStoreError(
                kind: .refused, description: "operation \"\(PlainText.escaped(name, limit: 80))\" does not run now",
                hint: "`zhalan operation list` shows when it does")
        }
        return row["id"]
    }
}
