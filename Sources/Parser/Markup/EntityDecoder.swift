import CPageTree

/// Character references of HTML: by number, and by the names of HTML 4, which libxml2 has a table of.
struct EntityDecoder: Sendable {
    /// Scalars by their names, packed into a number: no name has more than eight letters.
    private let scalars: [UInt64: UInt32]
    static let shared = EntityDecoder()

    /// What browsers make of numbers that mean control characters: those of windows-1252 (WHATWG HTML §13.2.5.80).
    private static let windows: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F, 0x90,
        0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
    ]

    /// Where characters with names are: ASCII, Latin, Greek, punctuation and symbols up to ♦. Each question runs through the whole table.
    private static let blocks: [ClosedRange<UInt32>] = [
        0x22...0x3E, 0xA0...0xFF, 0x152...0x192, 0x2C6...0x2DC, 0x391...0x3D6, 0x2002...0x203E, 0x2044...0x2044, 0x20AC...0x20AC,
        0x2111...0x2135, 0x2190...0x21D4, 0x2200...0x22C5, 0x2308...0x232A, 0x25CA...0x25CA, 0x2660...0x2666,
    ]

    private init() {
        var scalars: [UInt64: UInt32] = [Self.packed("apos".utf8): 0x27]
        for block in Self.blocks {
            for scalar in block {
                guard let name = page_tree_entity(scalar) else { continue }
                scalars[Self.packed(String(cString: name).utf8)] = scalar
            }
        }
        self.scalars = scalars
    }

    /// Decodes the references in a part of a page where they stand, since none is shorter than what it stands for. Where the part
    /// then ends.
    func decode(_ page: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>, isAttribute: Bool) -> Int {
        let source = ByteView(UnsafeBufferPointer(page))[range]
        var end = range.lowerBound
        var index = range.lowerBound
        func move(_ part: Range<Int>) {
            if end != part.lowerBound { page[end..<end + part.count] = page[part] }
            end += part.count
        }
        while let found = ByteSearch.index(of: UInt8(ascii: "&"), in: source, index..<range.upperBound) {
            move(index..<found)
            if let (scalar, next) = reference(source, found, isAttribute) {
                for byte in UTF8.encode(scalar) ?? .init() {
                    page[end] = byte
                    end += 1
                }
                index = next
            } else {
                move(found..<found + 1)
                index = found + 1
            }
        }
        move(index..<range.upperBound)
        return end
    }

    private func reference(_ source: ByteView, _ start: Int, _ isAttribute: Bool) -> (Unicode.Scalar, Int)? {
        guard start + 1 < source.endIndex else { return nil }
        if source[start + 1] == UInt8(ascii: "#") { return numbered(source, start + 2) }
        let name = source[(start + 1)...].prefix(8).prefix { ASCII.isLetter($0) || ASCII.isDigit($0) }
        guard name.count >= 2 else { return nil }
        let end = name.endIndex
        if end < source.endIndex, source[end] == UInt8(ascii: ";") {
            return scalars[Self.packed(name)].flatMap(Unicode.Scalar.init).map { ($0, end + 1) }
        }
        // Without the semicolon only the old ones, and in attributes not before what a query goes on with: `?a=1&copy=2`.
        guard let value = scalars[Self.packed(name)], value < 0x100, value != 0x27 else { return nil }
        if isAttribute, end < source.endIndex, source[end] == UInt8(ascii: "=") { return nil }
        return Unicode.Scalar(value).map { ($0, end) }
    }

    private func numbered(_ source: ByteView, _ start: Int) -> (Unicode.Scalar, Int)? {
        var index = start
        let isHexadecimal = index < source.endIndex && ASCII.lowered(source[index]) == UInt8(ascii: "x")
        if isHexadecimal { index += 1 }
        let first = index
        var value: UInt32 = 0
        while index < source.endIndex {
            let byte = ASCII.lowered(source[index])
            let digit: UInt32
            if ASCII.isDigit(byte) {
                digit = UInt32(byte - 0x30)
            } else if isHexadecimal, byte >= 0x61, byte <= 0x66 {
                digit = UInt32(byte - 0x57)
            } else {
                break
            }
            value = min(0x110000, value * (isHexadecimal ? 16 : 10) + digit)
            index += 1
        }
        guard index > first else { return nil }
        if index < source.endIndex, source[index] == UInt8(ascii: ";") { index += 1 }
        if value >= 0x80, value < 0xA0 { value = Self.windows[Int(value) - 0x80] }
        return (value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}", index)
    }

    private static func packed(_ name: some Sequence<UInt8>) -> UInt64 {
        name.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
