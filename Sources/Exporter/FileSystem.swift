/// The file system as the release writer needs it: one primitive operation each, so that a test can let any of them fail or
/// be the last one before the power goes.
///
/// Operations never follow a symlink in the last part of a path. Reading and writing may move fewer bytes than asked for; the
/// loops that finish the work are `FileOutput` and `FileInput`.
package protocol FileSystem: Sendable {
    /// Creates a regular file that must not exist yet, mode 0644 whatever the umask, for writing.
    func create(_ path: String) throws(FileFault) -> OpenFile
    /// Opens a regular file for reading.
    func open(_ path: String) throws(FileFault) -> OpenFile
    /// Writes a beginning of the bytes; returns how many.
    func write(_ bytes: UnsafeRawBufferPointer, to file: OpenFile) throws(FileFault) -> Int
    /// Reads at most the buffer's size; 0 is the end.
    func read(into buffer: UnsafeMutableRawBufferPointer, from file: OpenFile) throws(FileFault) -> Int
    /// Forces the file's content to the disk.
    func sync(_ file: OpenFile) throws(FileFault)
    /// Closes the file. The descriptor is gone even when this throws.
    func close(_ file: OpenFile) throws(FileFault)

    /// Creates a directory, mode 0755 whatever the umask.
    func makeDirectory(_ path: String) throws(FileFault)
    /// Forces a directory's entries to the disk.
    func syncDirectory(_ path: String) throws(FileFault)
    /// Gives what is at `path` another path, replacing a file that is there.
    func rename(_ path: String, to other: String) throws(FileFault)
    /// Gives a file a second name.
    func link(_ path: String, to other: String) throws(FileFault)
    /// Creates a symlink with this text as its target.
    func symlink(to target: String, at path: String) throws(FileFault)
    /// Removes a file or a symlink.
    func remove(_ path: String) throws(FileFault)
    /// Removes an empty directory.
    func removeDirectory(_ path: String) throws(FileFault)

    /// The names in a directory without `.` and `..`, sorted.
    func names(in path: String) throws(FileFault) -> [String]
    /// What is at a path; nil when nothing is.
    func kind(of path: String) throws(FileFault) -> FileKind?
    /// Bytes that may still be written to the file system that a directory is on.
    func freeBytes(at path: String) throws(FileFault) -> Int
    /// A symlink's target text; nil when nothing is there or something else is.
    func symlinkTarget(_ path: String) throws(FileFault) -> String?
}

package enum FileKind: Sendable {
    case file, directory, symlink, other
}

/// A file that is open, by the number its file system knows it under, with its path for messages.
package struct OpenFile: Sendable {
    package let number: Int32
    package let path: String

    package init(number: Int32, path: String) {
        self.number = number
        self.path = path
    }
}
