import GRDB

/// The tables of third parties' lists. Their names are in no table: a feed's snapshot is a file.
enum FeedMigration {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("feeds") { database in
            try database.execute(sql: tables)
        }
    }

    /// Times are Unix seconds. `origin` has one row: the word by which other installations know this one, made once.
    private static let tables = """
        CREATE TABLE feed (
            name TEXT PRIMARY KEY,
            location TEXT NOT NULL,
            licence TEXT NOT NULL,
            means TEXT NOT NULL,
            format TEXT,
            column_name TEXT,
            hosts_mean_subtree INTEGER NOT NULL,
            addresses_mean_hosts INTEGER NOT NULL,
            maximum_age_hours INTEGER NOT NULL,
            public_key TEXT,
            added_at INTEGER NOT NULL,
            added_by TEXT NOT NULL,
            tried_at INTEGER,
            outcome TEXT,
            reason TEXT NOT NULL DEFAULT '',
            confirmed_at INTEGER
        );
        CREATE TABLE origin (id TEXT NOT NULL);
        INSERT INTO origin (id) VALUES (lower(hex(randomblob(8))));

        """
}
