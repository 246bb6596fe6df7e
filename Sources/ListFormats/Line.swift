/// One line of a list as bytes, without its end. Valid only while the call that got it runs; nothing keeps one.
struct Line {
    let bytes: UnsafeBufferPointer<UInt8>

    var count: Int { bytes.count }
    var isEmpty: Bool { bytes.isEmpty }
    var first: UInt8? { bytes.first }
    var last: UInt8? { bytes.last }
    var text: String { String(decoding: bytes, as: UTF8.self) }

    subscript(range: Range<Int>) -> Line { Line(bytes: UnsafeBufferPointer(rebasing: bytes[range])) }

    func dropFirst(_ count: Int = 1) -> Line { self[min(count, self.count)..<self.count] }
    func dropLast(_ count: Int = 1) -> Line { self[0..<max(0, self.count - count)] }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// The line without spaces and tabs at both ends.
    var trimmed: Line {
        var start = 0
        var end = count
        while start < end, Line.isSpace(bytes[start]) { start += 1 }
        while end > start, Line.isSpace(bytes[end - 1]) { end -= 1 }
        return self[start..<end]
    }

    /// Whether the line begins with an ASCII word, in any letter case.
    func hasPrefix(_ word: StaticString) -> Bool {
        count >= word.utf8CodeUnitCount && self[0..<word.utf8CodeUnitCount].equals(word)
    }

    func hasSuffix(_ word: StaticString) -> Bool {
        count >= word.utf8CodeUnitCount && self[(count - word.utf8CodeUnitCount)..<count].equals(word)
    }

    /// Whether the line is an ASCII word (given in lower case), in any letter case.
    func equals(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        for index in 0..<count {
            let byte = bytes[index]
            let lowered = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if lowered != word.utf8Start[index] { return false }
        }
        return true
    }

    func firstIndex(of byte: UInt8) -> Int? { bytes.firstIndex(of: byte) }
    func contains(_ byte: UInt8) -> Bool { bytes.contains(byte) }

    func contains(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard count >= length else { return false }
        return (0...(count - length)).contains { self[$0..<($0 + length)].equals(word) }
    }

    /// The line up to the first such byte, trimmed: what stands before a comment.
    func cut(at byte: UInt8) -> Line {
        guard let index = firstIndex(of: byte) else { return self }
        return self[0..<index].trimmed
    }

    /// Calls for each run of bytes that are not spaces or tabs, from left to right.
    func forEachWord(_ body: (Line) -> Void) {
        var index = 0
        while index < count {
            while index < count, Line.isSpace(bytes[index]) { index += 1 }
            let start = index
            while index < count, !Line.isSpace(bytes[index]) { index += 1 }
            if index > start { body(self[start..<index]) }
        }
    }

    /// The first word and what follows it, trimmed.
    var firstWordAndRest: (word: Line, rest: Line) {
        var index = 0
        while index < count, !Line.isSpace(bytes[index]) { index += 1 }
        return (self[0..<index], self[index..<count].trimmed)
    }

    /// The line without a pair of quotes around it, single or double.
    var unquoted: Line {
        guard count >= 2, first == last, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") else { return self }
        return self[1..<(count - 1)]
    }

    /// The name without `*.` or `.` in front of it.
    var withoutWildcard: Line {
        if hasPrefix("*.") { return dropFirst(2) }
        return first == UInt8(ascii: ".") ? dropFirst() : self
    }

    /// The first byte that is not part of a character; `nil` when all are.
    var firstUTF8Fault: Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var read = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { read += UTF8.width(scalar) }
        return min(read, bytes.count - 1)
    }
}
