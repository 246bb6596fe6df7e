import Dispatch
import Glibc
import Synchronization

/// Makes written files lasting and gives them their names, in order, while the next ones are written: the disk's time is nobody's.
final class FileCommits: Sendable {
    /// A file whose bytes are all written, under a name that nobody reads.
    struct WrittenFile {
        let descriptor: Int32
        let temporary: String
        let path: String
    }

    private let queue = DispatchQueue(label: "file-commits")
    private let fault = Mutex<PipelineError?>(nil)

    /// Takes over the file: its descriptor is closed, and the temporary name is gone, whatever happens.
    ///
    /// A file after one that failed is not named: what is there then stays as it was.
    func add(_ file: WrittenFile) {
        queue.async { [self] in
            if fault.withLock({ $0 != nil }) { return file.drop() }
            do throws(PipelineError) { try file.commit() } catch {
                fault.withLock { if $0 == nil { $0 = error } }
            }
        }
    }

    /// Waits until every file has its name.
    /// - Throws: the first fault.
    func wait() throws(PipelineError) {
        queue.sync {}
        if let fault = fault.withLock({ $0 }) { throw fault }
    }
}

extension FileCommits.WrittenFile {
    /// - Throws: when the disk is full or the name can't be given; the temporary name is gone then too.
    func commit() throws(PipelineError) {
        guard fsync(descriptor) == 0 else {
            defer { drop() }
            throw FileCommits.failure(temporary)
        }
        guard close(descriptor) == 0, rename(temporary, path) == 0 else {
            defer { unlink(temporary) }
            throw FileCommits.failure(path)
        }
    }

    func drop() {
        close(descriptor)
        unlink(temporary)
    }
}

extension FileCommits {
    /// The error for the call that failed just now.
    static func failure(_ path: String) -> PipelineError {
        PipelineError(
            .other, "\(path): can't be written: \(String(cString: strerror(errno)))",
            hint: errno == ENOSPC ? "free space and run again; the files that were there are untouched" : nil)
    }
}
