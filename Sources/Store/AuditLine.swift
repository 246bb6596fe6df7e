import Digests
import GRDB
import Vocabulary

/// One line of the log of who did what, chained to the line before it by its hash.
///
/// ```
/// {"n":7,"at":"2026-11-24T23:30:53Z","account":"li","name":"Li Wei","action":"approve","subject":"lead 17","detail":"",
///  "prev":"<64 hex digits>","hash":"<64 hex digits>"}
/// ```
/// `hash` is the SHA-256 of the object without it, that is of everything before `,"hash"` and a closing brace. `prev` is the hash
/// of line n − 1, 64 zeros for the first. In the file each line is on one line.
package struct AuditLine: Equatable, Sendable {
    package let number: Int64
    package let at: Timestamp
    package let actor: Actor
    /// The bounded word: `approve`, `publish`, `configure`.
    package let action: String
    package let subject: String
    package let detail: String
    package let previous: String
    /// As it is kept: `isWhole` says whether it fits.
    package let hash: String

    /// What stands before the first line.
    package static let origin = String(repeating: "0", count: 64)

    /// The line that follows another.
    init(after previous: AuditLine?, at: Timestamp, actor: Actor, action: String, subject: String, detail: String) {
        number = (previous?.number ?? 0) + 1
        self.at = at
        self.actor = actor
        self.action = action
        self.subject = AuditLine.cut(subject, AuditLimits.subject)
        self.detail = AuditLine.cut(detail, AuditLimits.detail)
        self.previous = previous?.hash ?? AuditLine.origin
        hash = AuditLine.hash(
            AuditLine.body(number, at, actor, action, self.subject, self.detail, self.previous))
    }

    init(row: Row) {
        number = row["id"]
        at = Timestamp(seconds: row["at"])
        actor = Actor(account: row["account"], keptName: row["actor"])
        action = row["action"]
        subject = row["subject"]
        detail = row["detail"]
        previous = row["prev"]
        hash = row["hash"]
    }

    /// Whether its hash is that of its content.
    var isWhole: Bool {
        hash == AuditLine.hash(AuditLine.body(number, at, actor, action, subject, detail, previous))
    }

    /// As it stands in the file, without the newline.
    package var text: String {
        let body = AuditLine.body(number, at, actor, action, subject, detail, previous)
        return body.dropLast() + ",\"hash\":\"\(hash)\"}"
    }

    private static func body(
        _ number: Int64, _ at: Timestamp, _ actor: Actor, _ action: String, _ subject: String, _ detail: String,
        _ previous: String
    ) -> String {
        JSONValue.object([
            ("n", .int(Int(number))), ("at", .string(at.description)), ("account", .string(actor.account)),
            ("name", .string(actor.name)), ("action", .string(action)), ("subject", .string(subject)),
            ("detail", .string(detail)), ("prev", .string(previous)),
        ]).text
    }

    private static func hash(_ body: String) -> String { SHA256.hexadecimal(of: Array(body.utf8)) }

    private static func cut(_ text: String, _ limit: Int) -> String {
        text.unicodeScalars.count > limit ? String(text.unicodeScalars.prefix(limit)) + "…" : text
    }
}

extension AuditLine {
    static func newest(in database: Database) throws -> AuditLine? {
        let find = try database.cachedStatement(sql: "SELECT * FROM audit ORDER BY id DESC LIMIT 1")
        return try Row.fetchOne(find).map(AuditLine.init)
    }

    static func insert(_ line: AuditLine, in database: Database) throws {
        let insert = try database.cachedStatement(
            sql: """
                INSERT INTO audit (id, at, account, actor, action, subject, detail, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try insert.execute(
            arguments: [
                line.number, line.at.seconds, line.actor.account, line.actor.name, line.action, line.subject, line.detail,
                line.previous, line.hash,
            ])
    }
}
