import GRDB
import Vocabulary

extension StateStore {
    /// Runs one write transaction that the audit log tells of: the lines that it appends are in `audit.jsonl`, on the disk,
    /// before it commits.
    func record<T>(_ what: String, now: Timestamp, _ body: (Database) throws -> T) throws(StateStoreError) -> T {
        try write(what) { database in
            let known = try AuditLine.newest(in: database)
            let result = try body(database)
            guard let newest = try AuditLine.newest(in: database), newest.number != known?.number ?? 0 else { return result }
            var file = try AuditFile(path: auditPath)
            switch try StateStore.standing(of: file, against: known, in: database) {
            case .agrees: break
            case .behind(let number):
                if known != nil {
                    try StateStore.audit(
                        "audit-file", actor: .zhalan, subject: "audit.jsonl",
                        detail: "ended at line \(number); the lines behind it were written again from the database", now: now,
                        in: database)
                }
                try file.append(StateStore.auditLines(after: number, in: database))
                return result
            case .differs:
                let other = try file.setAside()
                file = try AuditFile(path: auditPath)
                try StateStore.audit(
                    "audit-file", actor: .zhalan, subject: "audit.jsonl",
                    detail: "its last line was not in the database: kept as \(other), written anew", now: now, in: database)
                try file.append(StateStore.auditLines(after: 0, in: database))
                return result
            }
            try file.append(StateStore.auditLines(after: known?.number ?? 0, in: database))
            return result
        }
    }

    private static func standing(
        of file: borrowing AuditFile, against known: AuditLine?, in database: Database
    ) throws -> AuditFile.Standing {
        guard let last = try file.lastLine() else { return known == nil ? .agrees : .behind(0) }
        guard last.isWhole else { return .differs }
        if last.text == known?.text { return .agrees }
        guard let number = AuditFileLine(last.text)?.number, let known, number < known.number,
            let row = try Row.fetchOne(database, sql: "SELECT * FROM audit WHERE id = ?", arguments: [number]),
            AuditLine(row: row).text == last.text
        else { return .differs }
        return .behind(number)
    }

    static func auditLines(after number: Int64, in database: Database) throws -> [AuditLine] {
        try Row.fetchAll(database, sql: "SELECT * FROM audit WHERE id > ? ORDER BY id", arguments: [number])
            .map(AuditLine.init)
    }

    /// Appends to the log of who did what, inside the transaction that did it.
    static func audit(
        _ action: String, actor: Actor, subject: String, detail: String, now: Timestamp, in database: Database
    ) throws {
        try AuditLine.insert(
            AuditLine(
                after: try AuditLine.newest(in: database), at: now, actor: actor, action: action, subject: subject, detail: detail
            ),
            in: database)
    }

    /// Notes an act that changes nothing in the store: an export, raw lines shown.
    package func note(_ action: String, actor: Actor, subject: String, detail: String, now: Timestamp) throws(StateStoreError) {
        try record("note \(action)", now: now) { database in
            try StateStore.audit(action, actor: actor, subject: subject, detail: detail, now: now, in: database)
        }
    }

    /// The newest lines, oldest of them first.
    ///
    /// - Parameter subject: only lines about this.
    package func auditLines(newest limit: Int, about subject: String? = nil) throws(StateStoreError) -> [AuditLine] {
        try read("read the audit log") { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM audit WHERE ?1 IS NULL OR subject = ?1 ORDER BY id DESC LIMIT ?2",
                arguments: [subject, limit]
            ).map(AuditLine.init).reversed()
        }
    }
}
