import Foundation
import ListFormats
import PackedNames
import Vocabulary

/// Reads one list from a file or from stdin, packed or not, whatever its size, in constant memory.
struct ListFileReader {
    let path: String
    let from: ListDialect?
    let reading: ReadingOptions
    /// Takes plain lines without a value for each; default: all are handed on.
    var writer: StatementWriter?

    /// - Throws: `PipelineError` of kind `.input` when the file can't be read or is no list.
    func read(_ receive: (ListReader.Statement) -> Void) throws -> (dialect: ListDialect, counts: ListReader.Counts) {
        do {
            var list = ListBytes(path: path, from: from, reading: reading, writer: writer)
            try InputBytes(path: path).read { try list.take($0, receive) }
            return try list.finish(receive)
        } catch let error as ListFormatError {
            throw PipelineError(.input, "\(path): \(error)", hint: error.hint)
        }
    }

    /// When a file was last changed; `nil` for pipes and what isn't there.
    static func modified(_ path: String) -> Timestamp? {
        var status = stat()
        guard (path == "-" ? fstat(STDIN_FILENO, &status) : stat(path, &status)) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Timestamp(seconds: Int64(status.st_mtim.tv_sec))
    }
}

/// A list's bytes on their way to the reader: the first of them are held until they tell the format.
struct ListBytes {
    /// What the format is told from.
    private static let headBytes = 64 * 1024

    let path: String
    let from: ListDialect?
    let reading: ReadingOptions
    private let writer: StatementWriter?
    private var head: [UInt8] = []
    private var reader: ListReader?

    init(path: String, from: ListDialect?, reading: ReadingOptions, writer: StatementWriter? = nil) {
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
