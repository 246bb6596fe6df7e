import Digests
import Glibc

/// Reading whole files through a `FileSystem`, in pieces.
package struct FileInput {
    let files: any FileSystem

    package init(files: any FileSystem) { self.files = files }

    /// Calls `body` with each piece of the file, in order.
    package func forEachPiece(of path: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let file = try files.open(path)
        defer { do { try files.close(file) } catch {} }  // nothing was written: a failing close loses nothing
        var buffer = [UInt8](repeating: 0, count: ReleaseLimits.bufferBytes)
        while true {
            let count: Int
            do {
                count = try buffer.withUnsafeMutableBytes { piece in try files.read(into: piece, from: file) }
            } catch let fault as FileFault where fault.code == EINTR {
                continue
            }
            guard count > 0 else { return }
            try buffer.withUnsafeBytes { piece in try body(UnsafeRawBufferPointer(rebasing: piece[..<count])) }
        }
    }

    /// The file's SHA-256 and length.
    package func hash(of path: String) throws(FileFault) -> (sha256: String, bytes: Int) {
        var hash = SHA256()
        var bytes = 0
        try typed(path) {
            try forEachPiece(of: path) { piece in
                hash.update(piece)
                bytes += piece.count
            }
        }
        return (hash.finish(), bytes)
    }

    /// At most so many bytes from the beginning of a file.
    package func beginning(of path: String, bytes: Int) throws(FileFault) -> [UInt8] {
        let file = try files.open(path)
        defer { do { try files.close(file) } catch {} }  // nothing was written
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: bytes)
        while content.count < bytes {
            // The body can't say which error it throws, so it returns it.
            let read: Result<Int, FileFault> = buffer.withUnsafeMutableBytes { piece in
                do throws(FileFault) { return .success(try files.read(into: piece, from: file)) } catch { return .failure(error) }
            }
            let count = try read.get()
            guard count > 0 else { break }
            content += buffer.prefix(count)
        }
        return Array(content.prefix(bytes))
    }

    /// A small file's content. A file longer than `limit` bytes is the fault EFBIG.
    func content(of path: String, limit: Int) throws(FileFault) -> [UInt8] {
        var content: [UInt8] = []
        try typed(path) {
            try forEachPiece(of: path) { piece in
                guard content.count + piece.count <= limit else { throw FileFault(.read, path, code: EFBIG) }
                content.append(contentsOf: piece)
            }
        }
        return content
    }

    /// Only faults can come out of the bodies above; the compiler cannot know it.
    private func typed(_ path: String, _ body: () throws -> Void) throws(FileFault) {
        do {
            try body()
        } catch let fault as FileFault {
            throw fault
        } catch {
            throw FileFault(.read, path, code: EIO)
        }
    }
}
