// The only file of this room that imports CZlib. The stream lives behind a pointer, since zlib keeps its address; it never leaves
// this file.
import CZlib

/// gzip (RFC 1952) and deflate (RFC 1950, and as some servers send it, RFC 1951 bare).
final class ZlibCoding: BodyCoding {
    private let stream: UnsafeMutablePointer<z_stream>
    private let isDeflate: Bool
    private var isReady = false
    private(set) var isFinished = false

    init(isDeflate: Bool) {
        self.isDeflate = isDeflate
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deallocate()
    }

    func decode(_ input: UnsafeBufferPointer<UInt8>, into body: inout [UInt8], limit: Int) -> BodyCodingStatus {
        guard let start = input.baseAddress, !input.isEmpty else { return .more }
        if !isReady, !prepare(firstByte: start[0]) { return .corrupt }
        stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
        stream.pointee.avail_in = UInt32(input.count)
        return pump(into: &body, limit: limit) { scratch in
            if isFinished {
                // A second gzip member may follow (RFC 1952 §2.2); other bytes behind the end are ignored, as browsers do.
                guard stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0x1F, !isDeflate else { return (0, false) }
                guard inflateReset(stream) == Z_OK else { return nil }
                isFinished = false
            }
            stream.pointee.next_out = scratch.baseAddress
            stream.pointee.avail_out = UInt32(scratch.count)
            let result = inflate(stream, Z_NO_FLUSH)
            let written = scratch.count - Int(stream.pointee.avail_out)
            switch result {
            case Z_STREAM_END:
                isFinished = true
                return (written, true)
            case Z_OK: return (written, stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0)
            case Z_BUF_ERROR: return (written, false)
            default: return nil
            }
        }
    }

    /// Some servers send deflate without zlib's header, against RFC 9110 §8.4.1.2; browsers take both.
    private func prepare(firstByte: UInt8) -> Bool {
        let isRaw = isDeflate && (firstByte & 0x0F != 8 || firstByte >> 4 > 7)
        let window: Int32 = isRaw ? -15 : isDeflate ? 15 : 31
        isReady = inflateInit2_(stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        return isReady
    }
}
