import GRDB
import Vocabulary

extension StateStore {
    /// Appends to the log of who did what, inside the transaction that did it.
    static func audit(
        _ action: String, actor: String, subject: String, detail: String, now: Timestamp, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO audit (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
            arguments: [now.seconds, actor, action, subject, detail])
    }
}
