import Glibc
import Vocabulary

/// `audit.jsonl` while one transaction holds the database: what the log's table says, in a file that other tools copy away.
///
/// Lines are written and synced before the transaction commits, so that nothing is decided that the file does not say. A kill
/// between the two leaves a line that the table lacks; `StateStore.record` sets such a file aside and never throws a line away.
struct AuditFile: ~Copyable {
    /// How the file's end compares with the table's.
    enum Standing: Equatable {
        case agrees
        /// It ends with an earlier line of the table, or is empty: the lines behind that number are missing.
        case behind(Int64)
        /// It ends with something that the table does not hold.
        case differs
    }

    let path: String
    private let descriptor: Int32

    init(path: String) throws(StateStoreError) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o660)
        guard descriptor >= 0 else { throw AuditFile.error(path, "can't be opened") }
    }

    deinit { close(descriptor) }

    /// The file's last line; `nil` when it is empty. A line that no newline ends was cut and is told as it is.
    func lastLine() throws(StateStoreError) -> (text: String, isWhole: Bool)? {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= 0 else { throw AuditFile.error(path, "can't be measured") }
        if size == 0 { return nil }
        let count = min(Int(size), AuditLimits.tail)
        var bytes = [UInt8](repeating: 0, count: count)
        let got = pread(descriptor, &bytes, count, size - off_t(count))
        guard got == count else { throw AuditFile.error(path, "can't be read") }
        let isWhole = bytes.last == UInt8(ascii: "\n")
        if isWhole { bytes.removeLast() }
        let start = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return (String(decoding: bytes[start...], as: UTF8.self), isWhole)
    }

    /// Appends lines and waits until they are on the disk.
    func append(_ lines: [AuditLine]) throws(StateStoreError) {
        var bytes: [UInt8] = []
        for line in lines {
            bytes += line.text.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw AuditFile.error(path, "can't be written")
            }
            rest = rest.dropFirst(written)
        }
        guard fsync(descriptor) == 0 else { throw AuditFile.error(path, "can't be synced") }
    }

    /// Gives the file another name beside it, free until now, and returns that name.
    func setAside() throws(StateStoreError) -> String {
        var number = 1
        while access("\(path).\(number)", F_OK) == 0 { number += 1 }
        let other = "\(path).\(number)"
        guard rename(path, other) == 0 else { throw AuditFile.error(path, "can't be renamed to \(other)") }
        return other
    }

    private static func error(_ path: String, _ what: String) -> StateStoreError {
        let why = errno
        return StateStoreError(
            kind: why == ENOSPC || why == EIO || why == EFBIG || why == EDQUOT ? .full : .open,
            description: "\(path) \(what): \(String(cString: strerror(why)))",
            hint: "nothing was decided: what the audit log can't say is not done")
    }
}
