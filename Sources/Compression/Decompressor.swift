/// Unpacks one file, chunk by chunk, in memory that does not depend on its size.
///
/// Files of several packed parts one behind the other are one file, as gzip, zstd and xz mean it.
package struct Decompressor: ~Copyable {
    private var stream: any PackedStream
    private let format: CompressionFormat
    private let limit: Int
    private var unpacked = 0
    private var buffer: [UInt8]

    /// - Parameter limit: the most bytes that may come out; default `CompressionLimits.unpackedBytes`.
    package init(_ format: CompressionFormat, limit: Int = CompressionLimits.unpackedBytes) throws(CompressionError) {
        self.format = format
        self.limit = limit
        buffer = [UInt8](repeating: 0, count: CompressionLimits.chunkBytes)
        switch format {
        case .gzip: stream = try GzipStream()
        case .zstd: stream = try ZstdStream()
        case .xz: stream = try XZStream()
        }
    }

    /// Unpacks the next bytes of the file and hands on what they hold.
    package mutating func unpack(
        _ input: UnsafeRawBufferPointer, _ receive: (UnsafeRawBufferPointer) -> Void
    ) throws(CompressionError) {
        var rest = input
        while true {
            let step = try move(rest)
            if step.written > 0 {
                unpacked += step.written
                if unpacked > limit { throw .tooLarge(limit: limit) }
                buffer.withUnsafeBytes { receive(UnsafeRawBufferPointer(rebasing: $0[..<step.written])) }
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[step.read...])
            // A full buffer may hold more back, whatever is left of the input.
            if rest.isEmpty, step.written < buffer.count { return }
            if step.read == 0, step.written == 0 { throw .damaged(format) }
        }
    }

    private mutating func move(_ input: UnsafeRawBufferPointer) throws(CompressionError) -> PackedStep {
        let stream = stream
        let result = buffer.withUnsafeMutableBytes { output in
            Result { () throws(CompressionError) in try stream.move(input, into: output) }
        }
        return try result.get()
    }

    /// - Throws: when the file ended in the middle.
    package func finish() throws(CompressionError) {
        if !stream.isAtEnd { throw .truncated(format) }
    }
}

/// How far one call got.
struct PackedStep {
    /// Bytes of the input that were used.
    let read: Int
    /// Bytes of the output that were filled.
    let written: Int
}

/// One library's stream. A class, because its C state must stay in place and be freed once.
protocol PackedStream: AnyObject {
    /// Whether the input so far ends where a packed part ends.
    var isAtEnd: Bool { get }
    func move(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(CompressionError) -> PackedStep
}
