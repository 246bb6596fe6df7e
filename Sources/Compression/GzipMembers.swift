/// Takes a gzip file apart into its members, each with where it ends in the file.
package struct GzipMembers: ~Copyable {
    private var stream: GzipStream
    private var buffer = [UInt8](repeating: 0, count: CompressionLimits.chunkBytes)
    private var member: [UInt8] = []
    private var read = 0
    private let mostBytes: Int

    /// - Parameter mostBytes: the most bytes of one member that are taken.
    package init(mostBytes: Int) throws(CompressionError) {
        stream = try GzipStream()
        self.mostBytes = mostBytes
    }

    /// Unpacks the next bytes of the file and hands on each member that ends in them.
    package mutating func unpack(
        _ input: UnsafeRawBufferPointer, _ receive: (_ member: [UInt8], _ end: Int) -> Void
    ) throws(CompressionError) {
        var rest = input
        while true {
            let stream = stream
            let (given, before) = (rest, stream.isAtEnd)
            let result = buffer.withUnsafeMutableBytes { output in
                Result { () throws(CompressionError) in try stream.move(given, into: output) }
            }
            let step = try result.get()
            read += step.read
            member += buffer[..<step.written]
            if member.count > mostBytes { throw .tooLarge(limit: mostBytes) }
            rest = UnsafeRawBufferPointer(rebasing: rest[step.read...])
            if stream.isAtEnd, !before || step.read > 0, !member.isEmpty {
                receive(member, read)
                member = []
            }
            if rest.isEmpty, step.written < buffer.count { return }
            if step.read == 0, step.written == 0 { throw .damaged(.gzip) }
        }
    }

    /// Whether the input so far ends where a member ends.
    package var isAtEnd: Bool { stream.isAtEnd && member.isEmpty }
}
