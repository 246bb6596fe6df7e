import CBrotliEncoder
import CZstd

/// Bytes packed in the codings of the web that zlib does not know.
package enum PackedBytes {
    /// Brotli (RFC 7932).
    package static func brotli(_ bytes: [UInt8]) -> [UInt8] {
        var size = BrotliEncoderMaxCompressedSize(bytes.count) + 1_024
        var output = [UInt8](repeating: 0, count: size)
        let isDone = BrotliEncoderCompress(
            5, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, bytes.count, bytes, &size, &output)
        precondition(isDone != 0, "the encoder has no room")
        return Array(output.prefix(size))
    }

    /// Zstandard (RFC 8878) with a window of two to the power of `windowLog` bytes, and no word on the size of its content.
    package static func zstd(_ bytes: [UInt8], windowLog: Int32 = 20) -> [UInt8] {
        let context = ZSTD_createCCtx()
        defer { ZSTD_freeCCtx(context) }
        ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog)
        var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
        let capacity = output.count
        var written = 0
        bytes.withUnsafeBytes { input in
            output.withUnsafeMutableBytes { room in
                var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
                var to = ZSTD_outBuffer(dst: room.baseAddress, size: capacity, pos: 0)
                for step in [ZSTD_e_continue, ZSTD_e_end] { _ = ZSTD_compressStream2(context, &to, &from, step) }
                written = to.pos
            }
        }
        return Array(output.prefix(written))
    }
}
