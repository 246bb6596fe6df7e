import Digests
import Foundation
import Glibc
import ListFormats
import Vocabulary

/// Writes one list into a directory, or to stdout. A file appears whole under its name or not at all.
struct ListFileWriter {
    /// `-` for stdout.
    private let directory: String
    /// The file's name when it is not the format's own.
    private let fileName: String?
    private let threads: Int
    private let hashes: Bool
    private let commits: FileCommits?
    private let emit: (UnsafeRawBufferPointer) -> Void

    /// - Parameters:
    ///   - threads: how many render and write one file.
    ///   - hashes: whether the SHA-256 of what is written is asked for; then a file is written from its beginning to its end.
    ///   - commits: who gives files their names, later; default: at once.
    init(
        directory: String, threads: Int = 1, hashes: Bool = false, commits: FileCommits? = nil,
        emit: @escaping (UnsafeRawBufferPointer) -> Void
    ) {
        self.directory = directory
        self.commits = commits
        self.threads = threads
        self.hashes = hashes
        fileName = nil
        self.emit = emit
    }

    /// Writes into one file; `-` is stdout.
    init(file: String, hashes: Bool = false, emit: @escaping (UnsafeRawBufferPointer) -> Void) {
        let slash = file.lastIndex(of: "/")
        directory = file == "-" ? "-" : slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
        fileName = slash.map { String(file[file.index(after: $0)...]) } ?? file
        threads = 1
        commits = nil
        self.hashes = hashes
        self.emit = emit
    }

    func write(_ blocklist: Blocklist, with writer: ListWriter) throws -> ConvertedOutput {
        var counts = WritingCounts()
        let (path, digest) = try write(fileName ?? writer.fileName) { file in
            if file.isInOrder {
                counts = try writer.write(blocklist) { chunk in try chunk.withUnsafeBytes { try file.append($0) } }
            } else {
                let place = file.place
                counts = try writer.plan(blocklist, threads: threads).write(threads: threads) { try place($0, $1) }
            }
        }
        return ConvertedOutput(format: writer.format.rawValue, path: path, counts, sha256: digest)
    }

    /// Writes IP addresses, one a line.
    func write(_ list: AddressList) throws -> ConvertedOutput {
        let bytes = list.bytes
        let (path, digest) = try write(fileName ?? "addresses.txt") { file in try bytes.withUnsafeBytes { try file.append($0) } }
        var counts = WritingCounts()
        (counts.entries, counts.bytes) = (list.count, bytes.count)
        return ConvertedOutput(format: "addresses", path: path, counts, sha256: digest)
    }

    /// A file that is being written, from its beginning on or anywhere.
    private struct OpenFile {
        /// Whether the bytes must come in order: for a hash, or for stdout.
        let isInOrder: Bool
        let place: @Sendable (UnsafeRawBufferPointer, Int) throws -> Void
        var emit: ((UnsafeRawBufferPointer) -> Void)?
        var hash: SHA256?
        private var offset = 0

        init(
            isInOrder: Bool, place: @escaping @Sendable (UnsafeRawBufferPointer, Int) throws -> Void,
            emit: ((UnsafeRawBufferPointer) -> Void)? = nil, hash: SHA256? = nil
        ) {
            self.isInOrder = isInOrder
            self.place = place
            self.emit = emit
            self.hash = hash
        }

        mutating func append(_ bytes: UnsafeRawBufferPointer) throws {
            hash?.update(bytes)
            if let emit { emit(bytes) } else { try place(bytes, offset) }
            offset += bytes.count
        }
    }

    /// - Parameter render: writes the file's bytes.
    /// - Returns: the file's path, and its digest where one was asked for.
    private func write(_ name: String, _ render: (inout OpenFile) throws -> Void) throws -> (path: String, sha256: String?) {
        let hash = hashes ? SHA256() : nil
        guard directory != "-" else {
            var file = OpenFile(isInOrder: true, place: { _, _ in }, emit: emit, hash: hash)
            try render(&file)
            return ("-", file.hash?.finish())
        }
        try makeDirectory()
        let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
        let temporary = "\(directory)/.\(name).\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw FileCommits.failure(temporary) }
        let written = FileCommits.WrittenFile(descriptor: descriptor, temporary: temporary, path: path)
        var file = OpenFile(
            isInOrder: hashes, place: { try ListFileWriter.place($0, at: $1, descriptor, temporary) }, hash: hash)
        do { try render(&file) } catch {
            written.drop()
            throw error
        }
        if let commits { commits.add(written) } else { try written.commit() }
        return (path, file.hash?.finish())
    }

    private static func place(_ bytes: UnsafeRawBufferPointer, at offset: Int, _ descriptor: Int32, _ path: String) throws {
        var done = 0
        while done < bytes.count {
            let written = pwrite(
                descriptor, UnsafeRawBufferPointer(rebasing: bytes[done...]).baseAddress, bytes.count - done, off_t(offset + done)
            )
            if written < 0 {
                if errno == EINTR { continue }
                throw FileCommits.failure(path)
            }
            done += written
        }
    }

    private func makeDirectory() throws {
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw PipelineError(
                .other, "\(directory): the directory can't be made: \(error.localizedDescription)",
                hint: "name another with --output")
        }
    }
}

extension ConvertedOutput {
    init(format: String, path: String, _ counts: WritingCounts, sha256: String?) {
        self.init(
            format: format, path: path, entries: counts.entries, refused: counts.refusedTotal, widened: counts.widened,
            narrowed: counts.narrowed, exceptions: counts.exceptions, bytes: counts.bytes, sha256: sha256)
    }
}
