import CZlib

/// Packs bytes as one gzip member (RFC 1952); members one behind the other are one file. The same bytes always give the same
/// member: it carries neither a time nor a name.
package enum GzipMember {
    /// 1: evidence is packed while pages come in, and text shrinks to a third even so.
    private static let level: Int32 = 1

    package static func pack(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
        var stream = z_stream()
        // A window larger than the text finds nothing more, and most records are small: making the memory of the largest ready
        // would cost more than packing them. 16 asks for a gzip head (zlib.h, deflateInit2).
        let window = min(max(Int32(Int.bitWidth - bytes.count.leadingZeroBitCount), 9), MAX_WBITS)
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, 16 + window, window - 7, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw .memory }
        defer { deflateEnd(&stream) }
        let room = Int(deflateBound(&stream, UInt(bytes.count)))
        var status = Z_OK
        let output = [UInt8](unsafeUninitializedCapacity: room) { output, count in
            status = bytes.withUnsafeBufferPointer { input in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(room)
                return deflate(&stream, Z_FINISH)
            }
            count = room - Int(stream.avail_out)
        }
        // The bound leaves room for all, so anything but the end is a lack of memory.
        guard status == Z_STREAM_END else { throw .memory }
        return output
    }
}
