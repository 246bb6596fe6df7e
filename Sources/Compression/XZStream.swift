import CLzma

/// xz by liblzma; the only file that sees it.
final class XZStream: PackedStream {
    /// `LZMA_CONCATENATED` of lzma/container.h, a macro that Swift does not see.
    private static let concatenated: UInt32 = 0x08
    private var stream = lzma_stream()
    /// Whether the decoder came to the end of a stream or of the padding behind it: `lzma_code` tells only at `LZMA_FINISH`.
    var isAtEnd: Bool { finish() }

    init() throws(CompressionError) {
        guard lzma_stream_decoder(&stream, CompressionLimits.xzMemoryBytes, XZStream.concatenated) == LZMA_OK else {
            throw .memory
        }
    }

    deinit { lzma_end(&stream) }

    func move(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(CompressionError) -> PackedStep {
        stream.next_in = input.bindMemory(to: UInt8.self).baseAddress
        stream.avail_in = input.count
        stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
        stream.avail_out = output.count
        switch lzma_code(&stream, LZMA_RUN) {
        case LZMA_OK, LZMA_STREAM_END, LZMA_BUF_ERROR: break
        case LZMA_MEMLIMIT_ERROR: throw .window(.xz)
        case LZMA_MEM_ERROR: throw .memory
        default: throw .damaged(.xz)
        }
        return PackedStep(read: input.count - stream.avail_in, written: output.count - stream.avail_out)
    }

    private func finish() -> Bool {
        stream.next_in = nil
        stream.avail_in = 0
        // One byte of room: anything that still came out would mean that `unpack` stopped too early.
        var spare: UInt8 = 0
        return withUnsafeMutablePointer(to: &spare) { room in
            stream.next_out = room
            stream.avail_out = 1
            return lzma_code(&stream, LZMA_FINISH) == LZMA_STREAM_END
        }
    }
}
