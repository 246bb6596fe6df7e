import GRDB
import Vocabulary

/// What the newest release was made from: as long as nothing of it changes, the list need not be compiled to know that it stands.
package struct ReleaseBasis: Equatable, Sendable {
    package let serial: Int64
    /// The store's revision before the list was compiled.
    package let revision: Int64
    /// Everything outside the store that a list depends on: lists, feeds, versions.
    package let basis: String
    package let compiledAt: Timestamp

    package init(serial: Int64, revision: Int64, basis: String, compiledAt: Timestamp) {
        self.serial = serial
        self.revision = revision
        self.basis = basis
        self.compiledAt = compiledAt
    }
}

extension StateStore {
    /// A number that rises with every change that the next release could show.
    package func listRevision() throws(StateStoreError) -> Int64 {
        try read("read the list's revision") { database in
            try Int64.fetchOne(database, sql: "SELECT revision FROM list_revision") ?? 0
        }
    }

    package func releaseBasis() throws(StateStoreError) -> ReleaseBasis? {
        try read("read what the release was made from") { database in
            try Row.fetchOne(database, sql: "SELECT * FROM release_basis").map { row in
                ReleaseBasis(
                    serial: row["serial"], revision: row["revision"], basis: row["basis"],
                    compiledAt: Timestamp(seconds: row["compiled_at"]))
            }
        }
    }

    package func keep(_ basis: ReleaseBasis) throws(StateStoreError) {
        try write("keep what the release was made from") { database in
            try database.execute(sql: "DELETE FROM release_basis")
            try database.execute(
                sql: "INSERT INTO release_basis (serial, revision, basis, compiled_at) VALUES (?, ?, ?, ?)",
                arguments: [basis.serial, basis.revision, basis.basis, basis.compiledAt.seconds])
        }
    }

    /// Whether the clock alone has changed the list between two moments: a listing or an allowlist entry ended.
    package func clockChangedList(since: Timestamp, until now: Timestamp) throws(StateStoreError) -> Bool {
        try read("see what the clock ended") { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM allow WHERE removed_at IS NULL AND ends_at > ?1 AND ends_at <= ?2)
                        OR EXISTS (SELECT 1 FROM listing WHERE ended_at IS NULL AND settled = 0 AND expires_at <= ?2)
                    """, arguments: [since.seconds, now.seconds]) ?? true
        }
    }
}
