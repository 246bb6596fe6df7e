import GRDB

/// The tables of names that nobody reported: what bulk lookups saw of them, and how far patrols have come.
enum NameMigration {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("names: what lookups saw, and how far patrols have come") { database in
            try database.execute(sql: tables)
        }
    }

    /// Times are Unix seconds. A name that lives has no row, so a feed of a million names leaves few.
    private static let tables = """
        CREATE TABLE name_observation (
            name TEXT PRIMARY KEY,
            state TEXT NOT NULL,
            since INTEGER NOT NULL,
            absent_since INTEGER,
            absent_answers INTEGER NOT NULL,
            counted_at INTEGER,
            seen_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE patrol_place (round TEXT PRIMARY KEY, place INTEGER NOT NULL);

        """
}
