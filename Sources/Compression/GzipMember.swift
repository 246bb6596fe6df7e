import CZlib

/// Packs bytes as one gzip member (RFC 1952); members one behind the other are one file. The same bytes always give the same
/// member: it carries neither a time nor a name.
package enum GzipMember {
    /// 1: evidence is packed while pages come in, and text shrinks to a third even so.
    private static let level: Int32 = 1

    package static func pack(_ bytes: [UInt8]) throws(CompressionError) -> [UInt8] {
        var stream = z_stream()
        // 16 + 15: a gzip head, the largest window (zlib.h, deflateInit2).
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw .memory }
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let status = bytes.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { room in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(room.count)
                return deflate(&stream, Z_FINISH)
            }
        }
        // The bound leaves room for all, so anything but the end is a lack of memory.
        guard status == Z_STREAM_END else { throw .memory }
        output.removeLast(Int(stream.avail_out))
        return output
    }
}
