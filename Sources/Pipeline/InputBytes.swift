import Compression
import Foundation

/// The bytes of a file or of stdin, unpacked when they are packed, piece by piece.
struct InputBytes {
    private static let chunkBytes = 1 << 20

    let path: String

    /// - Throws: `PipelineError` of kind `.input` when the file can't be read or unpacked; what `receive` throws.
    func read(_ receive: (UnsafeRawBufferPointer) throws -> Void) throws {
        let handle = try open()
        defer { if path != "-" { try? handle.close() } }
        var head = Data()
        while head.count < CompressionFormat.magicBytes, let chunk = try chunk(of: handle) { head += chunk }
        if let packing = CompressionFormat.detect(head) { return try unpack(head, handle, packing, receive) }
        try head.withUnsafeBytes(receive)
        while let chunk = try chunk(of: handle) { try chunk.withUnsafeBytes(receive) }
    }

    private func chunk(of handle: FileHandle) throws -> Data? {
        do {
            guard let chunk = try handle.read(upToCount: InputBytes.chunkBytes), !chunk.isEmpty else { return nil }
            return chunk
        } catch {
            throw PipelineError(.input, "\(path): the file can't be read: \(error.localizedDescription)")
        }
    }

    private func unpack(
        _ head: Data, _ handle: FileHandle, _ packing: CompressionFormat, _ receive: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        do {
            var decompressor = try Decompressor(packing)
            var next: Data? = head
            while let chunk = next {
                var fault: (any Error)?
                try chunk.withUnsafeBytes { packed in
                    try decompressor.unpack(packed) { bytes in
                        guard fault == nil else { return }
                        do { try receive(bytes) } catch { fault = error }
                    }
                }
                if let fault { throw fault }
                next = try self.chunk(of: handle)
            }
            try decompressor.finish()
        } catch let error as CompressionError {
            throw PipelineError(.input, "\(path): \(error)", hint: error.hint)
        }
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
