import Glibc

/// Where a feed's snapshot lies, and how a new one takes its place: written beside it, forced to the disk, renamed over it, so
/// that whoever looks sees the old one whole or the new one whole.
///
/// ```
/// <state>/feeds/<name>/snapshot        the last good one
/// <state>/feeds/<name>/.snapshot-<pid> of a sync under way, or of one that was killed
/// ```
package struct SnapshotFile: Sendable {
    package let directory: String
    package var path: String { directory + "/snapshot" }

    package init(directory: String) {
        self.directory = directory
    }

    /// Replaces the snapshot. When it throws, the old one stands.
    package func replace(with bytes: [UInt8]) throws(SnapshotError) {
        if mkdir(directory, 0o755) != 0, errno != EEXIST { throw .file(path: directory, code: errno) }
        let temporary = "\(directory)/.snapshot-\(getpid())"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw .file(path: temporary, code: errno) }
        var code = SnapshotFile.writeAll(bytes, to: descriptor)
        if code == 0, fsync(descriptor) != 0 { code = errno }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, rename(temporary, path) != 0 { code = errno }
        guard code == 0 else {
            unlink(temporary)
            throw .file(path: temporary, code: code)
        }
        try syncDirectory()
    }

    /// Removes the snapshot and its directory, with what killed runs left.
    package func remove() throws(SnapshotError) {
        guard let listing = opendir(directory) else {
            if errno == ENOENT { return }
            throw .file(path: directory, code: errno)
        }
        defer { closedir(listing) }
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name == "snapshot" || name.hasPrefix(".snapshot-") { unlink("\(directory)/\(name)") }
        }
        if rmdir(directory) != 0, errno != ENOENT { throw .file(path: directory, code: errno) }
    }

    private func syncDirectory() throws(SnapshotError) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: directory, code: errno) }
        defer { close(descriptor) }
        if fsync(descriptor) != 0 { throw .file(path: directory, code: errno) }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { whole in
            var rest = whole[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return count < 0 ? errno : EIO }
                rest = rest.dropFirst(count)
            }
            return 0
        }
    }
}
