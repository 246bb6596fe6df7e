import Compression
import Glibc
import ListFormats
import PackedNames
import Vocabulary

/// Reads one list from a file or from stdin, packed or not, whatever its size, in constant memory.
struct ListFileReader {
    private static let chunkBytes = 256 << 10

    let path: String
    let from: ListDialect?
    let reading: ReadingOptions
    /// Takes plain lines without a value for each; default: all are handed on.
    var writer: StatementWriter?

    /// - Throws: `PipelineError` of kind `.input` when the file can't be read or is no list.
    func read(_ receive: (ListReader.Statement) -> Void) throws -> (dialect: ListDialect, counts: ListReader.Counts) {
        let descriptor = try open()
        defer { if path != "-" { close(descriptor) } }
        // One buffer for the whole file: new memory for each piece would cost more than reading it.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ListFileReader.chunkBytes, alignment: 64)
        defer { buffer.deallocate() }
        do {
            var list = ListBytes(path: path, from: from, reading: reading, writer: writer)
            var head = 0
            while head < CompressionFormat.magicBytes,
                case let count = try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[head...]), descriptor), count > 0
            {
                head += count
            }
            let first = UnsafeRawBufferPointer(rebasing: buffer[..<head])
            if let packing = CompressionFormat.detect(first) {
                try unpack(first, buffer, descriptor, packing, into: &list, receive)
            } else {
                try list.take(first, receive)
                while case let count = try fill(buffer, descriptor), count > 0 {
                    try list.take(UnsafeRawBufferPointer(rebasing: buffer[..<count]), receive)
                }
            }
            return try list.finish(receive)
        } catch let error as ListFormatError {
            throw PipelineError(.input, "\(path): \(error)", hint: error.hint)
        } catch let error as CompressionError {
            throw PipelineError(.input, "\(path): \(error)", hint: error.hint)
        }
    }

    private func unpack(
        _ head: UnsafeRawBufferPointer, _ buffer: UnsafeMutableRawBufferPointer, _ descriptor: Int32,
        _ packing: CompressionFormat,
        into list: inout ListBytes, _ receive: (ListReader.Statement) -> Void
    ) throws {
        var decompressor = try Decompressor(packing)
        var count = head.count
        while count > 0 {
            var fault: (any Error)?
            try decompressor.unpack(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { bytes in
                guard fault == nil else { return }
                do { try list.take(bytes, receive) } catch { fault = error }
            }
            if let fault { throw fault }
            count = try fill(buffer, descriptor)
        }
        try decompressor.finish()
    }

    /// Reads what is there next; 0 at the end.
    private func fill(_ buffer: UnsafeMutableRawBufferPointer, _ descriptor: Int32) throws -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR {
                throw PipelineError(.input, "\(path): the file can't be read: \(String(cString: strerror(errno)))")
            }
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

    private func open() throws -> Int32 {
        if path == "-" { return STDIN_FILENO }
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw PipelineError(.input, "\(path): the file can't be read", hint: "see its path and permissions")
        }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            throw PipelineError(.input, "\(path): this is a directory", hint: "name the lists in it")
        }
        return descriptor
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
