import Digests
import Glibc

/// A file that is only appended to, readable by its owner alone, with a running digest.
final class AppendedFile {
    let path: String
    private let descriptor: Int32
    private var hash = SHA256()
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
        var done = 0
        while done < content.count {
            let count = content.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: done), content.count - done) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw EvidenceError("written", path) }
            done += count
        }
        content.withUnsafeBytes { hash.update($0) }
        bytes += content.count
    }

    /// Forces what was written to the disk.
    func sync() throws(EvidenceError) {
        guard fdatasync(descriptor) == 0 else { throw EvidenceError("synced", path) }
    }

    /// Ends the digest.
    func digest() -> String { hash.finish() }
}
