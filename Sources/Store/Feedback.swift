import GRDB
import Vocabulary

/// What a consumer of the list saw.
package struct Feedback: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        /// The entry was asked for, so many times.
        case hits
        /// The entry is wrong, says the consumer.
        case falsePositive = "false-positive"
        /// The block works.
        case confirmed
    }

    /// A name or an address.
    package let subject: String
    package let kind: Kind
    package let count: Int
    package let consumer: String
    package let at: Timestamp
    package let note: String

    package init(subject: String, kind: Kind, count: Int, consumer: String, at: Timestamp, note: String) {
        self.subject = subject
        self.kind = kind
        self.count = count
        self.consumer = consumer
        self.at = at
        self.note = note
    }
}

/// What consumers said of one name, added up.
package struct FeedbackFigures: Sendable {
    package let hits: Int
    package let falsePositives: Int
    package let confirmed: Int
}

extension StateStore {
    /// Takes in what consumers saw; the same row again is one. A false positive about something listed asks people to look.
    ///
    /// - Returns: how many rows were new, and how many leads wait for people because of them.
    package func take(
        _ feedback: [Feedback], actor: Actor, now: Timestamp
    ) throws(StateStoreError) -> (new: Int, reviews: Int) {
        try record("take in feedback", now: now) { database in
            let insert = try database.cachedStatement(
                sql: """
                    INSERT INTO feedback (subject, kind, count, consumer, at, note, taken_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """)
            var (new, asked) = (0, Set<Int64>())
            for item in feedback {
                try insert.execute(
                    arguments: [
                        item.subject, item.kind.rawValue, item.count, item.consumer, item.at.seconds, item.note, now.seconds,
                    ])
                guard database.changesCount == 1 else { continue }
                new += 1
                if item.kind == .falsePositive {
                    for lead in try StateStore.listedLeads(of: item.subject, at: now, in: database) {
                        try StateStore.ask(lead, .disputed, now: now, in: database)
                        asked.insert(lead)
                    }
                }
            }
            if new > 0 {
                try StateStore.audit(
                    "feedback", actor: actor, subject: "\(new) rows", detail: "\(asked.count) reviews opened", now: now,
                    in: database)
            }
            return (new, asked.count)
        }
    }

    /// What consumers said of these names and addresses together.
    package func feedback(about subjects: [String]) throws(StateStoreError) -> FeedbackFigures {
        try read("read feedback") { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT sum(CASE WHEN kind = 'hits' THEN count END) AS hits,
                        sum(CASE WHEN kind = 'false-positive' THEN count END) AS wrong,
                        sum(CASE WHEN kind = 'confirmed' THEN count END) AS confirmed
                    FROM feedback WHERE subject IN (\(databaseQuestionMarks(count: subjects.count)))
                    """, arguments: StatementArguments(subjects))
            return FeedbackFigures(hits: row?["hits"] ?? 0, falsePositives: row?["wrong"] ?? 0, confirmed: row?["confirmed"] ?? 0)
        }
    }
}
