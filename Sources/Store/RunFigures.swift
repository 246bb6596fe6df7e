import GRDB
import Vocabulary

/// One figure of a run's summary: how many of a kind, under the word that the summary uses.
package struct RunFigure: Hashable, Sendable {
    /// What is counted: `reports`, `verdicts`.
    package let word: String
    /// The bounded word that tells one kind from another, `duplicate`; empty when there is one kind only.
    package let kind: String
    package let count: Int

    package init(_ word: String, kind: String = "", _ count: Int) {
        self.word = word
        self.kind = kind
        self.count = count
    }
}

/// A figure as it is kept: the newest run's, and the sum of all runs'.
package struct StoredFigure: Hashable, Sendable {
    package let stage: String
    package let word: String
    package let kind: String
    package let last: Int
    package let total: Int
}

/// How often a stage ran, and when it last ended.
package struct StoredStage: Hashable, Sendable {
    package let stage: String
    package let runs: Int
    package let lastAt: Timestamp
    /// The longest that one write transaction of its last run kept others waiting, in milliseconds.
    package let longestWriteMilliseconds: Int
}

extension StateStore {
    /// Keeps the figures of a stage that has just ended.
    package func note(_ figures: [RunFigure], stage: String, now: Timestamp) throws(StateStoreError) {
        let longest = Int((longestWrite / .milliseconds(1)).rounded(.up))
        try write("keep a run's figures") { database in
            try database.execute(
                sql: """
                    INSERT INTO run_stage (stage, runs, last_at, longest_write_ms) VALUES (?1, 1, ?2, ?3)
                    ON CONFLICT (stage) DO UPDATE SET runs = runs + 1, last_at = ?2, longest_write_ms = ?3
                    """, arguments: [stage, now.seconds, longest])
            // A kind that did not come this time came 0 times.
            try database.execute(sql: "UPDATE run_figure SET last = 0 WHERE stage = ?", arguments: [stage])
            for figure in figures {
                try database.execute(
                    sql: """
                        INSERT INTO run_figure (stage, word, kind, last, total) VALUES (?1, ?2, ?3, ?4, ?4)
                        ON CONFLICT (stage, word, kind) DO UPDATE SET last = last + ?4, total = total + ?4
                        """, arguments: [stage, figure.word, figure.kind, figure.count])
            }
        }
    }

    /// All figures, by stage, word and kind.
    package func figures() throws(StateStoreError) -> [StoredFigure] {
        try read("read the figures of runs") { database in
            try Row.fetchAll(database, sql: "SELECT * FROM run_figure ORDER BY stage, word, kind").map { row in
                StoredFigure(
                    stage: row["stage"], word: row["word"], kind: row["kind"], last: row["last"], total: row["total"])
            }
        }
    }

    /// The stages that have ever run, by name.
    package func stages() throws(StateStoreError) -> [StoredStage] {
        try read("read when stages ran") { database in
            try Row.fetchAll(database, sql: "SELECT * FROM run_stage ORDER BY stage").map { row in
                StoredStage(
                    stage: row["stage"], runs: row["runs"], lastAt: Timestamp(seconds: row["last_at"]),
                    longestWriteMilliseconds: row["longest_write_ms"])
            }
        }
    }

    /// How many leads are in each state.
    package func leadCounts() throws(StateStoreError) -> [LeadState: Int] {
        try read("count leads") { database in
            try Dictionary(
                uniqueKeysWithValues: Row.fetchAll(
                    database, sql: "SELECT state, count(*) AS count FROM lead GROUP BY state"
                ).map { row in (try row.word("state"), row["count"]) })
        }
    }

    /// How many leads wait for people, by why.
    package func attentionCounts() throws(StateStoreError) -> [Attention: Int] {
        try read("count the review queue") { database in
            try Dictionary(
                uniqueKeysWithValues: Row.fetchAll(
                    database, sql: "SELECT attention, count(*) AS count FROM lead WHERE attention IS NOT NULL GROUP BY attention"
                ).map { row in (try row.word("attention"), row["count"]) })
        }
    }

    /// How many listings stand at a moment.
    package func activeListingCount(at now: Timestamp) throws(StateStoreError) -> Int {
        try read("count listings") { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM listing WHERE ended_at IS NULL AND paused_for IS NULL
                        AND (expires_at IS NULL OR expires_at > ?)
                    """, arguments: [now.seconds]) ?? 0
        }
    }
}
