/// Percent-escapes brought to one spelling (RFC 3986 §6.2.2): upper-case hex, unreserved characters unescaped, the rest escaped.
enum PercentEncoding {
    static func normalised(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        var stray = -3  // where in the output the last percent sign stands that begins no escape
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = value(bytes[index + 1]),
                let low = value(bytes[index + 2])
            {
                let decoded = high << 4 | low
                // A digit unescaped behind a stray percent sign would make an escape of the two, and another address.
                let wouldJoin = value(decoded) != nil && joins(stray, output)
                if isUnreserved(decoded), !wouldJoin { output.append(decoded) } else { append(escaped: decoded, to: &output) }
                index += 3
            } else {
                // A stray percent sign stays: escaping it would make another address of what servers accept as it is.
                if byte > 0x7E || byte <= 0x20 || "\"<>`{}|^".utf8.contains(byte) {
                    append(escaped: byte, to: &output)
                } else {
                    if byte == UInt8(ascii: "%") { stray = output.count }
                    output.append(byte)
                }
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Whether the stray percent sign stands so near to the end that one more hexadecimal digit can complete an escape.
    private static func joins(_ stray: Int, _ output: [UInt8]) -> Bool {
        stray == output.count - 1 || (stray == output.count - 2 && value(output[output.count - 1]) != nil)
    }

    private static func append(escaped byte: UInt8, to output: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    /// The text with its escapes undone; `nil` when one is broken or the result is not UTF-8.
    static func decoded(_ text: Substring) -> String? {
        var rest = Array(text.utf8)[...]
        var output: [UInt8] = []
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                output.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(value), let low = rest.popFirst().flatMap(value) else { return nil }
            output.append(high << 4 | low)
        }
        return String(validating: output, as: UTF8.self)
    }

    private static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~".utf8.contains(byte)
        }
    }
}
