import CSystem

/// A page's bytes as valid UTF-8 without NUL, whatever they were: bytes that do not decode became U+FFFD, NUL a space.
struct DecodedText: Sendable {
    let charset: Charset
    var utf8: [UInt8]
    /// How many bytes did not decode.
    let replaced: Int
    /// Bytes beyond ASCII in the source: what `replaced` is measured against.
    let beyondASCII: Int

    /// More than stray bytes did not decode: this is not the page's encoding. UTF-8 is believed longer, since its sequences are
    /// seldom met by chance.
    var isDoubtful: Bool {
        if charset == .utf8 { return replaced > 1 && replaced * 1_000 > beyondASCII * ParseLimits.replacedPerMilleOfUTF8 }
        return replaced * 1_000 > max(beyondASCII, 50) * ParseLimits.replacedPerMille
    }

    init(_ body: ByteView, as charset: Charset) {
        self.charset = charset
        // Most pages are ASCII for long stretches, and many altogether: those are copied as they are.
        let plain = ByteSearch.plainLength(body)
        if plain == body.count, charset.isASCIICompatible {
            beyondASCII = 0
            utf8 = Array(body)
            replaced = 0
            return
        }
        beyondASCII = ByteSearch.countBeyondASCII(body[(body.startIndex + plain)...])
        switch charset {
        case .utf8, .replacement: (utf8, replaced) = Self.repaired(body)
        case .utf16Little: (utf8, replaced) = Self.fromUTF16(body, lowFirst: true)
        case .utf16Big: (utf8, replaced) = Self.fromUTF16(body, lowFirst: false)
        case .userDefined: (utf8, replaced) = (Self.fromUserDefined(body), 0)
        default: (utf8, replaced) = Self.converted(body, by: charset.converter ?? "")
        }
        var start = 0
        while let zero = utf8.withView({ ByteSearch.index(of: 0, in: $0, start..<$0.count) }) {
            utf8[zero] = 0x20
            start = zero + 1
        }
    }

    /// Opens every converter now, before the process may open no file any more. Whether all of them were found.
    static func prepare() -> Bool {
        CharsetLabels.table.allSatisfy { $0.charset.converter.map { charset_open($0) >= 0 } ?? true }
    }

    private static func converted(_ body: ByteView, by name: String) -> ([UInt8], Int) {
        let converter = charset_open(name)
        // Without its converter (a system stripped of gconv) the ASCII of the page is still read, and the page is flagged.
        guard converter >= 0 else { return repaired(body) }
        let capacity = body.count * 3 + 16
        var replaced = 0
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = charset_decode(
                converter, body.buffer.baseAddress, body.count, buffer.baseAddress, capacity, &replaced)
        }
        return (output, replaced)
    }

    /// UTF-8 with every maximal part of an ill-formed sequence replaced (Unicode §3.9, table 3-7).
    private static func repaired(_ body: ByteView) -> ([UInt8], Int) {
        var output: [UInt8] = []
        output.reserveCapacity(body.count)
        var replaced = 0
        var index = body.startIndex
        // What is well-formed is copied in one go, up to what is not.
        var kept = index
        let end = body.endIndex
        while index < end {
            let first = body[index]
            if first < 0x80 {
                // NUL is no stretch of its own here: it is replaced later.
                index += max(1, ByteSearch.plainLength(body[index..<end]))
                continue
            }
            let (length, low, high) = sequence(first)
            var next = index + 1
            if length > 1, next < end, body[next] >= low, body[next] <= high {
                next += 1
                while next < end, next - index < length, body[next] & 0xC0 == 0x80 { next += 1 }
            }
            if length == 1 || next - index < length {
                output += body[kept..<index]
                output += [0xEF, 0xBF, 0xBD]
                replaced += 1
                kept = next
            }
            index = next
        }
        output += body[kept..<end]
        return (output, replaced)
    }

    /// Length of the sequence that a lead byte opens and the bounds of its second byte; length 1 for no lead byte.
    private static func sequence(_ first: UInt8) -> (length: Int, low: UInt8, high: UInt8) {
        switch first {
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xE1...0xEF: (3, 0x80, 0xBF)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (1, 0, 0)
        }
    }

    /// Bytes 80 to FF as U+F780 to U+F7FF (WHATWG encoding standard §14.5).
    private static func fromUserDefined(_ body: ByteView) -> [UInt8] {
        body.flatMap { $0 < 0x80 ? [$0] : [0xEF, 0x9C | $0 >> 6, 0x80 | $0 & 0x3F] }
    }

    private static func fromUTF16(_ body: ByteView, lowFirst: Bool) -> ([UInt8], Int) {
        var output: [UInt8] = []
        output.reserveCapacity(body.count * 3 / 2 + 4)
        var replaced = 0
        let units = stride(from: body.startIndex, to: body.endIndex - 1, by: 2).lazy.map { index -> UInt16 in
            let pair = (UInt16(body[index]), UInt16(body[index + 1]))
            return lowFirst ? pair.1 << 8 | pair.0 : pair.0 << 8 | pair.1
        }
        if transcode(
            units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false,
            into: { byte in output.append(byte) })
        {
            // `transcode` tells of errors without a count: count the replacements that it wrote.
            for index in output.indices.dropLast(2) where output[index] == 0xEF {
                if output[index + 1] == 0xBF, output[index + 2] == 0xBD { replaced += 1 }
            }
        }
        if body.count % 2 == 1 {
            output += [0xEF, 0xBF, 0xBD]
            replaced += 1
        }
        return (output, replaced)
    }
}
