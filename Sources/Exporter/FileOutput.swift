import Digests
import Glibc

/// A file being written: buffered, hashed and counted as it goes, on the disk when `finish` returns.
package struct FileOutput {
    private let files: any FileSystem
    private let file: OpenFile
    private var buffer: [UInt8] = []
    private var hash = SHA256()
    package private(set) var bytes = 0
    /// The first failure. A writer that swallows it must not end in a file that is short and has a good checksum.
    private var fault: FileFault?

    /// Creates the file; it must not exist yet.
    package init(_ path: String, files: any FileSystem) throws(FileFault) {
        self.files = files
        file = try files.create(path)
        buffer.reserveCapacity(ReleaseLimits.bufferBytes)
    }

    package mutating func append(_ content: UnsafeRawBufferPointer) throws(FileFault) {
        if let fault { throw fault }
        bytes += content.count
        do throws(FileFault) {
            let isLarge = content.count >= ReleaseLimits.directBytes
            if isLarge || buffer.count + content.count > ReleaseLimits.bufferBytes { try flush() }
            if isLarge {
                hash.update(content)
                try writeAll(content)
            } else {
                buffer.append(contentsOf: content)
            }
        } catch {
            fault = error
            throw error
        }
    }

    package mutating func append(_ content: [UInt8]) throws(FileFault) {
        var fault: FileFault?
        content.withUnsafeBytes { bytes in
            do throws(FileFault) { try append(bytes) } catch { fault = error }
        }
        if let fault { throw fault }
    }

    /// Writes the rest, forces it to the disk and closes; each step's error counts. Returns the SHA-256.
    package mutating func finish() throws(FileFault) -> String {
        do throws(FileFault) {
            if let fault { throw fault }
            try flush()
            try files.sync(file)
        } catch {
            abandon()
            throw error
        }
        try files.close(file)
        return hash.finish()
    }

    /// Closes a file whose content no longer matters.
    package func abandon() {
        do { try files.close(file) } catch { return }
    }

    private mutating func flush() throws(FileFault) {
        if buffer.isEmpty { return }
        var fault: FileFault?
        buffer.withUnsafeBytes { content in
            hash.update(content)
            do throws(FileFault) { try writeAll(content) } catch { fault = error }
        }
        buffer.removeAll(keepingCapacity: true)
        if let fault { throw fault }
    }

    private func writeAll(_ content: UnsafeRawBufferPointer) throws(FileFault) {
        var rest = content[...]
        while !rest.isEmpty {
            do throws(FileFault) {
                let count = try files.write(UnsafeRawBufferPointer(rebasing: rest), to: file)
                // A regular file that takes nothing and names no error would be asked for ever.
                guard count > 0 else { throw FileFault(.write, file.path, code: EIO) }
                rest = rest.dropFirst(count)
            } catch {
                guard error.code == EINTR else { throw error }
            }
        }
    }
}
