/// White space and control characters of page texts brought to single spaces.
enum PlainSpace {
    /// The text with every run of spaces and controls as one space, and none at its ends.
    static func collapsed(_ text: String) -> String {
        var collapser = TextCollapser(limit: .max)
        text.withView { collapser.append($0) }
        return collapser.text
    }

    static func collapsed(_ bytes: ByteView) -> String {
        var collapser = TextCollapser(limit: .max)
        collapser.append(bytes)
        return collapser.text
    }

    /// The text without white space at its ends and with control characters as spaces; inner spaces stay, for references.
    static func trimmed(_ text: String) -> String {
        text.withView { self.text($0.trimmed) }
    }

    /// Bytes as text with control characters as spaces.
    static func text(_ bytes: ByteView) -> String {
        if bytes.buffer.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
            return String(decoding: bytes.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
        }
        return bytes.text
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

    mutating func append(_ text: ByteView) {
        append(text.buffer)
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count, !isCut {
            let width = Self.spaceWidth(text, index)
            if width > 0 {
                spaceIsDue = true
                index += width
                continue
            }
            let start = index
            // Words with single spaces between are kept as they are, all at once, while there is certainly room for them.
            index = Self.end(ofWordAt: index, text)
            while index - start < limit - bytes.count - 1, index + 1 < text.count, text[index] == 0x20,
                Self.spaceWidth(text, index + 1) == 0
            {
                let end = Self.end(ofWordAt: index + 1, text)
                if end - start > limit - bytes.count - 1 { break }
                index = end
            }
            write(UnsafeBufferPointer(rebasing: text[start..<index]))
        }
    }

    private static func end(ofWordAt start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
        var index = start
        repeat {
            index += 1
        } while index < text.count
            && (text[index] > 0x20 && text[index] < 0x7F || text[index] > 0x7F && spaceWidth(text, index) == 0)
        return index
    }

    /// How many bytes the white space or control character at a place has, or 0. No-break (C2 A0) and ideographic (E3 80 80) spaces
    /// look like spaces and are collapsed like them.
    private static func spaceWidth(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let byte = text[index]
        if byte <= 0x20 || byte == 0x7F { return 1 }
        if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 { return 2 }
        if byte == 0xE3, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] == 0x80 { return 3 }
        return 0
    }

    private mutating func write(_ word: UnsafeBufferPointer<UInt8>) {
        let needsSpace = spaceIsDue && !bytes.isEmpty
        let room = limit - bytes.count - (needsSpace ? 1 : 0)
        if room <= 0 {
            isCut = true
            return
        }
        if needsSpace { bytes.append(0x20) }
        spaceIsDue = false
        if word.count > room {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: word.prefix(room)))
            isCut = true
        } else {
            bytes.append(contentsOf: word)
        }
    }
}
