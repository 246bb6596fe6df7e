import PackedNames
import Testing

@Suite struct NameScanTests {
    /// Bytes from a generator with a seed, names and what stands around them more often than the rest.
    static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        let frequent = Array("abcxyz0189.-_ABCXYZ \t\r\n#/:@[`{~\u{7F}".utf8)
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = state >> 33
            return value & 7 == 0 ? UInt8(truncatingIfNeeded: value >> 8) : frequent[Int(value >> 3) % frequent.count]
        }
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `the vector path finds what the portable one finds`(seed: UInt64) {
        let (vector, portable) = (NameScan(), NameScan(usesVector: false))
        let bytes = NameScanTests.bytes(4096 + 128, seed: seed)
        bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            for offset in 0..<4096 {
                #expect(vector.masks(start + offset) == portable.masks(start + offset))
                let (run, whole) = (vector.runMasks(start + offset), portable.runMasks(start + offset))
                let end = whole.other.trailingZeroBitCount
                let inside: UInt64 = end == 64 ? .max : 1 << UInt64(end) - 1
                #expect(run.other.trailingZeroBitCount == end)
                #expect(run.dot & inside == whole.dot & inside && run.hyphen & inside == whole.hyphen & inside)
                let count = offset % 65
                #expect(vector.textRun(start + offset, count) == portable.textRun(start + offset, count))
                let part = UnsafeBufferPointer(start: start + offset, count: count)
                #expect(vector.countForeign(part) == portable.countForeign(part))
            }
        }
    }

    @Test func `every byte is of the class that it should be`() {
        for scan in [NameScan(), NameScan(usesVector: false)] {
            for byte in UInt8.min...UInt8.max {
                let bytes = [UInt8](repeating: byte, count: 64)
                let masks = bytes.withUnsafeBufferPointer { scan.masks($0.baseAddress!) }
                let isPlain = (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A && byte < 0x80)
                #expect((masks.dot == .max) == (byte == 0x2E) && (masks.hyphen == .max) == (byte == 0x2D))
                #expect((masks.other == 0) == (isPlain || byte == 0x2E || byte == 0x2D), "\(byte)")
            }
        }
    }
}
