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
    private let emit: (UnsafeRawBufferPointer) -> Void

    init(directory: String, emit: @escaping (UnsafeRawBufferPointer) -> Void) {
        self.directory = directory
        fileName = nil
        self.emit = emit
    }

    /// Writes into one file; `-` is stdout.
    init(file: String, emit: @escaping (UnsafeRawBufferPointer) -> Void) {
        let slash = file.lastIndex(of: "/")
        directory = file == "-" ? "-" : slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
        fileName = slash.map { String(file[file.index(after: $0)...]) } ?? file
        self.emit = emit
    }

    func write(_ blocklist: Blocklist, with writer: ListWriter) throws -> ConvertedOutput {
        var counts = WritingCounts()
        let (path, digest) = try write(fileName ?? writer.fileName) { sink in
            counts = try writer.write(blocklist) { chunk in try chunk.withUnsafeBytes(sink) }
        }
        return ConvertedOutput(format: writer.format.rawValue, path: path, counts, sha256: digest)
    }

    /// Writes IP addresses, one a line.
    func write(_ list: AddressList) throws -> ConvertedOutput {
        let bytes = list.bytes
        let (path, digest) = try write(fileName ?? "addresses.txt") { sink in try bytes.withUnsafeBytes(sink) }
        var counts = WritingCounts()
        (counts.entries, counts.bytes) = (list.count, bytes.count)
        return ConvertedOutput(format: "addresses", path: path, counts, sha256: digest)
    }

    /// - Parameter render: hands the file's bytes to its sink.
    /// - Returns: the file's path and digest.
    private func write(
        _ name: String, _ render: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    ) throws -> (path: String, sha256: String) {
        var hash = SHA256()
        guard directory != "-" else {
            try render { bytes in
                hash.update(bytes)
                emit(bytes)
            }
            return ("-", hash.finish())
        }
        try makeDirectory()
        let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
        let temporary = "\(directory)/.\(name).\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw failure(temporary) }
        var isOpen = true
        defer { if isOpen { close(descriptor) } }
        do {
            try render { bytes in
                hash.update(bytes)
                try writeAll(bytes, to: descriptor, temporary)
            }
            guard fsync(descriptor) == 0 else { throw failure(temporary) }
            isOpen = false
            guard close(descriptor) == 0, rename(temporary, path) == 0 else { throw failure(path) }
            return (path, hash.finish())
        } catch {
            unlink(temporary)
            throw error
        }
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, _ path: String) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            rest = rest.dropFirst(written)
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

    private func failure(_ path: String) -> PipelineError {
        PipelineError(
            .other, "\(path): can't be written: \(String(cString: strerror(errno)))",
            hint: errno == ENOSPC ? "free space and run again; the files that were there are untouched" : nil)
    }
}

extension ConvertedOutput {
    init(format: String, path: String, _ counts: WritingCounts, sha256: String) {
        self.init(
            format: format, path: path, entries: counts.entries, refused: counts.refusedTotal, widened: counts.widened,
            narrowed: counts.narrowed, exceptions: counts.exceptions, bytes: counts.bytes, sha256: sha256)
    }
}
