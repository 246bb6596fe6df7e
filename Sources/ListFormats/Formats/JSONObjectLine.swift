/// Reads the text members of a JSON object (RFC 8259); numbers, arrays and objects inside are checked and passed over.
///
/// Its own reader because the ground floor does without Foundation, and because a hostile line must cost no more than its
/// length: nesting is bounded, nothing is copied but the members' texts.
struct JSONObjectLine {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// The members whose values are texts; the last of a name counts. `nil` when the bytes are not one JSON object.
    ///
    /// - Parameter isAsked: whether a member's text is wanted; all others are checked and passed over.
    static func strings(
        in bytes: UnsafeBufferPointer<UInt8>, where isAsked: (String) -> Bool = { _ in true }
    ) -> [String: String]? {
        var reader = JSONObjectLine(bytes: bytes)
        guard let members = reader.object(isAsked) else { return nil }
        reader.skipSpace()
        return reader.index == bytes.count ? members : nil
    }

    /// A text with its escapes undone; `nil` when they are wrong.
    static func string(inQuotes content: [UInt8]) -> String? {
        if !content.contains(UInt8(ascii: "\\")) {
            return content.contains { $0 < 0x20 } ? nil : String(validating: content, as: UTF8.self)
        }
        let quoted = [UInt8(ascii: "\"")] + content + [UInt8(ascii: "\"")]
        return quoted.withUnsafeBufferPointer { bytes in
            var reader = JSONObjectLine(bytes: bytes)
            guard let value = reader.text(), reader.index == bytes.count else { return nil }
            return value
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func object(_ isAsked: (String) -> Bool) -> [String: String]? {
        var members: [String: String] = [:]
        guard take("{") else { return nil }
        if take("}") { return members }
        repeat {
            guard let key = text(), take(":") else { return nil }
            skipSpace()
            if isAsked(key), index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                guard let value = text() else { return nil }
                members[key] = value
            } else {
                guard skipValue(depth: 1) else { return nil }
            }
        } while take(",")
        return take("}") ? members : nil
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return }
            index += 1
        }
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }

    private mutating func text() -> String? {
        guard take("\"") else { return nil }
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"), bytes[index] >= 0x20 {
            index += 1
        }
        let plain = UnsafeBufferPointer(rebasing: bytes[start..<index])
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
            index += 1
            return String(validating: plain, as: UTF8.self)
        }
        var value = Array(plain)
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: value, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = escape() else { return nil }
                value += String(scalar).utf8
            case 0..<0x20: return nil
            default: value.append(byte)
            }
        }
        return nil
    }

    /// Passes over a text; false when it is none.
    private mutating func skipText() -> Bool {
        let start = index
        guard take("\"") else { return false }
        // Plain ASCII needs no value; anything else is read as if it were wanted.
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return true }
            if byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { break }
        }
        index = start
        return text() != nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard index < bytes.count else { return nil }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: return nil
        }
        guard let unit = hexadecimal() else { return nil }
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
        // A surrogate pair (RFC 8259 §7); half a pair is no character.
        guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        index += 2
        guard let low = hexadecimal(), (0xDC00..<0xE000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    }

    private mutating func hexadecimal() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[index..<(index + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }

    private mutating func skipValue(depth: Int) -> Bool {
        guard depth <= ListLimits.jsonDepth else { return false }
        skipSpace()
        guard index < bytes.count else { return false }
        switch bytes[index] {
        case UInt8(ascii: "\""): return skipText()
        case UInt8(ascii: "["):
            index += 1
            if take("]") { return true }
            repeat { guard skipValue(depth: depth + 1) else { return false } } while take(",")
            return take("]")
        case UInt8(ascii: "{"):
            index += 1
            if take("}") { return true }
            repeat { guard skipText(), take(":"), skipValue(depth: depth + 1) else { return false } } while take(",")
            return take("}")
        default:
            // A number or a word: its exact spelling decides nothing here.
            let start = index
            while index < bytes.count, !",]} \t".utf8.contains(bytes[index]) { index += 1 }
            return index > start
        }
    }
}
