import PageRecord

/// Reads one tag of decoded markup, in time linear in its length and bounded in what it keeps.
struct TagReader {
    /// One attribute that an extractor wants, by where its value stands in the markup.
    struct Attribute {
        let name: String
        let value: Range<Int>
    }

    /// Attributes that some extractor reads. What is not among them is never handed to libxml2.
    private static let wanted: Set<String> = [
        "action", "alt", "aria-label", "autocomplete", "content", "download", "for", "href", "http-equiv", "id", "lang", "method",
        "name", "onclick", "placeholder", "property", "rel", "src", "title", "type", "value", "xlink:href", "formaction",
        "accept",
        "data-src", "xml:lang", "label",
    ]
    private static let longestWanted = 12

    private(set) var name = ""
    private(set) var attributes: [Attribute] = []
    /// Where the tag ends: behind its `>`.
    private(set) var end: Int
    private(set) var isSelfClosing = false
    /// The page ends within the tag: a browser then shows nothing of it.
    private(set) var isCutOff = false
    private(set) var limitsHit: Set<ParseLimit> = []

    private let markup: [UInt8]
    /// Where the markup ends for this tag.
    private let limit: Int

    /// Reads the tag whose name begins at a place, which must be a letter, and ends before `limit`.
    init(_ markup: [UInt8], nameAt start: Int, limit: Int) {
        self.markup = markup
        self.limit = limit
        end = start
        readName()
        readAttributes(from: start)
    }

    private mutating func readName() {
        var bytes: [UInt8] = []
        while end < limit, !ASCII.isSpace(markup[end]), markup[end] != UInt8(ascii: "/"), markup[end] != UInt8(ascii: ">") {
            let byte = ASCII.lowered(markup[end])
            let isPlain = ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
            if bytes.count < ParseLimits.nameBytes { bytes.append(isPlain ? byte : UInt8(ascii: "_")) }
            end += 1
        }
        name = String(decoding: bytes, as: UTF8.self)
    }

    private mutating func readAttributes(from start: Int) {
        var quoted = 0
        var count = 0
        var seen: Set<String> = []
        while true {
            isSelfClosing = false
            while end < limit, ASCII.isSpace(markup[end]) || markup[end] == UInt8(ascii: "/") {
                isSelfClosing = markup[end] == UInt8(ascii: "/")
                end += 1
            }
            guard end < limit else {
                isCutOff = true
                return
            }
            if markup[end] == UInt8(ascii: ">") {
                end += 1
                return
            }
            let key = attributeName()
            let value = attributeValue(&quoted)
            if isCutOff { return }
            count += 1
            if count > ParseLimits.attributes { limitsHit.insert(.attributes) }
            if end - start - quoted > ParseLimits.tagBytes { limitsHit.insert(.tagLength) }
            // The first of two attributes with one name counts, as in browsers.
            guard limitsHit.isEmpty, let key, Self.wanted.contains(key), seen.insert(key).inserted else { continue }
            attributes.append(Attribute(name: key, value: value))
        }
    }

    /// The name at `end`, or `nil` when it is longer than any that is wanted.
    private mutating func attributeName() -> String? {
        let first = end
        // An equals sign in first place belongs to the name (WHATWG HTML §13.2.5.32).
        end += 1
        while end < limit, !ASCII.isSpace(markup[end]), markup[end] != UInt8(ascii: "/"), markup[end] != UInt8(ascii: ">"),
            markup[end] != UInt8(ascii: "=")
        {
            end += 1
        }
        guard end - first <= Self.longestWanted else { return nil }
        return String(decoding: markup[first..<end].map(ASCII.lowered), as: UTF8.self)
    }

    private mutating func attributeValue(_ quoted: inout Int) -> Range<Int> {
        var next = end
        while next < limit, ASCII.isSpace(markup[next]) { next += 1 }
        guard next < limit, markup[next] == UInt8(ascii: "=") else { return end..<end }
        end = next + 1
        while end < limit, ASCII.isSpace(markup[end]) { end += 1 }
        guard end < limit else {
            isCutOff = true
            return end..<end
        }
        let quote = markup[end]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let first = end + 1
            end = first
            while end < limit, markup[end] != quote { end += 1 }
            guard end < limit else {
                isCutOff = true
                return first..<first
            }
            quoted += end - first
            end += 1
            return first..<end - 1
        }
        let first = end
        while end < limit, !ASCII.isSpace(markup[end]), markup[end] != UInt8(ascii: ">") { end += 1 }
        return first..<end
    }
}
