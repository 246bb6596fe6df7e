/// An IPv4 or IPv6 address as its bytes in network order, and every way that browsers let people write it.
package struct IPAddress: Hashable, Sendable {
    /// Four bytes or sixteen.
    package let bytes: [UInt8]

    package var isVersion4: Bool { bytes.count == 4 }

    /// - Parameter bytes: four or sixteen bytes in network order; anything else is `nil`.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads dotted IPv4 with up to four parts in decimal, octal or hexadecimal (WHATWG URL §3.5: `0x7f.1` is 127.0.0.1),
    /// or IPv6 with or without brackets. A zone (`%eth0`) is refused.
    package init?(_ text: some StringProtocol) {
        if text.utf8.contains(UInt8(ascii: ":")) {
            guard let bytes = IPAddress.version6(Substring(text)) else { return nil }
            self.bytes = bytes
        } else {
            guard let bytes = IPAddress.version4(Substring(text)) else { return nil }
            self.bytes = bytes
        }
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        var parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
        guard (1...4).contains(parts.count) else { return nil }
        var numbers: [UInt64] = []
        for part in parts {
            guard let number = number(Substring(part)) else { return nil }
            numbers.append(number)
        }
        // The last part fills all bytes that are left, so `1.1` is 1.0.0.1.
        let tailBytes = 5 - numbers.count
        guard let last = numbers.last, last < 1 << (8 * UInt64(tailBytes)) else { return nil }
        var bytes: [UInt8] = []
        for number in numbers.dropLast() {
            guard number < 256 else { return nil }
            bytes.append(UInt8(number))
        }
        for shift in stride(from: 8 * (tailBytes - 1), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: last >> UInt64(shift)))
        }
        return bytes
    }

    private static func number(_ text: Substring) -> UInt64? {
        guard !text.isEmpty, text.utf8.count <= 14, text.utf8.first != UInt8(ascii: "+"), text.utf8.first != UInt8(ascii: "-")
        else { return nil }
        if text.hasPrefix("0x") || text.hasPrefix("0X") {
            let digits = text.dropFirst(2)
            if digits.isEmpty { return 0 }
            guard digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else { return nil }
            return UInt64(digits, radix: 16)
        }
        if text.utf8.count > 1, text.utf8.first == UInt8(ascii: "0") { return UInt64(text, radix: 8) }
        return UInt64(text, radix: 10)
    }

    private static func version6(_ source: Substring) -> [UInt8]? {
        var text = source
        if text.first == "[" {
            guard text.last == "]" else { return nil }
            text = text.dropFirst().dropLast()
        }
        var head: [UInt8] = []
        var tail: [UInt8]?
        var pieces = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (3...9).contains(pieces.count) else { return nil }
        if pieces.first?.isEmpty == true {
            guard pieces[1].isEmpty else { return nil }
            pieces.removeFirst()
        }
        if pieces.last?.isEmpty == true {
            guard pieces.count >= 2, pieces[pieces.count - 2].isEmpty else { return nil }
            pieces.removeLast()
        }
        for (index, piece) in pieces.enumerated() {
            if piece.isEmpty {
                guard tail == nil else { return nil }
                tail = []
                continue
            }
            var group: [UInt8]
            if piece.contains(".") {
                guard index == pieces.count - 1, let dotted = strictDotted(piece) else { return nil }
                group = dotted
            } else {
                guard piece.utf8.count <= 4, piece.utf8.allSatisfy(isHexDigit), let value = UInt16(piece, radix: 16) else {
                    return nil
                }
                group = [UInt8(value >> 8), UInt8(value & 0xFF)]
            }
            if tail == nil { head += group } else { tail?.append(contentsOf: group) }
        }
        guard let end = tail else { return head.count == 16 ? head : nil }
        let zeros = 16 - head.count - end.count
        guard zeros >= 2 else { return nil }
        return head + [UInt8](repeating: 0, count: zeros) + end
    }

    private static func strictDotted(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard !part.isEmpty, part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let byte = UInt8(part) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}

extension IPAddress: CustomStringConvertible {
    /// Dotted decimal, or RFC 5952 form without the longest-run rule's ties: the first longest run of zeros is cut.
    package var description: String {
        if isVersion4 { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var best = 0..<0
        var index = 0
        while index < 8 {
            var end = index
            while end < 8, groups[end] == 0 { end += 1 }
            if end - index > max(best.count, 1) { best = index..<end }
            index = max(end, index + 1)
        }
        let text = { (range: ArraySlice<UInt16>) in range.map { String($0, radix: 16) }.joined(separator: ":") }
        if best.isEmpty { return text(groups[...]) }
        return text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...])
    }
}
