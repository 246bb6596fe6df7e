import GRDB
import Glibc
import Vocabulary

/// What reading the whole audit log found.
package struct AuditCheck: Sendable {
    /// Lines that hold, up to the first that does not.
    package let lines: Int64
    /// The hash of the last line that holds. Whoever noted it elsewhere can tell later that nothing before it was changed.
    package let head: String?
    /// The first bad line: where, and what is wrong with it. `nil` when all hold.
    package let fault: String?
    /// Times that the file was mended from the database; each is a line of the log as well.
    package let mended: Int
}

extension StateStore {
    /// Compares the log's table and `audit.jsonl` line by line, each with its own hash and with the line before.
    ///
    /// What this can't see: lines cut off the end of both at once, and a whole chain made anew by somebody who may write both.
    /// A head that was noted elsewhere (or signed) shows these.
    ///
    /// - Parameter knownHead: a head noted earlier; the check fails when it is not in the chain.
    package func checkAudit(knownHead: String? = nil) throws(StateStoreError) -> AuditCheck {
        try read("check the audit log") { database in
            var walk = AuditWalk(knownHead: knownHead)
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM audit ORDER BY id")
            let reader = AuditLineReader(path: auditPath)
            while true {
                let row = try rows.next().map(AuditLine.init)
                let line = reader?.next()
                if row == nil, line == nil { break }
                if !walk.take(row, line, hasFile: reader != nil) { break }
            }
            return walk.result
        }
    }
}

/// The comparison of two copies of the chain, step by step.
private struct AuditWalk {
    private var lines: Int64 = 0
    private var head: String?
    private var mended = 0
    private var fault: String?
    private let knownHead: String?
    private var metKnownHead: Bool

    init(knownHead: String?) {
        self.knownHead = knownHead
        metKnownHead = knownHead == nil || knownHead == AuditLine.origin
    }

    var result: AuditCheck {
        AuditCheck(
            lines: lines, head: head, fault: fault ?? (metKnownHead ? nil : "the head noted earlier is not in the chain"),
            mended: mended)
    }

    /// - Returns: false when the line is bad, and the walk ends.
    mutating func take(_ row: AuditLine?, _ line: String?, hasFile: Bool) -> Bool {
        let number = lines + 1
        fault = AuditWalk.fault(number, row, line, previous: head ?? AuditLine.origin, hasFile: hasFile)
        if fault != nil { return false }
        lines = number
        head = row?.hash
        if head == knownHead { metKnownHead = true }
        if row?.action == "audit-file" { mended += 1 }
        return true
    }

    private static func fault(_ number: Int64, _ row: AuditLine?, _ line: String?, previous: String, hasFile: Bool) -> String? {
        guard let row else { return "audit.jsonl line \(number): the database has no such line" }
        if row.number != number { return "database line \(number): it is missing; line \(row.number) comes next" }
        if !row.isWhole { return "database line \(number): its hash does not fit what it says" }
        if row.previous != previous { return "database line \(number): it does not follow line \(number - 1)" }
        guard let line else {
            return hasFile ? "audit.jsonl line \(number): it is missing" : "audit.jsonl line \(number): there is no such file"
        }
        if line == row.text { return nil }
        guard let read = AuditFileLine(line) else { return "audit.jsonl line \(number): it is not a line of the log" }
        if read.number != number { return "audit.jsonl line \(number): it says that it is line \(read.number)" }
        if !read.isWhole { return "audit.jsonl line \(number): its hash does not fit what it says" }
        if read.previous != previous { return "audit.jsonl line \(number): it does not follow line \(number - 1)" }
        return "line \(number): the database and audit.jsonl say different things, each with a hash that fits"
    }
}

/// The lines of the file, one after the other, without holding it whole.
private final class AuditLineReader {
    private let file: UnsafeMutablePointer<FILE>

    init?(path: String) {
        guard let file = fopen(path, "re") else { return nil }
        self.file = file
    }

    deinit { fclose(file) }

    func next() -> String? {
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(buffer) }
        var count = getline(&buffer, &capacity, file)
        guard count > 0, let buffer else { return nil }
        if buffer[count - 1] == CChar(10) { count -= 1 }
        return String(decoding: UnsafeRawBufferPointer(start: buffer, count: count), as: UTF8.self)
    }
}
