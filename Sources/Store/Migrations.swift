import GRDB

/// The shape of the database, step by step. A step that has shipped never changes; a new one is added behind it.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: from report to release") { database in
            try database.execute(sql: intake + crawl + judgement + publication)
        }
        FeedMigration.register(in: &migrator)
        migrator.registerMigration("crawl: when a lead is visited next, and evidence beside the page") { database in
            try database.execute(sql: visits)
        }
        DecisionMigration.register(in: &migrator)
        NameMigration.register(in: &migrator)
        EvidenceMigration.register(in: &migrator)
        OperatingMigration.register(in: &migrator)
        StandingMigration.register(in: &migrator)
        return migrator
    }

    /// Times are Unix seconds. A lead's `key` is its canonical address.
    private static let intake = """
        CREATE TABLE lead (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            host TEXT NOT NULL,
            first_reported INTEGER NOT NULL,
            last_reported INTEGER NOT NULL
        );
        CREATE INDEX lead_by_host ON lead (host);
        CREATE TABLE report (
            id INTEGER PRIMARY KEY,
            lead INTEGER NOT NULL REFERENCES lead (id),
            spelling TEXT NOT NULL,
            address TEXT NOT NULL,
            source TEXT NOT NULL,
            contact TEXT NOT NULL DEFAULT '',
            category TEXT,
            note TEXT,
            extra TEXT,
            reported_at INTEGER NOT NULL,
            stated_at INTEGER NOT NULL DEFAULT 0,
            taken_at INTEGER NOT NULL,
            UNIQUE (lead, source, contact, spelling, stated_at)
        );
        CREATE TABLE intake_refusal (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            source TEXT NOT NULL,
            path TEXT NOT NULL,
            line INTEGER NOT NULL,
            text TEXT NOT NULL,
            reason TEXT NOT NULL,
            UNIQUE (source, path, line, text, reason)
        );

        """

    private static let crawl = """
        CREATE TABLE fetch (
            id INTEGER PRIMARY KEY,
            lead INTEGER NOT NULL REFERENCES lead (id),
            spelling TEXT NOT NULL,
            agent TEXT NOT NULL,
            kind TEXT NOT NULL,
            reason TEXT NOT NULL,
            hops TEXT NOT NULL,
            final_url TEXT,
            status INTEGER,
            content_type TEXT,
            body_bytes INTEGER NOT NULL,
            body_sha256 TEXT,
            wire_bytes INTEGER NOT NULL,
            seconds REAL NOT NULL,
            unverified INTEGER NOT NULL,
            features BLOB,
            fetched_at INTEGER NOT NULL
        );
        CREATE INDEX fetch_by_lead ON fetch (lead, fetched_at);

        """

    private static let judgement = """
        CREATE TABLE verdict (
            id INTEGER PRIMARY KEY,
            lead INTEGER NOT NULL REFERENCES lead (id),
            outcome TEXT NOT NULL,
            score INTEGER NOT NULL,
            probability REAL,
            type TEXT,
            secondary TEXT NOT NULL,
            scope TEXT NOT NULL,
            signals TEXT NOT NULL,
            subject TEXT NOT NULL,
            protection TEXT,
            basis TEXT NOT NULL,
            judged_at INTEGER NOT NULL
        );
        CREATE INDEX verdict_by_lead ON verdict (lead, id);
        CREATE INDEX verdict_by_subject ON verdict (subject);
        CREATE TABLE decision (
            id INTEGER PRIMARY KEY,
            lead INTEGER NOT NULL REFERENCES lead (id),
            verdict INTEGER REFERENCES verdict (id),
            action TEXT NOT NULL,
            actor TEXT NOT NULL,
            reason TEXT NOT NULL DEFAULT '',
            decided_at INTEGER NOT NULL,
            undone_by TEXT
        );
        CREATE INDEX decision_by_lead ON decision (lead, id);
        CREATE TABLE listing (
            id INTEGER PRIMARY KEY,
            subject TEXT NOT NULL,
            scope TEXT NOT NULL,
            lead INTEGER NOT NULL REFERENCES lead (id),
            verdict INTEGER REFERENCES verdict (id),
            decision INTEGER NOT NULL REFERENCES decision (id),
            type TEXT,
            score INTEGER,
            listed_at INTEGER NOT NULL,
            expires_at INTEGER,
            ended_at INTEGER,
            ended_because TEXT
        );
        CREATE INDEX listing_by_subject ON listing (subject);
        CREATE INDEX listing_by_lead ON listing (lead);
        CREATE TABLE allow (
            id INTEGER PRIMARY KEY,
            subject TEXT NOT NULL,
            scope TEXT NOT NULL,
            reason TEXT NOT NULL,
            author TEXT NOT NULL,
            added_at INTEGER NOT NULL,
            ends_at INTEGER,
            removed_at INTEGER,
            removed_by TEXT
        );

        """

    private static let publication = """
        CREATE TABLE release (
            serial INTEGER PRIMARY KEY,
            published_at INTEGER NOT NULL,
            names INTEGER NOT NULL,
            addresses INTEGER NOT NULL,
            refused INTEGER NOT NULL,
            note TEXT NOT NULL DEFAULT ''
        );
        CREATE TABLE release_refusal (
            serial INTEGER NOT NULL REFERENCES release (serial),
            subject TEXT NOT NULL,
            scope TEXT NOT NULL,
            reason TEXT NOT NULL,
            explanation TEXT NOT NULL
        );
        CREATE INDEX release_refusal_by_subject ON release_refusal (subject);
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL
        );

        """

    /// Leads that were fetched before this step are due a day after their last fetch, as they were.
    private static let visits = """
        ALTER TABLE fetch ADD COLUMN evidence TEXT NOT NULL DEFAULT '{}';
        CREATE TABLE visit (
            lead INTEGER PRIMARY KEY REFERENCES lead (id),
            due_at INTEGER NOT NULL,
            visits INTEGER NOT NULL,
            failures INTEGER NOT NULL,
            state TEXT NOT NULL,
            state_since INTEGER NOT NULL
        );
        INSERT INTO visit SELECT lead, max(fetched_at) + 86400, count(DISTINCT fetched_at), 0, 'live', max(fetched_at)
            FROM fetch GROUP BY lead;

        """
}
