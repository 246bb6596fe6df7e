import Compression
import Foundation
import ListFormats
import PackedNames
import Vocabulary

/// Reads one list from a file or from stdin, packed or not, whatever its size, in constant memory.
struct ListFileReader {
    private static let chunkBytes = 1 << 20

    let path: String
    let from: ListDialect?
    let reading: ReadingOptions
    /// Takes plain lines without a value for each; default: all are handed on.
    var writer: StatementWriter?

    /// - Throws: `PipelineError` of kind `.input` when the file can't be read or is no list.
    func read(_ receive: (ListReader.Statement) -> Void) throws -> (dialect: ListDialect, counts: ListReader.Counts) {
        let handle = try open()
        defer { if path != "-" { try? handle.close() } }
        do {
            var list = ListBytes(path: path, from: from, reading: reading, writer: writer)
            var head = Data()
            while head.count < CompressionFormat.magicBytes,
                let chunk = try handle.read(upToCount: ListFileReader.chunkBytes), !chunk.isEmpty
            {
                head += chunk
            }
            if let packing = CompressionFormat.detect(head) {
                try unpack(head, handle, packing, into: &list, receive)
            } else {
                try head.withUnsafeBytes { try list.take($0, receive) }
                while let chunk = try handle.read(upToCount: ListFileReader.chunkBytes), !chunk.isEmpty {
                    try chunk.withUnsafeBytes { try list.take($0, receive) }
                }
            }
            return try list.finish(receive)
        } catch let error as ListFormatError {
            throw PipelineError(.input, "\(path): \(error)", hint: error.hint)
        } catch let error as CompressionError {
            throw PipelineError(.input, "\(path): \(error)", hint: error.hint)
        } catch let error as PipelineError {
            throw error
        } catch {
            throw PipelineError(.input, "\(path): the file can't be read: \(error.localizedDescription)")
        }
    }

    private func unpack(
        _ head: Data, _ handle: FileHandle, _ packing: CompressionFormat, into list: inout ListBytes,
        _ receive: (ListReader.Statement) -> Void
    ) throws {
        var decompressor = try Decompressor(packing)
        var chunk = head
        while !chunk.isEmpty {
            var fault: (any Error)?
            try chunk.withUnsafeBytes { packed in
                try decompressor.unpack(packed) { bytes in
                    guard fault == nil else { return }
                    do { try list.take(bytes, receive) } catch { fault = error }
                }
            }
            if let fault { throw fault }
            chunk = try handle.read(upToCount: ListFileReader.chunkBytes) ?? Data()
        }
        try decompressor.finish()
    }

    /// When a file was last changed; `nil` for pipes and what isn't there.
    static func modified(_ path: String) -> Timestamp? {
        var status = stat()
        guard (path == "-" ? fstat(STDIN_FILENO, &status) : stat(path, &status)) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Timestamp(seconds: Int64(status.st_mtim.tv_sec))
    }

    private func open() throws -> FileHandle {
        if path == "-" { return FileHandle.standardInput }
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue {
            throw PipelineError(.input, "\(path): this is a directory", hint: "name the lists in it")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw PipelineError(.input, "\(path): the file can't be read", hint: "see its path and permissions")
        }
        return handle
    }
}

/// A list's bytes on their way to the reader: the first of them are held until they tell the format.
private struct ListBytes {
    /// What the format is told from.
    private static let headBytes = 64 * 1024

    let path: String
    let from: ListDialect?
    let reading: ReadingOptions
    private let writer: StatementWriter?
    private var head: [UInt8] = []
    private var reader: ListReader?

    init(path: String, from: ListDialect?, reading: ReadingOptions, writer: StatementWriter?) {
        self.writer = writer
        self.path = path
        self.from = from
        self.reading = reading
    }

    mutating func take(
        _ bytes: UnsafeRawBufferPointer, _ receive: (ListReader.Statement) -> Void
    ) throws(ListFormatError) {
        if reader != nil {
            reader?.consume(bytes, receive)
            return
        }
        head += bytes
        if head.count >= ListBytes.headBytes { try begin(receive) }
    }

    private mutating func begin(_ receive: (ListReader.Statement) -> Void) throws(ListFormatError) {
        let told = head.prefix(ListBytes.headBytes)
        let dialect: ListDialect
        if let from {
            try FormatDetector.refuseForeign(told)
            dialect = from
        } else {
            dialect = try FormatDetector.detect(told)
        }
        var started = ListReader(dialect: dialect, path: path, options: reading, writer: writer)
        started.consume(head[...], receive)
        reader = started
        head = []
    }

    mutating func finish(
        _ receive: (ListReader.Statement) -> Void
    ) throws(ListFormatError) -> (dialect: ListDialect, counts: ListReader.Counts) {
        if reader == nil { try begin(receive) }
        reader?.finish(receive)
        guard let reader else { throw .unrecognised(line: "") }
        return (reader.dialect, reader.counts)
    }
}
