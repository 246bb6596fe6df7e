import GRDB

/// What keeps the list's revision still while nothing happens that the next release could show.
enum StandingMigration {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("standing: verdicts and decisions that list nothing, trust of feeds, longest write") {
            database in
            try database.execute(sql: watched + verdicts + decisions + feeds + stages)
        }
    }

    /// Domains of the newest compiled list whose fate rests on which of their hosts are cleared (`DisposableDomains`).
    private static let watched = """
        CREATE TABLE watched_domain (name TEXT PRIMARY KEY) WITHOUT ROWID;

        """

    /// A verdict lists nothing by itself. It counts where it clears a host of a watched domain, or no longer does, and where a
    /// person's no rests on the newest verdict instead of one of its own.
    private static let verdicts = """
        DROP TRIGGER verdict_made;
        CREATE TRIGGER verdict_made AFTER INSERT ON verdict
            WHEN ((NEW.outcome = 'clear') <> ('clear' IS
                    (SELECT outcome FROM verdict WHERE lead = NEW.lead AND id < NEW.id ORDER BY id DESC LIMIT 1))
                AND EXISTS (SELECT 1 FROM watched_domain AS watched JOIN lead ON lead.id = NEW.lead
                    WHERE lead.host = watched.name OR substr(lead.host, -length(watched.name) - 1) = '.' || watched.name))
            OR EXISTS (SELECT 1 FROM decision WHERE decision.lead = NEW.lead AND decision.verdict IS NULL
                AND decision.undone_by IS NULL AND decision.action IN ('reject', 'withdraw'))
            BEGIN UPDATE list_revision SET revision = revision + 1; END;

        """

    /// What lists makes a listing, which counts by itself; of decisions a no counts.
    private static let decisions = """
        DROP TRIGGER decision_made;
        DROP TRIGGER decision_undone;
        CREATE TRIGGER decision_made AFTER INSERT ON decision WHEN NEW.action IN ('reject', 'withdraw')
            BEGIN UPDATE list_revision SET revision = revision + 1; END;
        CREATE TRIGGER decision_undone AFTER UPDATE ON decision WHEN NEW.action IN ('reject', 'withdraw')
            BEGIN UPDATE list_revision SET revision = revision + 1; END;

        """

    /// How each feed's names turned out when the list was last compiled.
    private static let feeds = """
        CREATE TABLE feed_trust (
            feed TEXT PRIMARY KEY,
            level TEXT NOT NULL,
            confirmed INTEGER NOT NULL,
            refused INTEGER NOT NULL
        ) WITHOUT ROWID;

        """

    /// How long one transaction of a stage's last run kept others waiting at most.
    private static let stages = "ALTER TABLE run_stage ADD COLUMN longest_write_ms INTEGER NOT NULL DEFAULT 0;"
}
