// The only file of this room that imports CZstd.
import CZstd

/// Zstandard (RFC 8878), with the window of 8 MiB that RFC 9659 allows on the web.
final class ZstdCoding: BodyCoding {
    /// Binary logarithm of the window: 8 MiB (RFC 9659 §3).
    private static let windowLog: Int32 = 23

    private let stream: OpaquePointer
    private(set) var isFinished = false

    init?() {
        guard let stream = ZSTD_createDStream() else { return nil }
        self.stream = stream
        ZSTD_initDStream(stream)
        ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, ZstdCoding.windowLog)
    }

    deinit { ZSTD_freeDStream(stream) }

    func decode(_ input: UnsafeBufferPointer<UInt8>, into body: inout [UInt8], limit: Int) -> BodyCodingStatus {
        var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        return pump(into: &body, limit: limit) { scratch in
            if isFinished, from.pos == from.size { return (0, false) }
            var to = ZSTD_outBuffer(dst: scratch.baseAddress, size: scratch.count, pos: 0)
            let left = ZSTD_decompressStream(stream, &to, &from)
            if ZSTD_isError(left) != 0 { return nil }
            // 0: a frame is complete and flushed; another may follow.
            isFinished = left == 0
            return (to.pos, from.pos < from.size || to.pos == to.size)
        }
    }
}
