import Compression
import Glibc
import PackedNames

/// A look at lists before they are read: how large they are, and where the names in them stand in the order.
///
/// Only files of plain text can be looked at so. What comes from a pipe or an archive is cut when it is there.
struct ListSample {
    /// Pieces of one file, evenly spread, and the bytes of each.
    private static let pieces = 64
    private static let pieceBytes = 1024
    /// Bytes of a line of a list, roughly.
    private static let lineBytes = 28

    let parts: NameParts

    init(_ paths: [String]) {
        var keys: [UInt128] = []
        var bytes = 0
        let pieces = max(4, ListSample.pieces * 16 / max(16, paths.count))
        for path in paths where path != "-" { bytes += ListSample.look(at: path, pieces: pieces, &keys) }
        parts = NameParts(sample: keys, statements: bytes / ListSample.lineBytes)
    }

    /// A list that is in memory; one that is packed is cut when it is unpacked.
    init(_ body: [UInt8]) {
        var keys: [UInt128] = []
        if CompressionFormat.detect(body.prefix(CompressionFormat.magicBytes)) == nil {
            let pieces = min(4 * ListSample.pieces, max(1, body.count / ListSample.pieceBytes))
            for piece in 0..<pieces {
                let start = body.count / pieces * piece
                ListSample.take(body[start..<min(start + ListSample.pieceBytes, body.count)], &keys)
            }
        }
        parts = NameParts(sample: keys, statements: keys.isEmpty ? 0 : body.count / ListSample.lineBytes)
    }

    /// The keys of the whole lines in a piece of a list.
    private static func take(_ piece: ArraySlice<UInt8>, _ keys: inout [UInt128]) {
        for line in piece.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).dropFirst().dropLast() {
            if let key = SampledName.key(in: line) { keys.append(key) }
        }
    }

    /// - Returns: the size of the file.
    private static func look(at path: String, pieces: Int, _ keys: inout [UInt128]) -> Int {
        var status = stat()
        // A pipe must not even be opened: what it gives, it gives once.
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return 0 }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        let size = Int(status.st_size)
        var buffer = [UInt8](repeating: 0, count: pieceBytes)
        for piece in 0..<pieces {
            let count = pread(descriptor, &buffer, buffer.count, off_t(size / pieces * piece))
            guard count > 0 else { break }
            if piece == 0, CompressionFormat.detect(buffer[..<count]) != nil { return 0 }
            ListSample.take(buffer[..<count], &keys)
            if size <= count { break }
        }
        return size
    }
}
