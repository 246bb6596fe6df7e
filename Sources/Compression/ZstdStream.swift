import CZstd

/// zstd by libzstd; the only file that sees it.
final class ZstdStream: PackedStream {
    private let stream: OpaquePointer
    private(set) var isAtEnd = false

    init() throws(CompressionError) {
        guard let stream = ZSTD_createDStream() else { throw .memory }
        self.stream = stream
        ZSTD_initDStream(stream)
        ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, CompressionLimits.zstdWindowLog)
    }

    deinit { ZSTD_freeDStream(stream) }

    func move(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(CompressionError) -> PackedStep {
        var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var to = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        if input.isEmpty, isAtEnd { return PackedStep(read: 0, written: 0) }
        let left = ZSTD_decompressStream(stream, &to, &from)
        if ZSTD_isError(left) != 0 {
            switch ZSTD_getErrorCode(left) {
            case ZSTD_error_frameParameter_windowTooLarge: throw .window(.zstd)
            case ZSTD_error_memory_allocation: throw .memory
            default: throw .damaged(.zstd)
            }
        }
        // 0: a frame is complete and flushed. The next call begins another one, if there is input for it.
        isAtEnd = left == 0
        return PackedStep(read: from.pos, written: to.pos)
    }
}
