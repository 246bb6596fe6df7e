import GRDB

/// The tables that an operator lives by: figures of runs, what the newest release was made from, and whether the store is made up.
enum OperatingMigration {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("operating: figures, revision, simulation, visits by their time") { database in
            try database.execute(sql: figures + revision + simulation + visits)
        }
    }

    /// `total` adds up over all runs, `last` is the newest run's.
    private static let figures = """
        CREATE TABLE run_figure (
            stage TEXT NOT NULL,
            word TEXT NOT NULL,
            kind TEXT NOT NULL,
            last INTEGER NOT NULL,
            total INTEGER NOT NULL,
            PRIMARY KEY (stage, word, kind)
        ) WITHOUT ROWID;
        CREATE TABLE run_stage (stage TEXT PRIMARY KEY, runs INTEGER NOT NULL, last_at INTEGER NOT NULL) WITHOUT ROWID;

        """

    /// The revision rises with every row that can change what the next release lists; triggers count, so that no code forgets to.
    /// A listing that the clock ends is settled before a release is made, which is a change as well.
    private static let revision = """
        CREATE TABLE list_revision (revision INTEGER NOT NULL);
        INSERT INTO list_revision (revision) VALUES (1);
        CREATE TRIGGER listing_made AFTER INSERT ON listing
            BEGIN UPDATE list_revision SET revision = revision + 1; END;
        CREATE TRIGGER listing_changed AFTER UPDATE OF subject, scope, verdict, type, score, expires_at, ended_at, paused_for,
            settled ON listing BEGIN UPDATE list_revision SET revision = revision + 1; END;
        CREATE TRIGGER listing_removed AFTER DELETE ON listing
            BEGIN UPDATE list_revision SET revision = revision + 1; END;
        CREATE TRIGGER allow_made AFTER INSERT ON allow
            BEGIN UPDATE list_revision SET revision = revision + 1; END;
        CREATE TRIGGER allow_changed AFTER UPDATE ON allow
            BEGIN UPDATE list_revision SET revision = revision + 1; END;
        CREATE TRIGGER allow_gone AFTER DELETE ON allow
            BEGIN UPDATE list_revision SET revision = revision + 1; END;
        CREATE TRIGGER decision_made AFTER INSERT ON decision
            BEGIN UPDATE list_revision SET revision = revision + 1; END;
        CREATE TRIGGER decision_undone AFTER UPDATE ON decision
            BEGIN UPDATE list_revision SET revision = revision + 1; END;
        CREATE TRIGGER verdict_made AFTER INSERT ON verdict
            BEGIN UPDATE list_revision SET revision = revision + 1; END;
        CREATE INDEX allow_ending ON allow (ends_at) WHERE removed_at IS NULL AND ends_at IS NOT NULL;
        CREATE TABLE release_basis (
            serial INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            basis TEXT NOT NULL,
            compiled_at INTEGER NOT NULL
        );

        """

    private static let simulation = """
        CREATE TABLE simulation (
            seed INTEGER PRIMARY KEY,
            days INTEGER NOT NULL,
            leads INTEGER NOT NULL,
            listings INTEGER NOT NULL,
            made_at INTEGER NOT NULL
        );

        """

    /// Leads without a visit, and visits by when they are due: a run with nothing to do must not look at every lead to know it.
    private static let visits = """
        ALTER TABLE lead ADD COLUMN visited INTEGER NOT NULL DEFAULT 0;
        UPDATE lead SET visited = 1 WHERE id IN (SELECT lead FROM visit);
        CREATE INDEX lead_unvisited ON lead (last_reported DESC, id) WHERE visited = 0;
        CREATE INDEX visit_by_due ON visit (due_at);
        CREATE TRIGGER visit_made AFTER INSERT ON visit
            BEGIN UPDATE lead SET visited = 1 WHERE id = NEW.lead AND visited = 0; END;

        """
}
