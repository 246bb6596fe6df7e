import GRDB

/// The tables of evidence: which files there are, and which page's bytes lie in which of them.
enum EvidenceMigration {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("evidence") { database in
            try database.execute(sql: tables)
        }
    }

    /// Times are Unix seconds. A file is entered when it is closed.
    private static let tables = """
        CREATE TABLE evidence_file (
            name TEXT PRIMARY KEY,
            bytes INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            closed_at INTEGER NOT NULL
        );
        CREATE TABLE evidence_page (
            uri TEXT NOT NULL,
            digest TEXT NOT NULL,
            record TEXT NOT NULL,
            at INTEGER NOT NULL,
            file TEXT NOT NULL,
            PRIMARY KEY (uri, digest)
        ) WITHOUT ROWID;
        CREATE INDEX evidence_page_by_file ON evidence_page (file);

        """
}
