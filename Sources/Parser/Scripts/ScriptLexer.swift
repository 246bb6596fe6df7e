/// Finds the string literals of a script and how deep in braces they stand, in one pass. It knows strings, templates, comments and
/// regular expressions well enough not to take one for another; it understands nothing else.
struct ScriptLexer {
    struct Literal {
        /// The content, without quotes, escapes as written.
        let content: Range<Int>
        let hasEscapes: Bool
        /// Beyond ASCII, or of three bytes in a row that are markup: worth a look.
        let isBeyondASCII: Bool
        let hasBracket: Bool
    }

    /// Bytes within which a regular expression must end: without a bound, slashes that end nothing are quadratic.
    private static let longestExpression = 500

    private let source: ByteView
    private let end: Int
    private var index: Int
    private(set) var depth = 0
    /// The last byte of code that is no space: tells a division from a regular expression.
    private var previous: UInt8 = 0x28

    init(_ source: ByteView, _ range: Range<Int>) {
        self.source = source
        index = range.lowerBound
        end = range.upperBound
    }

    /// Bytes of code that mean something here: quotes, slashes and braces.
    private static let marks = (0..<256).map { byte in "\"'`/{}".utf8.contains(UInt8(byte)) }

    /// The next literal, or `nil` at the end.
    mutating func next() -> Literal? {
        while index < end {
            pass()
            guard index < end else { return nil }
            let byte = source[index]
            switch byte {
            case UInt8(ascii: "/"):
                slash()
            case UInt8(ascii: "{"):
                depth += 1
                previous = byte
                index += 1
            case UInt8(ascii: "}"):
                depth = max(0, depth - 1)
                previous = byte
                index += 1
            default:
                previous = byte
                return literal(quote: byte)
            }
        }
        return nil
    }

    /// Passes code up to the next mark.
    private mutating func pass() {
        let start = index
        let bytes = source[start..<end].buffer
        var length = 0
        Self.marks.withUnsafeBufferPointer { marks in
            while length < bytes.count, !marks[Int(bytes[length])] { length &+= 1 }
        }
        index = start + length
        while length > 0 {
            length -= 1
            if bytes[length] > 0x20 {
                previous = bytes[length]
                return
            }
        }
    }

    private mutating func slash() {
        let next = index + 1 < end ? source[index + 1] : 0
        if next == UInt8(ascii: "/") {
            index = ByteSearch.index(of: 0x0A, in: source, index..<end) ?? end
        } else if next == UInt8(ascii: "*") {
            index = ByteSearch.index(of: "*/", in: source, index + 2..<max(end, index + 2)).map { $0 + 2 } ?? end
        } else if ASCII.isLetter(previous) || ASCII.isDigit(previous)
            || [0x29, 0x5D, 0x5F, 0x24, 0x22, 0x27, 0x60].contains(previous)
        {
            previous = UInt8(ascii: "/")
            index += 1
        } else {
            expression()
        }
    }

    /// Passes a regular expression; what has no end on its line was none.
    private mutating func expression() {
        var place = index + 1
        var isInClass = false
        let last = min(end, place + Self.longestExpression)
        while place < last, source[place] != 0x0A {
            switch source[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "/"):
                if !isInClass {
                    index = place + 1
                    previous = UInt8(ascii: ")")
                    return
                }
            default: break
            }
            place += 1
        }
        previous = UInt8(ascii: "/")
        index += 1
    }

    private mutating func literal(quote: UInt8) -> Literal {
        let start = index + 1
        let bytes = source[min(start, end)..<end].buffer
        var length = 0
        var hasEscapes = false
        var isBeyondASCII = false
        var hasBracket = false
        while length < bytes.count {
            let byte = bytes[length]
            if byte == quote { break }
            // A string ends with its line; a template does not.
            if byte == 0x0A, quote != UInt8(ascii: "`") { break }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                length += 1
            } else if byte == UInt8(ascii: "<") {
                hasBracket = true
            } else if byte >= 0x80 {
                isBeyondASCII = true
            }
            length += 1
        }
        index = start + length
        let content = start..<min(index, end)
        index = min(index + 1, end)
        return Literal(content: content, hasEscapes: hasEscapes, isBeyondASCII: isBeyondASCII, hasBracket: hasBracket)
    }
}
