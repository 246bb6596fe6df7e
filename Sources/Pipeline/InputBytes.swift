import Compression
import Glibc

/// The bytes of a file or of stdin, unpacked when they are packed, piece by piece.
struct InputBytes {
    /// 256 KiB: what is read is still in the second cache when it is looked at.
    private static let chunkBytes = 256 << 10

    let path: String

    /// - Throws: `PipelineError` of kind `.input` when the file can't be read or unpacked; what `receive` throws.
    func read(_ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        let descriptor = try open()
        defer { if path != "-" { close(descriptor) } }
        // One buffer for the whole file: new memory for each piece would cost more than reading it.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: InputBytes.chunkBytes, alignment: 64)
        defer { buffer.deallocate() }
        var head = 0
        while head < CompressionFormat.magicBytes,
            case let count = try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[head...]), descriptor), count > 0
        {
            head += count
        }
        let first = UnsafeRawBufferPointer(rebasing: buffer[..<head])
        if let packing = CompressionFormat.detect(first) { return try unpack(head, buffer, descriptor, packing, receive) }
        if head > 0 { try receive(first) }
        while case let count = try fill(buffer, descriptor), count > 0 {
            try receive(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
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

    private func unpack(
        _ head: Int, _ buffer: UnsafeMutableRawBufferPointer, _ descriptor: Int32, _ packing: CompressionFormat,
        _ receive: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        do {
            var decompressor = try Decompressor(packing)
            var count = head
            while count > 0 {
                var fault: (any Error)?
                try decompressor.unpack(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { bytes in
                    guard fault == nil else { return }
                    do { try receive(bytes) } catch { fault = error }
                }
                if let fault { throw fault }
                count = try fill(buffer, descriptor)
            }
            try decompressor.finish()
        } catch let error as CompressionError {
            throw PipelineError(.input, "\(path): \(error)", hint: error.hint)
        }
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
