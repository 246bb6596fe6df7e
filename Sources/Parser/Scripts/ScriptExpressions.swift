import PageRecord

/// What stands behind a mark of a script: the literal that is packed, the address that the browser is moved to or that is called. Each
/// looks a bounded way ahead.
enum ScriptExpressions {
    /// The literal that begins at a place, quotes and brackets before it passed; without quotes, what stands up to a quote.
    static func argument(_ source: ByteView, _ start: Int, _ end: Int) -> ByteView {
        var index = start
        while index < end, index < start + 4, [0x20, 0x22, 0x27, 0x60, 0x28].contains(source[index]) { index += 1 }
        return source[index..<end].prefix(ParseLimits.payloadBytes).prefix {
            $0 != 0x22 && $0 != 0x27 && $0 != 0x60 && $0 != 0x29
        }
    }

    /// `location = "x"`, `location.href = "x"`, `location.replace("x")`, `location.assign("x")`.
    static func move(_ source: ByteView, _ match: WordFinder.Match, _ end: Int) -> String? {
        if match.start > 0 {
            let before = source[match.start - 1]
            if ASCII.isLetter(before) || ASCII.isDigit(before) || before == UInt8(ascii: "_") || before == UInt8(ascii: "-") {
                return nil
            }
        }
        let rest = source[match.end..<end].prefix(2_200)
        var index = rest.startIndex
        func passSpaces() { while index < rest.endIndex, rest[index] <= 0x20 { index += 1 } }
        for method in [".href", ".replace", ".assign"] where rest.starts(with: method.utf8) { index += method.utf8.count }
        passSpaces()
        guard index < rest.endIndex, rest[index] == UInt8(ascii: "=") || rest[index] == UInt8(ascii: "(") else { return nil }
        index += 1
        // A comparison moves nothing.
        guard index < rest.endIndex, rest[index] != UInt8(ascii: "=") else { return nil }
        passSpaces()
        guard let target = quoted(rest, index), let close = rest[(index + 1)...].firstIndex(of: rest[index]) else {
            return nil
        }
        index = close + 1
        passSpaces()
        // One part of several is no address.
        return index < rest.endIndex && rest[index] == UInt8(ascii: "+") ? nil : target
    }

    /// The address that a call names: in its first or second literal, beginning with a slash or a scheme.
    static func called(_ source: ByteView, _ start: Int, _ end: Int) -> String? {
        let rest = source[start..<end].prefix(400)
        var index = rest.startIndex
        var tries = 0
        while index < rest.endIndex, tries < 2 {
            while index < rest.endIndex,
                rest[index] <= 0x20 || rest[index] == UInt8(ascii: ":") || rest[index] == UInt8(ascii: "=")
            {
                index += 1
            }
            guard let text = quoted(rest, index) else { return nil }
            if text.hasPrefix("/") || text.hasPrefix("http") || text.contains("/api/") || text.hasSuffix(".php") { return text }
            index += text.utf8.count + 2
            while index < rest.endIndex, rest[index] <= 0x20 || rest[index] == UInt8(ascii: ",") { index += 1 }
            tries += 1
        }
        return nil
    }

    /// The literal that begins at a place, unescaped, or `nil` where none does, or where it is one part of several.
    static func quoted(_ bytes: ByteView, _ start: Int) -> String? {
        guard start < bytes.endIndex, [0x22, 0x27, 0x60].contains(bytes[start]) else { return nil }
        let quote = bytes[start]
        guard let close = bytes[(start + 1)...].firstIndex(of: quote), close - start > 1,
            close - start <= RecordLimits.stringBytes
        else {
            return nil
        }
        let text = bytes[start + 1..<close]
        if text.contains(0x0A) || text.contains(UInt8(ascii: "$")) { return nil }
        return Payload.unescaped(text).withView { PlainSpace.text($0.trimmed) }
    }

    /// How deep in braces some places stand; `nil` for one in a comment: no literal follows it at once.
    static func depths(_ places: [Int], _ source: ByteView) -> [Int?] {
        var answers = [Int?](repeating: nil, count: places.count)
        var lexer = ScriptLexer(source, 0..<source.count)
        var number = 0
        while let literal = lexer.next() {
            while number < places.count, places[number] < literal.content.upperBound {
                // `location.replace( "`: some twenty bytes.
                if places[number] + 40 > literal.content.lowerBound { answers[number] = lexer.depth }
                number += 1
            }
        }
        return answers
    }
}
