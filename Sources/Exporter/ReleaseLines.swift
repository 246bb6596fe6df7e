extension ReleaseArchive {
    /// Calls `body` with each line of a release's file, without its newline, after the whole file's checksum was compared with
    /// the manifest: a rollback must not publish what rotted. The file is read twice for that.
    ///
    /// Throws `noRelease`, `manifestUnreadable`, `damaged` (missing, changed, a line above `ReleaseLimits.lineBytes`), and
    /// whatever `body` throws.
    package func forEachLine(
        of name: String, in serial: ReleaseSerial, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var rest: [UInt8] = []
        try forEachPiece(of: name, in: serial) { piece in
            var start = piece.startIndex
            while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = UnsafeRawBufferPointer(rebasing: piece[start..<end])
                if rest.isEmpty {
                    try body(line)
                } else {
                    rest.append(contentsOf: line)
                    try rest.withUnsafeBytes(body)
                    rest.removeAll(keepingCapacity: true)
                }
                start = end + 1
            }
            rest.append(contentsOf: piece[start...])
            guard rest.count <= ReleaseLimits.lineBytes else {
                throw ExporterError.damaged(serial, file: name, message: "has a line above \(ReleaseLimits.lineBytes) bytes")
            }
        }
        if !rest.isEmpty { try rest.withUnsafeBytes(body) }
    }

    /// The same with the bytes as they come, whatever line they belong to.
    package func forEachPiece(
        of name: String, in serial: ReleaseSerial, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        let manifest = try manifest(of: serial)
        guard let file = manifest.files.first(where: { $0.name == name }) else {
            throw ExporterError.damaged(serial, file: name, message: "is not in its manifest")
        }
        let path = "\(path(of: serial))/\(name)"
        let input = FileInput(files: files)
        do {
            guard try input.hash(of: path).sha256 == file.sha256 else {
                throw ExporterError.damaged(
                    serial, file: name, message: "is not the file that was published: its SHA-256 differs")
            }
        } catch let fault as FileFault {
            throw ExporterError.damaged(serial, file: name, message: "cannot be read: \(fault)")
        }
        try input.forEachPiece(of: path, body)
    }
}
