import Compression
import Digests
import Glibc
import Vocabulary

/// The directory of evidence: what lies in it, what a killed run left behind, and what is old enough to go.
package struct EvidenceShelf: Sendable {
    /// Of a file that is being written.
    static let openSuffix = ".open"
    private static let suffix = ".warc.gz"
    private static let chunkBytes = 1 << 20

    package let directory: String

    package init(_ directory: String) { self.directory = directory }

    /// The names of closed files, oldest first.
    package func names() throws(EvidenceError) -> [String] { try list().filter { $0.hasSuffix(EvidenceShelf.suffix) }.sorted() }

    /// Closes files that a killed run left open, each cut back to its last whole record; one without any is removed.
    ///
    /// Only for whoever holds the lock: a run that is under way has such a file too.
    package func recover() throws(EvidenceError) -> [EvidenceFile] {
        var files: [EvidenceFile] = []
        for name in try list().sorted() where name.hasSuffix(EvidenceShelf.suffix + EvidenceShelf.openSuffix) {
            let path = directory + "/" + name
            let end = try EvidenceReader(path: path).wholeRecords()
            guard end > 0 else {
                try remove(name)
                continue
            }
            guard truncate(path, off_t(end)) == 0 else { throw EvidenceError("cut", path) }
            let closed = String(name.dropLast(EvidenceShelf.openSuffix.count))
            guard rename(path, directory + "/" + closed) == 0 else { throw EvidenceError("renamed", path) }
            files.append(try digest(of: closed))
        }
        if !files.isEmpty { try EvidenceShelf.sync(directory) }
        return files
    }

    /// The size and digest of a file as it lies there.
    package func digest(of name: String) throws(EvidenceError) -> EvidenceFile {
        var hash = SHA256()
        var total = 0
        try EvidenceShelf.read(directory + "/" + name) { chunk in
            hash.update(chunk)
            total += chunk.count
            return true
        }
        return EvidenceFile(name: name, bytes: total, sha256: hash.finish())
    }

    /// Which files go, oldest first: those begun before a moment, and then as many as keep the rest within a size.
    package static func outdated(_ files: [(file: EvidenceFile, closed: Timestamp)], before: Timestamp, mostBytes: Int)
        -> [EvidenceFile]
    {
        let ordered = files.sorted { $0.file.name < $1.file.name }
        var left = ordered.reduce(0) { $0 + $1.file.bytes }
        return ordered.filter { entry in
            guard entry.closed < before || left > mostBytes else { return false }
            left -= entry.file.bytes
            return true
        }.map(\.file)
    }

    package func remove(_ name: String) throws(EvidenceError) {
        let path = directory + "/" + name
        guard unlink(path) == 0 || errno == ENOENT else { throw EvidenceError("removed", path) }
    }

    /// Reads a file to its end or as long as wanted.
    static func read(_ path: String, _ receive: (UnsafeRawBufferPointer) -> Bool) throws(EvidenceError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw EvidenceError("read", path) }
        defer { close(descriptor) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunkBytes, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw EvidenceError("read", path) }
            if count == 0 || !receive(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { return }
        }
    }

    /// Makes the names of a directory durable.
    static func sync(_ directory: String) throws(EvidenceError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw EvidenceError("read", directory) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw EvidenceError("synced", directory) }
    }

    private func list() throws(EvidenceError) -> [String] {
        guard let stream = opendir(directory) else {
            if errno == ENOENT { return [] }
            throw EvidenceError("read", directory)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names
    }
}
