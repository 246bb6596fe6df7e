/// White space and control characters of page texts brought to single spaces.
enum PlainSpace {
    /// The text with every run of spaces and controls as one space, and none at its ends.
    static func collapsed(_ text: String) -> String {
        var collapser = TextCollapser(limit: .max)
        collapser.append(text.utf8)
        return collapser.text
    }

    /// The text without white space at its ends and with control characters as spaces; inner spaces stay, for references.
    static func trimmed(_ text: String) -> String {
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return String(decoding: bytes.lazy.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    }
}

/// Gathers text with white space collapsed, up to a limit in bytes: what exceeds it costs nothing.
struct TextCollapser {
    private let limit: Int
    private var bytes: [UInt8] = []
    private var spaceIsDue = false
    /// Something was left out.
    private(set) var isCut = false

    init(limit: Int) {
        self.limit = limit
    }

    var isEmpty: Bool { bytes.isEmpty }

    var text: String {
        var end = bytes.count
        if isCut {
            // No half letter at the cut.
            while end > 0, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
            if end > 0, bytes[end - 1] >= 0xC0 { end -= 1 }
        }
        return String(decoding: bytes[..<end], as: UTF8.self)
    }

    /// Words before and after are not one word.
    mutating func separate() {
        spaceIsDue = true
    }

    mutating func append(_ text: some Sequence<UInt8>) {
        if isCut { return }
        // A no-break space (C2 A0) and an ideographic one (E3 80 80) look like spaces and are collapsed like them.
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            if byte <= 0x20 || byte == 0x7F {
                spaceIsDue = true
                continue
            }
            if byte == 0xA0, bytes.last == 0xC2, !spaceIsDue {
                bytes.removeLast()
                dropSpace()
                continue
            }
            if byte == 0x80, !spaceIsDue, bytes.count >= 2, bytes[bytes.count - 1] == 0x80, bytes[bytes.count - 2] == 0xE3 {
                bytes.removeLast(2)
                dropSpace()
                continue
            }
            let needsSpace = spaceIsDue && !bytes.isEmpty
            if bytes.count + (needsSpace ? 1 : 0) >= limit {
                isCut = true
                return
            }
            if needsSpace { bytes.append(0x20) }
            spaceIsDue = false
            bytes.append(byte)
        }
    }

    /// The space before a letter that turned out to be one itself is not written twice.
    private mutating func dropSpace() {
        if bytes.last == 0x20 { bytes.removeLast() }
        spaceIsDue = true
    }
}
