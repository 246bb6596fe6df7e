import GRDB
import Vocabulary

/// The tables of what people decide: states, accounts, legal basis, appeals, and the chained audit log.
enum DecisionMigration {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("decisions") { database in
            try database.execute(sql: states + accounts + basis + appeals + settings + feedback)
            try chainAudit(in: database)
        }
    }

    /// `attention` is why a lead waits for people; the queue is the leads that have one. `unjudged` says that a fetch came since
    /// the last verdict; `judged_basis` is the basis on which all other leads with a fetch were judged.
    private static let states = """
        ALTER TABLE lead ADD COLUMN state TEXT NOT NULL DEFAULT 'reported';
        ALTER TABLE lead ADD COLUMN attention TEXT;
        ALTER TABLE lead ADD COLUMN attention_since INTEGER;
        ALTER TABLE lead ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE lead ADD COLUMN unjudged INTEGER NOT NULL DEFAULT 0;
        UPDATE lead SET
            priority = coalesce((SELECT score FROM verdict WHERE verdict.lead = lead.id ORDER BY id DESC LIMIT 1), 0),
            unjudged = EXISTS (SELECT 1 FROM fetch WHERE fetch.lead = lead.id) AND NOT EXISTS (SELECT 1 FROM verdict
                WHERE verdict.lead = lead.id AND judged_at >= (SELECT max(fetched_at) FROM fetch WHERE fetch.lead = lead.id)),
            state = CASE
                WHEN EXISTS (SELECT 1 FROM listing WHERE listing.lead = lead.id AND ended_at IS NULL) THEN 'listed'
                ELSE coalesce(
                    (SELECT CASE action WHEN 'reject' THEN 'rejected' ELSE 'withdrawn' END FROM decision
                        WHERE decision.lead = lead.id AND undone_by IS NULL AND action IN ('reject', 'withdraw')
                        ORDER BY id DESC LIMIT 1),
                    (SELECT CASE outcome WHEN 'clear' THEN 'cleared' WHEN 'insufficient' THEN 'insufficient' ELSE 'proposed' END
                        FROM verdict WHERE verdict.lead = lead.id ORDER BY id DESC LIMIT 1),
                    (SELECT CASE WHEN kind IN ('ok', 'truncated') THEN 'fetched' ELSE 'unreachable' END FROM fetch
                        WHERE fetch.lead = lead.id ORDER BY id DESC LIMIT 1),
                    'reported') END;
        UPDATE lead SET attention = 'proposed', attention_since = last_reported WHERE state = 'proposed';
        CREATE INDEX lead_waiting ON lead (priority DESC, first_reported, id) WHERE attention IS NOT NULL;
        CREATE INDEX lead_unjudged ON lead (id) WHERE unjudged = 1;
        CREATE TABLE judged_basis (basis TEXT PRIMARY KEY);

        """

    /// `lapses` marks what one person did where two are asked for: it ends at `expires_at` or `ends_at` unless it is confirmed,
    /// and then at `intended_end`. `settled` marks what the clock has ended already.
    /// `paused_for` is the appeal for whose time a listing is off the list.
    private static let accounts = """
        ALTER TABLE decision ADD COLUMN account TEXT NOT NULL DEFAULT '';
        UPDATE decision SET account = actor;
        ALTER TABLE listing ADD COLUMN lapses INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE listing ADD COLUMN intended_end INTEGER;
        UPDATE listing SET intended_end = expires_at;
        ALTER TABLE listing ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE listing ADD COLUMN paused_for TEXT;
        CREATE INDEX listing_unsettled ON listing (expires_at) WHERE ended_at IS NULL AND settled = 0;
        ALTER TABLE allow ADD COLUMN account TEXT NOT NULL DEFAULT '';
        UPDATE allow SET account = author;
        ALTER TABLE allow ADD COLUMN lapses INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE allow ADD COLUMN intended_end INTEGER;
        ALTER TABLE allow ADD COLUMN confirmed_by TEXT;
        ALTER TABLE allow ADD COLUMN appeal TEXT;
        ALTER TABLE allow ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX allow_by_subject ON allow (subject);

        """

    /// A listing under an order can't outlive it, whatever code sets its end.
    private static let basis = """
        CREATE TABLE operation (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            starts_at INTEGER NOT NULL,
            ends_at INTEGER
        );
        ALTER TABLE listing ADD COLUMN operation INTEGER REFERENCES operation (id);
        ALTER TABLE listing ADD COLUMN authority TEXT;
        ALTER TABLE listing ADD COLUMN document TEXT;
        ALTER TABLE listing ADD COLUMN article TEXT;
        ALTER TABLE listing ADD COLUMN order_end INTEGER
            CHECK (order_end IS NULL OR (expires_at IS NOT NULL AND expires_at <= order_end));
        CREATE INDEX listing_by_operation ON listing (operation, subject) WHERE operation IS NOT NULL;

        """

    private static let appeals = """
        CREATE TABLE appeal (
            ticket TEXT PRIMARY KEY,
            subject TEXT NOT NULL,
            contact TEXT,
            reason TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            opened_by TEXT NOT NULL,
            acknowledge_by INTEGER NOT NULL,
            decide_by INTEGER NOT NULL,
            acknowledged_at INTEGER,
            reviewer TEXT,
            released_at INTEGER,
            resolved_at INTEGER,
            resolved_by TEXT,
            outcome TEXT,
            outcome_reason TEXT
        );
        CREATE INDEX appeal_by_subject ON appeal (subject);
        CREATE INDEX appeal_open ON appeal (decide_by) WHERE resolved_at IS NULL;

        """

    /// The settings as a run last saw them, so that a change is told once.
    private static let settings = """
        CREATE TABLE setting_seen (key TEXT PRIMARY KEY, value TEXT NOT NULL);

        """

    /// `report_by_reporter` finds what else a reporter has reported.
    private static let feedback = """
        CREATE INDEX report_by_reporter ON report (source, contact, lead);
        CREATE TABLE feedback (
            id INTEGER PRIMARY KEY,
            subject TEXT NOT NULL,
            kind TEXT NOT NULL,
            count INTEGER NOT NULL,
            consumer TEXT NOT NULL,
            at INTEGER NOT NULL,
            note TEXT NOT NULL,
            taken_at INTEGER NOT NULL,
            UNIQUE (subject, kind, consumer, at, count)
        );

        """

    private static let audit = """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            account TEXT NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            detail TEXT NOT NULL,
            prev TEXT NOT NULL,
            hash TEXT NOT NULL
        );
        CREATE INDEX audit_by_subject ON audit (subject);
        CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;
        CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only appended to'); END;

        """

    /// Makes the log a chain, with the lines that an earlier version wrote as its beginning.
    private static func chainAudit(in database: Database) throws {
        let old = try Row.fetchAll(database, sql: "SELECT at, actor, action, subject, detail FROM audit ORDER BY id")
        try database.execute(sql: "DROP TABLE audit;" + audit)
        for row in old {
            let actor: String = row["actor"]
            try StateStore.audit(
                row["action"], actor: Actor(account: actor), subject: row["subject"], detail: row["detail"],
                now: Timestamp(seconds: row["at"]), in: database)
        }
    }
}
