import GRDB
import Vocabulary

/// A published release as the store remembers it.
package struct StoredRelease: Sendable {
    package let serial: Int64
    package let publishedAt: Timestamp
    package let names: Int
    package let addresses: Int
    package let refused: Int
    package let note: String

    init(row: Row) {
        serial = row["serial"]
        publishedAt = Timestamp(seconds: row["published_at"])
        names = row["names"]
        addresses = row["addresses"]
        refused = row["refused"]
        note = row["note"]
    }
}

/// Why a listing is not in a release.
package struct StoredRefusal: Sendable {
    package let serial: Int64
    package let subject: String
    package let scope: ListingScope
    package let reason: String
    package let explanation: String

    package init(serial: Int64, subject: String, scope: ListingScope, reason: String, explanation: String) {
        self.serial = serial
        self.subject = subject
        self.scope = scope
        self.reason = reason
        self.explanation = explanation
    }
}

extension StateStore {
    package func newestRelease() throws(StateStoreError) -> StoredRelease? {
        try read("read releases") { database in
            try Row.fetchOne(database, sql: "SELECT * FROM release ORDER BY serial DESC LIMIT 1").map(StoredRelease.init)
        }
    }

    /// Records a release after it was switched, with the refusals of that serial. Older refusals are dropped: they explain a
    /// list that is no longer served.
    package func record(
        release serial: Int64, names: Int, addresses: Int, refusals: [StoredRefusal], note: String, actor: Actor, now: Timestamp
    ) throws(StateStoreError) {
        try record("record a release", now: now) { database in
            try database.execute(sql: "DELETE FROM release_refusal")
            try database.execute(
                sql: """
                    INSERT INTO release (serial, published_at, names, addresses, refused, note) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (serial) DO NOTHING
                    """,
                arguments: [serial, now.seconds, names, addresses, refusals.count, note])
            try StateStore.audit(
                "publish", actor: actor, subject: "release \(serial)",
                detail: "\(names) names, \(addresses) addresses" + (note.isEmpty ? "" : "; \(note)"), now: now, in: database)
        }
        // Explanations only: they may be many, and nobody waits for all of them at once.
        var rest = refusals[...]
        while !rest.isEmpty {
            let batch = rest.prefix(StateStore.batchRows)
            rest = rest.dropFirst(batch.count)
            try write("keep why names are not in a release") { database in
                let insert = try database.cachedStatement(
                    sql: "INSERT INTO release_refusal (serial, subject, scope, reason, explanation) VALUES (?, ?, ?, ?, ?)")
                for refusal in batch {
                    try insert.execute(
                        arguments: [serial, refusal.subject, refusal.scope.rawValue, refusal.reason, refusal.explanation])
                }
            }
        }
    }

    /// The refusals of the newest release for these subjects.
    package func refusals(subjects: [String]) throws(StateStoreError) -> [StoredRefusal] {
        try read("read refusals") { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM release_refusal WHERE subject IN (\(databaseQuestionMarks(count: subjects.count)))",
                arguments: StatementArguments(subjects)
            ).map { row in
                try StoredRefusal(
                    serial: row["serial"], subject: row["subject"], scope: row.word("scope"),
                    reason: row["reason"], explanation: row["explanation"])
            }
        }
    }
}
