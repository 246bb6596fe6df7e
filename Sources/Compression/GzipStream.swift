import CZlib

/// gzip by zlib, read.
final class GzipStream: PackedStream {
    private var stream = z_stream()
    private(set) var isAtEnd = false

    init() throws(CompressionError) {
        // 16 + 15: gzip only, the largest window (zlib.h, inflateInit2).
        guard inflateInit2_(&stream, 16 + MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .memory
        }
    }

    deinit { inflateEnd(&stream) }

    func move(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(CompressionError) -> PackedStep {
        if isAtEnd {
            if input.isEmpty { return PackedStep(read: 0, written: 0) }
            // Another member follows; zeros behind the last are padding (tar, tapes).
            if input[0] == 0 { return PackedStep(read: input.prefix { $0 == 0 }.count, written: 0) }
            guard inflateReset(&stream) == Z_OK else { throw .damaged(.gzip) }
            isAtEnd = false
        }
        // avail_in is 32 bits wide.
        let given = min(input.count, Int(UInt32.max))
        stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = UInt32(given)
        stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = UInt32(output.count)
        switch inflate(&stream, Z_NO_FLUSH) {
        case Z_STREAM_END: isAtEnd = true
        case Z_OK, Z_BUF_ERROR: break
        case Z_MEM_ERROR: throw .memory
        default: throw .damaged(.gzip)
        }
        return PackedStep(read: given - Int(stream.avail_in), written: output.count - Int(stream.avail_out))
    }
}
