import CLzma
import CZlib
import CZstd
import Compression
import Testing

@Suite struct DecompressorTests {
    static let text: [UInt8] = Array((0..<40_000).map { "name-\($0 &* 7919 % 100_003).example\n" }.joined().utf8)

    static func unpack(
        _ bytes: [UInt8], _ format: CompressionFormat, chunk: Int = .max, limit: Int = CompressionLimits.unpackedBytes
    ) throws(CompressionError) -> [UInt8] {
        var decompressor = try Decompressor(format, limit: limit)
        var result: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = start + min(chunk, bytes.count - start)
            let part = Array(bytes[start..<end])
            let step = part.withUnsafeBytes { raw in
                Result { () throws(CompressionError) in try decompressor.unpack(raw) { result += $0 } }
            }
            try step.get()
            start = end
        }
        try decompressor.finish()
        return result
    }

    @Test(arguments: CompressionFormat.allCases, [1, 7, 4096, Int.max])
    func `what was packed comes out again, wherever chunks end`(_ format: CompressionFormat, _ chunk: Int) throws {
        let packed = Packing.pack(DecompressorTests.text, format)
        #expect(packed.count < DecompressorTests.text.count)
        #expect(CompressionFormat.detect(packed) == format)
        #expect(try DecompressorTests.unpack(packed, format, chunk: chunk) == DecompressorTests.text)
    }

    @Test(arguments: CompressionFormat.allCases)
    func `several packed parts are one file`(_ format: CompressionFormat) throws {
        let parts = Packing.pack(Array("a.example\n".utf8), format) + Packing.pack(Array("b.example\n".utf8), format)
        #expect(try DecompressorTests.unpack(parts, format) == Array("a.example\nb.example\n".utf8))
        #expect(try DecompressorTests.unpack(parts, format, chunk: 1) == Array("a.example\nb.example\n".utf8))
    }

    @Test(arguments: CompressionFormat.allCases)
    func `an empty list packs and unpacks`(_ format: CompressionFormat) throws {
        #expect(try DecompressorTests.unpack(Packing.pack([], format), format).isEmpty)
    }

    @Test(arguments: CompressionFormat.allCases)
    func `data that breaks off is refused`(_ format: CompressionFormat) {
        let packed = Packing.pack(DecompressorTests.text, format)
        #expect(throws: CompressionError.truncated(format)) {
            try DecompressorTests.unpack(Array(packed.dropLast(3)), format)
        }
        #expect(throws: CompressionError.truncated(format)) {
            try DecompressorTests.unpack(Array(packed.prefix(packed.count / 2)), format)
        }
    }

    @Test(arguments: CompressionFormat.allCases)
    func `damaged data is refused, never fatal`(_ format: CompressionFormat) {
        let packed = Packing.pack(Array(DecompressorTests.text.prefix(3000)), format)
        for index in stride(from: 6, to: packed.count, by: 17) {
            var copy = packed
            copy[index] ^= 0x55
            if let result = try? DecompressorTests.unpack(copy, format) { #expect(result.count <= 3000) }
        }
    }

    @Test(arguments: CompressionFormat.allCases)
    func `a bomb stops at the limit`(_ format: CompressionFormat) throws {
        let packed = Packing.pack([UInt8](repeating: 0x61, count: 3_000_000), format)
        #expect(packed.count < 5000)
        #expect(throws: CompressionError.tooLarge(limit: 1_000_000)) {
            try DecompressorTests.unpack(packed, format, limit: 1_000_000)
        }
        #expect(try DecompressorTests.unpack(packed, format, limit: 3_000_000).count == 3_000_000)
    }

    @Test func `a window over the limit is refused before its memory is taken`() {
        // A frame header that asks for a window of 1 GiB (RFC 8878 §3.1.1.1.2: exponent 20, mantissa 0), then an empty block.
        let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 20 << 3, 0x01, 0x00, 0x00]
        #expect(throws: CompressionError.window(.zstd)) { try DecompressorTests.unpack(frame, .zstd) }
    }

    @Test func `plain text is no packed file`() {
        #expect(CompressionFormat.detect(Array("0.0.0.0 a.example".utf8)) == nil)
        #expect(CompressionFormat.detect([UInt8]()) == nil)
    }
}

/// The other direction, for tests only.
enum Packing {
    static func pack(_ bytes: [UInt8], _ format: CompressionFormat) -> [UInt8] {
        var output = [UInt8](repeating: 0, count: bytes.count + 65_536)
        var count = 0
        switch format {
        case .gzip:
            var stream = z_stream()
            deflateInit2_(&stream, 6, Z_DEFLATED, 31, 8, 0, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
            var input = bytes
            input.withUnsafeMutableBufferPointer { from in
                output.withUnsafeMutableBufferPointer { to in
                    stream.next_in = from.baseAddress
                    stream.avail_in = UInt32(from.count)
                    stream.next_out = to.baseAddress
                    stream.avail_out = UInt32(to.count)
                    deflate(&stream, Z_FINISH)
                    count = to.count - Int(stream.avail_out)
                }
            }
            deflateEnd(&stream)
        case .zstd: count = ZSTD_compress(&output, output.count, bytes, bytes.count, 3)
        case .xz: lzma_easy_buffer_encode(2, LZMA_CHECK_CRC32, nil, bytes, bytes.count, &output, &count, output.count)
        }
        return Array(output.prefix(count))
    }
}
