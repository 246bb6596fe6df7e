import GRDB
import Vocabulary

/// A closed file of evidence.
package struct StoredEvidenceFile: Hashable, Sendable {
    package let name: String
    package let bytes: Int
    package let sha256: String
    package let closedAt: Timestamp

    package init(name: String, bytes: Int, sha256: String, closedAt: Timestamp) {
        self.name = name
        self.bytes = bytes
        self.sha256 = sha256
        self.closedAt = closedAt
    }
}

/// A page whose bytes are in a file of evidence.
package struct StoredEvidencePage: Hashable, Sendable {
    package let uri: String
    package let digest: String
    package let record: String
    package let at: Timestamp
    package let file: String

    package init(uri: String, digest: String, record: String, at: Timestamp, file: String) {
        self.uri = uri
        self.digest = digest
        self.record = record
        self.at = at
        self.file = file
    }
}

extension StateStore {
    /// Keeps which files were closed, and which pages are in files.
    package func keep(
        evidence files: [StoredEvidenceFile], pages: [StoredEvidencePage] = []
    ) throws(StateStoreError) {
        guard !files.isEmpty || !pages.isEmpty else { return }
        try write("keep evidence") { database in try StateStore.keep(files, pages, in: database) }
    }

    static func keep(_ files: [StoredEvidenceFile], _ pages: [StoredEvidencePage], in database: Database) throws {
        for file in files {
            try database.execute(
                sql: "INSERT OR REPLACE INTO evidence_file (name, bytes, sha256, closed_at) VALUES (?, ?, ?, ?)",
                arguments: [file.name, file.bytes, file.sha256, file.closedAt.seconds])
        }
        let insert = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO evidence_page (uri, digest, record, at, file) VALUES (?, ?, ?, ?, ?)")
        for page in pages {
            try insert.execute(arguments: [page.uri, page.digest, page.record, page.at.seconds, page.file])
        }
    }

    /// The page of an address with these bytes, if its bytes are on disk.
    package func evidencePage(uri: String, digest: String) throws(StateStoreError) -> StoredEvidencePage? {
        try read("read evidence") { database in
            let select = try database.cachedStatement(sql: "SELECT * FROM evidence_page WHERE uri = ? AND digest = ?")
            return try Row.fetchOne(select, arguments: [uri, digest]).map { row in
                StoredEvidencePage(
                    uri: row["uri"], digest: row["digest"], record: row["record"], at: Timestamp(seconds: row["at"]),
                    file: row["file"])
            }
        }
    }

    /// The closed files, oldest first.
    package func evidenceFiles() throws(StateStoreError) -> [StoredEvidenceFile] {
        try read("read evidence") { database in
            try Row.fetchAll(database, sql: "SELECT * FROM evidence_file ORDER BY name").map { row in
                StoredEvidenceFile(
                    name: row["name"], bytes: row["bytes"], sha256: row["sha256"], closedAt: Timestamp(seconds: row["closed_at"]))
            }
        }
    }

    /// Forgets files that are about to be removed, and the pages in them: the next visit keeps their bytes anew.
    package func forget(evidence names: [String]) throws(StateStoreError) {
        guard !names.isEmpty else { return }
        try write("forget evidence") { database in
            for name in names {
                try database.execute(sql: "DELETE FROM evidence_page WHERE file = ?", arguments: [name])
                try database.execute(sql: "DELETE FROM evidence_file WHERE name = ?", arguments: [name])
            }
        }
    }
}
