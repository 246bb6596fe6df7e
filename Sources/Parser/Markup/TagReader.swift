/// Reads tags of decoded markup, in time linear in their length and bounded in what it keeps. One value reads all tags of a page
/// in turn, so that none costs an allocation.
struct TagReader {
    private(set) var name = ElementName.other
    private(set) var nameHash: UInt32 = 0
    /// Where the name stands, as far as libxml2 takes it for one: letters, digits and `:-_.`.
    private(set) var spelling = 0..<0
    private(set) var attributes: [PageItem.Attribute] = []
    /// A bit for each name among them, by raw value.
    private(set) var present: UInt64 = 0
    /// All attributes of the tag, wanted or not.
    private(set) var attributeCount = 0
    /// Where the tag ends: behind its `>`.
    private(set) var end = 0
    private(set) var isSelfClosing = false
    /// The page ends within the tag: a browser then shows nothing of it.
    private(set) var isCutOff = false
    /// It has more than `ParseLimits.attributes` of them.
    private(set) var hasTooMany = false
    /// It is longer than `ParseLimits.tagBytes`.
    private(set) var isTooLong = false
    var breaksLimit: Bool { hasTooMany || isTooLong }

    private let markup: ByteView
    /// Where the markup ends for this tag.
    private var limit = 0

    init(_ markup: ByteView) {
        self.markup = markup
    }

    /// Reads the tag whose name begins at a place, which must be a letter, and ends before `limit`.
    mutating func read(nameAt start: Int, limit: Int) {
        self.limit = limit
        end = start
        if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
        present = 0
        attributeCount = 0
        isSelfClosing = false
        isCutOff = false
        hasTooMany = false
        isTooLong = false
        readName()
        readAttributes(from: start)
    }

    private mutating func readName() {
        let start = end
        var plainEnd = -1
        while end < limit {
            let byte = markup[end]
            if !Self.isPlain(byte) {
                if ASCII.isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { break }
                if plainEnd < 0 { plainEnd = end }
            }
            end += 1
        }
        spelling = start..<min(plainEnd < 0 ? end : plainEnd, start + ParseLimits.nameBytes)
        name = spelling.upperBound == end ? ElementName(markup, spelling) : .other
        nameHash = 0
        if name == .other {
            nameHash = markup[start..<end].reduce(2_166_136_261) { ($0 ^ UInt32(ASCII.lowered($1))) &* 16_777_619 }
        }
    }

    /// What libxml2 takes for a part of a name.
    private static func isPlain(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    private mutating func readAttributes(from start: Int) {
        var quoted = 0
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
            attributeCount += 1
            if attributeCount > ParseLimits.attributes { hasTooMany = true }
            if end - start - quoted > ParseLimits.tagBytes { isTooLong = true }
            if key == .other || breaksLimit { continue }
            // The first of two attributes with one name counts, as in browsers.
            let bit = UInt64(1) << UInt64(key.rawValue)
            if present & bit != 0 { continue }
            present |= bit
            attributes.append(PageItem.Attribute(name: key, value: value))
        }
    }

    /// The name at `end`.
    private mutating func attributeName() -> AttributeName {
        let first = end
        // An equals sign in first place belongs to the name (WHATWG HTML §13.2.5.32).
        repeat {
            end += 1
        } while end < limit && !ASCII.isSpace(markup[end]) && markup[end] != UInt8(ascii: "/")
            && markup[end] != UInt8(ascii: ">") && markup[end] != UInt8(ascii: "=")
        return AttributeName(markup, first..<end)
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
            end = ByteSearch.index(of: quote, in: markup, first..<limit) ?? limit
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
