import DomainNames
import GRDB
import Vocabulary

/// An allowlist entry as it is kept: a name that is never listed, with reason, author and end.
package struct StoredAllow: Sendable {
    package let id: Int64
    package let name: DomainName
    package let scope: ListingScope
    package let reason: String
    package let author: String
    package let addedAt: Timestamp
    package let endsAt: Timestamp?
    package let removedAt: Timestamp?

    init(row: Row) throws {
        id = row["id"]
        let subject: String = row["subject"]
        // An entry that can't be read must stop the run: left out, it would block what somebody allowed.
        do { name = try DomainName(subject) } catch {
            throw StateStoreError(
                kind: .damaged, description: "the database allows \"\(PlainText.escaped(subject, limit: 80))\": \(error)",
                hint: StateStoreError.restoreHint)
        }
        scope = try row.word("scope")
        reason = row["reason"]
        author = row["author"]
        addedAt = Timestamp(seconds: row["added_at"])
        endsAt = (row["ends_at"] as Int64?).map(Timestamp.init(seconds:))
        removedAt = (row["removed_at"] as Int64?).map(Timestamp.init(seconds:))
    }
}

extension StateStore {
    package func allow(
        subject: String, scope: ListingScope, reason: String, author: String, endsAt: Timestamp?, now: Timestamp
    ) throws(StateStoreError) {
        try write("add to the allowlist") { database in
            // The same entry again replaces the standing one, so that a second call changes nothing but reason and end.
            try database.execute(
                sql: "UPDATE allow SET removed_at = ?, removed_by = ? WHERE subject = ? AND scope = ? AND removed_at IS NULL",
                arguments: [now.seconds, author, subject, scope.rawValue])
            try database.execute(
                sql: "INSERT INTO allow (subject, scope, reason, author, added_at, ends_at) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [subject, scope.rawValue, reason, author, now.seconds, endsAt?.seconds])
            try StateStore.audit("allow", actor: author, subject: subject, detail: reason, now: now, in: database)
        }
    }

    /// Removes the standing entries of a name; returns how many there were.
    package func disallow(subject: String, author: String, now: Timestamp) throws(StateStoreError) -> Int {
        try write("remove from the allowlist") { database in
            try database.execute(
                sql: "UPDATE allow SET removed_at = ?, removed_by = ? WHERE subject = ? AND removed_at IS NULL",
                arguments: [now.seconds, author, subject])
            let count = database.changesCount
            if count > 0 {
                try StateStore.audit("disallow", actor: author, subject: subject, detail: "", now: now, in: database)
            }
            return count
        }
    }

    /// The entries that stand at a moment, oldest first.
    package func allows(at now: Timestamp) throws(StateStoreError) -> [StoredAllow] {
        try read("read the allowlist") { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM allow WHERE removed_at IS NULL AND (ends_at IS NULL OR ends_at > ?) ORDER BY id",
                arguments: [now.seconds]
            ).map(StoredAllow.init)
        }
    }
}
