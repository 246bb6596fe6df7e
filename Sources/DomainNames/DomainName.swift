/// A domain name in the one spelling used everywhere: lower-case A-labels, no final dot (`xn--fiqs8s.example`).
///
/// Labels hold letters, digits, hyphen and underscore, 1–63 octets each; the whole at most 253 (RFC 1035 §2.3.4, counted
/// without the final dot). At least two labels: a single label is a top-level domain or a local name and never an entry.
/// Underscores are kept because resolvers load them and attackers use them; everything else outside LDH (RFC 5890 §2.3.1) is
/// refused, never repaired.
package struct DomainName: Hashable, Sendable {
    /// The longest name in text form (RFC 1035 §3.1: 255 octets on the wire).
    package static let maximumLength = 253
    /// The longest label (RFC 1035 §2.3.4).
    package static let maximumLabelLength = 63

    /// The name, lower case, A-labels, without a final dot.
    package let text: String

    /// Reads a name as people and lists write it: any letter case, Unicode or A-labels, one final dot.
    ///
    /// - Throws: `DomainNameError`, which says what is wrong; an IP address literal is refused here.
    package init(_ source: some StringProtocol) throws(DomainNameError) {
        var copy = String(source)
        let result: Result<DomainName, DomainNameError> = copy.withUTF8 { bytes in
            Result { () throws(DomainNameError) in try DomainName(utf8: bytes) }
        }
        self = try result.get()
    }

    /// Reads a name from bytes; see `init(_:)`.
    package init(utf8 bytes: UnsafeBufferPointer<UInt8>) throws(DomainNameError) {
        if let ascii = try DomainName.plainSpelling(bytes) {
            text = ascii
        } else {
            // Not ASCII: map by UTS 46, then hold the result to the same rules as any other name.
            let mapped = try InternationalName.toASCII(bytes)
            var copy = mapped
            let spelled: Result<String?, DomainNameError> = copy.withUTF8 { mappedBytes in
                Result { () throws(DomainNameError) in try DomainName.plainSpelling(mappedBytes) }
            }
            guard let ascii = try spelled.get() else { throw .notInternational }
            text = ascii
        }
        // Only a last label that begins with a digit makes an address (`0x7f.1` too); a million names need no closer look.
        guard DomainName.lastLabelBeginsWithDigit(text) else { return }
        if IPAddress(text) != nil || DomainName.endsInNumber(text) { throw .addressLiteral }
    }

    /// Trusts a text that came out of a `DomainName` before (a database row, a suffix of a name).
    package init(trusted text: String) {
        self.text = text
    }

    /// The labels from left to right.
    package var labels: [Substring] { text.split(separator: ".") }

    /// The name without its first label, or `nil` when only one label would be left.
    package var parent: DomainName? {
        guard let dot = text.firstIndex(of: ".") else { return nil }
        let rest = text[text.index(after: dot)...]
        return rest.contains(".") ? DomainName(trusted: String(rest)) : nil
    }

    /// Whether this name is `other` or lies below it.
    package func isWithin(_ other: DomainName) -> Bool {
        guard text.utf8.count > other.text.utf8.count else { return text == other.text }
        return text.hasSuffix(other.text) && text.utf8.dropLast(other.text.utf8.count).last == UInt8(ascii: ".")
    }

    /// The labels from right to left, joined by a byte that sorts before every other: the order of lists and of zones.
    package var sortKey: [UInt8] {
        var text = text
        return text.withUTF8 { name in
            [UInt8](unsafeUninitializedCapacity: name.count + 1) { key, filled in
                var end = name.count
                while end >= 0 {
                    var start = end
                    while start > 0, name[start - 1] != UInt8(ascii: ".") { start -= 1 }
                    for position in start..<end { key.initializeElement(at: filled + position - start, to: name[position]) }
                    key.initializeElement(at: filled + end - start, to: 0)
                    filled += end - start + 1
                    end = start - 1
                }
            }
        }
    }

    /// The spelling rules over ASCII bytes; `nil` when a byte outside ASCII asks for IDNA first.
    private static func plainSpelling(_ bytes: UnsafeBufferPointer<UInt8>) throws(DomainNameError) -> String? {
        var end = bytes.count
        if end > 0, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }  // one final dot is how zones spell a name
        if end == 0 { throw .empty }
        // A mapped name only gets longer by a bounded factor; refuse absurd input before any allocation.
        if end > 4 * maximumLength { throw .tooLong(octets: end) }
        var lowered: [UInt8] = []
        lowered.reserveCapacity(end)
        var labelStart = 0
        var dots = 0
        for position in 0..<end {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                lowered.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                lowered.append(byte | 0x20)
            case UInt8(ascii: "-"):
                let next = position + 1 < end ? bytes[position + 1] : UInt8(ascii: ".")
                if position == labelStart || next == UInt8(ascii: ".") { throw .hyphenAtEdge }
                lowered.append(byte)
            case UInt8(ascii: "."):
                try check(label: position - labelStart)
                labelStart = position + 1
                dots += 1
                lowered.append(byte)
            case 0x80...0xFF:
                return nil
            case UInt8(ascii: "*"):
                throw .wildcard
            default:
                throw .forbiddenByte(byte)
            }
        }
        try check(label: end - labelStart)
        if end > maximumLength { throw .tooLong(octets: end) }
        if dots == 0 { throw .singleLabel }
        return String(decoding: lowered, as: UTF8.self)
    }

    private static func check(label length: Int) throws(DomainNameError) {
        if length == 0 { throw .emptyLabel }
        if length > maximumLabelLength { throw .labelTooLong(octets: length) }
    }

    private static func lastLabelBeginsWithDigit(_ text: String) -> Bool {
        var previous = UInt8(ascii: ".")
        for byte in text.utf8.reversed() {
            if byte == UInt8(ascii: ".") { break }
            previous = byte
        }
        return previous >= UInt8(ascii: "0") && previous <= UInt8(ascii: "9")
    }

    /// Whether the last label is a number: such a host is an address to every browser (WHATWG URL, "ends in a number").
    private static func endsInNumber(_ text: String) -> Bool {
        guard let last = text.utf8.split(separator: UInt8(ascii: ".")).last else { return false }
        if last.starts(with: "0x".utf8) {
            return last.dropFirst(2).allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
        }
        return last.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
}

extension DomainName: Comparable {
    /// Orders by labels from the right, so that a parent stands right before everything below it.
    ///
    /// The order of `sortKey`, without building one: lists of a million names are sorted by it.
    package static func < (left: DomainName, right: DomainName) -> Bool {
        var left = left.text.utf8[...]
        var right = right.text.utf8[...]
        while let (one, other) = DomainName.popLabels(&left, &right) {
            if one.elementsEqual(other) { continue }
            return one.lexicographicallyPrecedes(other)
        }
        return left.isEmpty && !right.isEmpty
    }

    /// Takes the last label off both names; `nil` when one of them has none left.
    private static func popLabels(
        _ left: inout Substring.UTF8View, _ right: inout Substring.UTF8View
    ) -> (Substring.UTF8View, Substring.UTF8View)? {
        if left.isEmpty || right.isEmpty { return nil }
        return (popLabel(&left), popLabel(&right))
    }

    private static func popLabel(_ name: inout Substring.UTF8View) -> Substring.UTF8View {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else {
            defer { name = name.prefix(0) }
            return name
        }
        defer { name = name[..<dot] }
        return name[dot...].dropFirst()
    }
}

extension DomainName: CustomStringConvertible {
    package var description: String { text }
}
