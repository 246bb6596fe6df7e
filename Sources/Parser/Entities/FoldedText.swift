/// Text with look-alikes of ASCII made ASCII (full width, mathematical letters and digits), invisible characters taken out: what
/// numbers and handles are looked for in, since kits write them so that a search for the plain ones fails.
struct FoldedText {
    /// The text as it is, where nothing is folded.
    private let text: String
    private var folded: [UInt8] = []
    var isFolded: Bool { fullWidth + zeroWidth + bidiControls + mathematical > 0 }
    /// Characters of each kind that were folded or taken out.
    private(set) var fullWidth = 0
    private(set) var zeroWidth = 0
    private(set) var bidiControls = 0
    private var mathematical = 0

    init(_ text: String) {
        self.text = text
        text.withView { read($0) }
    }

    /// Hands out the folded text.
    func withBytes<Result>(_ body: (ByteView) -> Result) -> Result {
        isFolded ? folded.withView(body) : text.withView(body)
    }

    private mutating func read(_ source: ByteView) {
        var index = source.startIndex
        var start = index
        let end = source.endIndex
        while index < end {
            let byte = source[index]
            if byte < 0x80 {
                index += max(1, ByteSearch.plainLength(source[index...]))
                continue
            }
            // Only these four lead to what is folded.
            if byte < 0xC2 || (byte != 0xEF && byte != 0xE2 && byte != 0xF0 && byte != 0xC2) {
                index += 1
                continue
            }
            let length = byte == 0xC2 ? 2 : byte == 0xF0 ? 4 : 3
            guard index + length <= end else { break }
            let scalar = Self.scalar(source[index..<index + length])
            if let folded = fold(scalar) {
                self.folded += source[start..<index]
                if folded != 0 { self.folded.append(folded) }
                start = index + length
            }
            index += length
        }
        if isFolded { folded += source[start..<end] }
    }

    /// The ASCII that a scalar looks like, 0 for nothing at all, `nil` for what stays as it is.
    private mutating func fold(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0xFF01...0xFF5E:
            fullWidth += 1
            return UInt8(scalar - 0xFF01 + 0x21)
        case 0xFEFF, 0x200B...0x200D, 0x2060...0x2064, 0xAD:
            zeroWidth += 1
            return 0
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
            bidiControls += 1
            return 0
        case 0x1D7CE...0x1D7FF:
            mathematical += 1
            return UInt8(0x30 + (scalar - 0x1D7CE) % 10)
        case 0x1D400...0x1D6A3:
            mathematical += 1
            let letter = (scalar - 0x1D400) % 52
            return UInt8(letter < 26 ? 0x41 + letter : 0x61 + letter - 26)
        default: return nil
        }
    }

    private static func scalar(_ sequence: ByteView) -> UInt32 {
        let first = sequence[sequence.startIndex]
        let lead = UInt32(first) & (sequence.count == 2 ? 0x1F : sequence.count == 3 ? 0x0F : 0x07)
        return sequence.dropFirst().reduce(lead) { $0 << 6 | UInt32($1 & 0x3F) }
    }
}
