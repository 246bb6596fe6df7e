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
    private let emit: (UnsafeRawBufferPointer) -> Void

    /// - Parameter hashes: whether the SHA-256 of what is written is asked for.
    init(
        directory: String, threads: Int = 1, hashes: Bool = false, emit: @escaping (UnsafeRawBufferPointer) -> Void
    ) {
        self.directory = directory
        self.threads = threads
        self.hashes = hashes
        fileName = nil
        self.emit = emit
    }

    /// Writes into one file; `-` is stdout.
    init(file: String, emit: @escaping (UnsafeRawBufferPointer) -> Void) {
        let slash = file.lastIndex(of: "/")
        directory = file == "-" ? "-" : slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
        fileName = slash.map { String(file[file.index(after: $0)...]) } ?? file
        threads = 1
        hashes = false
        self.emit = emit
    }

    func write(_ blocklist: Blocklist, with writer: ListWriter) throws -> ConvertedOutput {
        guard directory != "-" else {
            let counts = try writer.write(blocklist) { chunk in chunk.withUnsafeBytes { emit($0) } }
            return output(writer.format, path: "-", counts, nil)
        }
        try makeDirectory()
        let name = fileName ?? writer.format.fileName
        let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
        let temporary = "\(directory)/.\(name).\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw ListFileWriter.failure(temporary) }
        var isOpen = true
        defer { if isOpen { close(descriptor) } }
        do {
            let (counts, hash) = try write(blocklist, writer, to: descriptor, temporary)
            guard fsync(descriptor) == 0 else { throw ListFileWriter.failure(temporary) }
            isOpen = false
            guard close(descriptor) == 0, rename(temporary, path) == 0 else { throw ListFileWriter.failure(path) }
            return output(writer.format, path: path, counts, hash)
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private func write(
        _ blocklist: Blocklist, _ writer: ListWriter, to descriptor: Int32, _ path: String
    ) throws -> (WritingCounts, sha256: String?) {
        guard hashes else {
            let planned = try writer.plan(blocklist, threads: threads)
            return (try planned.write(threads: threads) { try ListFileWriter.place($0, at: $1, descriptor, path) }, nil)
        }
        var hash = SHA256()
        var offset = 0
        let counts = try writer.write(blocklist) { chunk in
            try chunk.withUnsafeBytes { bytes in
                hash.update(bytes)
                try ListFileWriter.place(bytes, at: offset, descriptor, path)
                offset += bytes.count
            }
        }
        return (counts, hash.finish())
    }

    private static func place(_ bytes: UnsafeRawBufferPointer, at offset: Int, _ descriptor: Int32, _ path: String) throws {
        var done = 0
        while done < bytes.count {
            let written = pwrite(
                descriptor, UnsafeRawBufferPointer(rebasing: bytes[done...]).baseAddress, bytes.count - done, off_t(offset + done)
            )
            if written < 0 {
                if errno == EINTR { continue }
                throw failure(path)
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

    private static func failure(_ path: String) -> PipelineError {
        PipelineError(
            .other, "\(path): can't be written: \(String(cString: strerror(errno)))",
            hint: errno == ENOSPC ? "free space and run again; the files that were there are untouched" : nil)
    }

    private func output(_ format: ListFormatName, path: String, _ counts: WritingCounts, _ sha256: String?) -> ConvertedOutput {
        ConvertedOutput(
            format: format.rawValue, path: path, entries: counts.entries, refused: counts.refusedTotal, widened: counts.widened,
            narrowed: counts.narrowed, exceptions: counts.exceptions, bytes: counts.bytes, sha256: sha256)
    }
}
