import Digests

/// Text that scripts hold packed, made plain: escapes, percent signs, base64, lists of character codes.
enum Payload {
    /// What a payload turned out to be.
    enum Content {
        case markup, script, text, binary
    }

    /// `\x3c`, `\u003c`, `\u{3c}`, `\/`, `\n` of a string literal.
    static func unescaped(_ literal: ByteView) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(literal.count)
        var index = literal.startIndex
        var surrogate: UInt32 = 0
        while index < literal.endIndex {
            let byte = literal[index]
            guard byte == UInt8(ascii: "\\"), index + 1 < literal.endIndex else {
                // Up to the next escape, at once.
                let next = ByteSearch.index(of: UInt8(ascii: "\\"), in: literal, index + 1..<literal.endIndex)
                output += literal[index..<(next ?? literal.endIndex)]
                index = next ?? literal.endIndex
                continue
            }
            let kind = literal[index + 1]
            let isBraced = kind == UInt8(ascii: "u") && index + 2 < literal.endIndex && literal[index + 2] == UInt8(ascii: "{")
            let width = kind == UInt8(ascii: "x") ? 2 : kind == UInt8(ascii: "u") ? 4 : 0
            if isBraced, let close = literal[(index + 3)...].prefix(8).firstIndex(of: UInt8(ascii: "}")),
                let value = hexadecimal(literal[index + 3..<close])
            {
                append(value, to: &output, &surrogate)
                index = close + 1
            } else if width > 0, index + 2 + width <= literal.endIndex,
                let value = hexadecimal(literal[index + 2..<index + 2 + width])
            {
                append(value, to: &output, &surrogate)
                index += 2 + width
            } else {
                switch kind {
                case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "v"), 0x0A:
                    output.append(0x20)
                default: output.append(kind)
                }
                index += 2
            }
        }
        return output
    }

    /// `%3C` and `%u003C`, as `unescape` and `decodeURIComponent` undo them. A sign that escapes nothing stays.
    static func unpercented(_ text: ByteView) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = text.startIndex
        var surrogate: UInt32 = 0
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "%") {
                if index + 5 < text.endIndex, text[index + 1] == UInt8(ascii: "u"),
                    let value = hexadecimal(text[index + 2..<index + 6])
                {
                    append(value, to: &output, &surrogate)
                    index += 6
                    continue
                }
                if index + 2 < text.endIndex, let value = hexadecimal(text[index + 1..<index + 3]) {
                    output.append(UInt8(truncatingIfNeeded: value))
                    index += 3
                    continue
                }
            }
            output.append(text[index])
            index += 1
        }
        return output
    }

    /// The characters of a list of codes, `60, 0x68, 116`, up to what is no number.
    static func characters(_ list: ByteView) -> [UInt8] {
        var output: [UInt8] = []
        var surrogate: UInt32 = 0
        for part in list.split(separator: UInt8(ascii: ",")) {
            let number = part.filter { $0 > 0x20 }
            let isHexadecimal = number.count > 2 && number[1] == UInt8(ascii: "x")
            guard let value = isHexadecimal ? hexadecimal(number.dropFirst(2)) : decimal(number) else { break }
            append(value, to: &output, &surrogate)
        }
        return output
    }

    /// What bytes seem to be.
    static func content(of bytes: [UInt8]) -> Content {
        let head = bytes.prefix(4_096)
        guard head.count >= 4 else { return .binary }
        let controls = head.count { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20) || $0 == 0x7F }
        if controls * 50 > head.count || String(validating: head.dropLast(min(3, head.count - 1)), as: UTF8.self) == nil {
            return .binary
        }
        if hasTag(bytes) { return .markup }
        let lowered = Bytes(head)
        let isCode = ["function", "var ", "document", "window", "location", "eval(", "=>", "return"].contains(
            where: lowered.contains)
        return isCode ? .script : .text
    }

    /// Whether a tag stands in the bytes: `<` and a letter, and a `>` behind it.
    static func hasTag(_ text: [UInt8]) -> Bool {
        text.withView { hasTag($0) }
    }

    private static func hasTag(_ bytes: ByteView) -> Bool {
        var from = 0
        while let bracket = ByteSearch.index(of: UInt8(ascii: "<"), in: bytes, from..<bytes.count) {
            if bracket + 1 < bytes.count, ASCII.isLetter(bytes[bracket + 1]) {
                return ByteSearch.index(of: UInt8(ascii: ">"), in: bytes, bracket..<bytes.count) != nil
            }
            from = bracket + 1
        }
        return false
    }

    private static func append(_ unit: UInt32, to output: inout [UInt8], _ surrogate: inout UInt32) {
        if (0xD800...0xDBFF).contains(unit) {
            surrogate = unit
            return
        }
        var value = unit
        if (0xDC00...0xDFFF).contains(unit), surrogate != 0 { value = 0x10000 + (surrogate - 0xD800) << 10 + (unit - 0xDC00) }
        surrogate = 0
        let scalar = value == 0 ? " " : Unicode.Scalar(value) ?? "\u{FFFD}"
        output += UTF8.encode(scalar) ?? .init()
    }

    private static func hexadecimal(_ digits: some Collection<UInt8>) -> UInt32? {
        guard !digits.isEmpty, digits.count <= 8 else { return nil }
        var value: UInt32 = 0
        for digit in digits {
            switch ASCII.lowered(digit) {
            case let digit where ASCII.isDigit(digit): value = value << 4 | UInt32(digit - 0x30)
            case let letter where letter >= 0x61 && letter <= 0x66: value = value << 4 | UInt32(letter - 0x57)
            default: return nil
            }
        }
        return value
    }

    private static func decimal(_ digits: some Collection<UInt8>) -> UInt32? {
        guard !digits.isEmpty, digits.count <= 7, digits.allSatisfy(ASCII.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + UInt32($1 - 0x30) }
    }
}
