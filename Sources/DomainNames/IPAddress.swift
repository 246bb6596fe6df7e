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
        let text = Substring(text)
        guard let bytes = text.utf8.contains(UInt8(ascii: ":")) ? IPAddress.version6(text) : IPAddress.version4(text) else {
            return nil
        }
        self.bytes = bytes
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        let dot = UInt8(ascii: ".")
        let written = text.utf8.last == dot ? text.utf8.dropLast() : text.utf8
        // Most hosts are names, whose last label begins with no digit: they need no closer look.
        let label = written.lastIndex(of: dot).map { written.index(after: $0) } ?? written.startIndex
        guard label < written.endIndex, (0x30...0x39).contains(written[label]) else { return nil }
        if let plain = plainDotted(written) { return plain }
        var numbers: [UInt64] = []
        for part in written.split(separator: dot, maxSplits: 4, omittingEmptySubsequences: false) {
            guard numbers.count < 4, let number = number(part) else { return nil }
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

    /// Four decimal numbers below 256 without leading zeros, as nearly all addresses are written; `nil` where a closer look is needed.
    private static func plainDotted(_ text: Substring.UTF8View) -> [UInt8]? {
        var value: UInt32 = 0
        var part = 0
        var digits = 0
        var parts = 1
        for byte in text {
            if byte == UInt8(ascii: ".") {
                guard digits > 0, parts < 4 else { return nil }
                value = value << 8 | UInt32(part)
                (part, digits, parts) = (0, 0, parts + 1)
                continue
            }
            guard (0x30...0x39).contains(byte), digits < 3, digits == 0 || part > 0 else { return nil }
            part = part * 10 + Int(byte - 0x30)
            digits += 1
            guard part < 256 else { return nil }
        }
        guard parts == 4, digits > 0 else { return nil }
        value = value << 8 | UInt32(part)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// A part of at most 14 bytes, which fits in any base; `0x` alone is 0.
    private static func number(_ text: Substring.UTF8View) -> UInt64? {
        guard !text.isEmpty, text.count <= 14 else { return nil }
        var digits = text
        var base: UInt64 = 10
        if text.count > 1, text.first == UInt8(ascii: "0") {
            digits = digits.dropFirst()
            base = 8
            if let mark = digits.first, mark | 0x20 == UInt8(ascii: "x") {
                digits = digits.dropFirst()
                base = 16
            }
        }
        var value: UInt64 = 0
        for byte in digits {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46, 0x61...0x66: digit = (byte | 0x20) - 0x57
            default: return nil
            }
            guard digit < base else { return nil }
            value = value * base + UInt64(digit)
        }
        return value
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
        if isVersion4 { return dotted }
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

    /// Written byte by byte: a crawl writes one for each connection.
    private var dotted: String {
        String(unsafeUninitializedCapacity: 15) { text in
            var count = 0
            func put(_ byte: UInt8) {
                text[count] = byte
                count += 1
            }
            for (index, byte) in bytes.enumerated() {
                if index > 0 { put(UInt8(ascii: ".")) }
                if byte >= 100 { put(0x30 + byte / 100) }
                if byte >= 10 { put(0x30 + byte / 10 % 10) }
                put(0x30 + byte % 10)
            }
            return count
        }
    }
}
