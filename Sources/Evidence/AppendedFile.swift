import Digests
import Glibc

/// A file that is only appended to, readable by its owner alone, with a running digest. Records go to the kernel many at once: what
/// a kill takes with it, nothing refers to before `sync`.
final class AppendedFile {
    let path: String
    private let descriptor: Int32
    private var hash = SHA256()
    private var pending: [UInt8] = []
    private(set) var bytes = 0

    /// Creates the file; it must not exist yet.
    init(_ path: String) throws(EvidenceError) {
        self.path = path
        let opened = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard opened >= 0 else { throw EvidenceError("made", path) }
        descriptor = opened
    }

    deinit { close(descriptor) }

    func append(_ content: [UInt8]) throws(EvidenceError) {
        pending += content
        bytes += content.count
        if pending.count >= EvidenceLimits.pendingBytes { try flush() }
    }

    private func flush() throws(EvidenceError) {
        var done = 0
        // What could not be written stays, and what was is never written twice.
        defer { pending.removeFirst(done) }
        while done < pending.count {
            let count = pending.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: done), pending.count - done) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw EvidenceError("written", path) }
            pending[done..<done + count].withUnsafeBytes { hash.update($0) }
            done += count
        }
    }

    /// Forces what was appended to the disk.
    func sync() throws(EvidenceError) {
        try flush()
        guard fdatasync(descriptor) == 0 else { throw EvidenceError("synced", path) }
    }

    /// Ends the digest, of what was synced.
    func digest() -> String { hash.finish() }
}
