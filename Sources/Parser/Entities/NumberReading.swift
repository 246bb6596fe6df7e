import PageRecord

/// Digits in groups, as they stand in a text, and which telephone, card or hot line they are: `+86 138-0013-8000`.
struct NumberReading {
    private struct Group {
        let digits: Range<Int>
        /// The separator in front of it, 0 for none.
        let separator: UInt8
    }

    /// Groups that one number has at most: single digits with spaces between are eleven.
    private static let mostGroups = 12

    private let bytes: ByteView
    private var groups: [Group] = []
    /// A plus stands in front.
    private let isInternational: Bool
    /// Behind the last digit.
    private(set) var end: Int

    /// Reads the digits that begin at a place, a plus in front of them included.
    init(_ bytes: ByteView, at start: Int) {
        self.bytes = bytes
        isInternational = bytes[start] == UInt8(ascii: "+")
        end = isInternational ? start + 1 : start
        var separator: UInt8 = 0
        while end < bytes.count {
            let first = end
            while end < bytes.count, ASCII.isDigit(bytes[end]) { end += 1 }
            if end == first { break }
            groups.append(Group(digits: first..<end, separator: separator))
            guard end + 1 < bytes.count, groups.count < Self.mostGroups else { break }
            separator = bytes[end]
            let next = bytes[end + 1]
            // `(010) 1234`, `138-0013`, `138 0013`, `400.123`
            if separator == UInt8(ascii: ")"), next == 0x20 || next == UInt8(ascii: "-"), end + 2 < bytes.count,
                ASCII.isDigit(bytes[end + 2])
            {
                end += 2
            } else if [0x20, 0x2D, 0x2E, 0x29].contains(separator), ASCII.isDigit(next) {
                end += 1
            } else {
                break
            }
        }
    }

    /// What the digits are, in their order; at most one kind for each digit.
    func entities() -> [(kind: PageEntity.Kind, value: String)] {
        if isInternational { return international() }
        var found: [(kind: PageEntity.Kind, value: String)] = []
        var first = 0
        while first < groups.count {
            var last = groups.count
            var match: (kind: PageEntity.Kind, value: String)?
            while last > first {
                match = read(groups[first..<last])
                if match != nil { break }
                last -= 1
            }
            if let match { found.append(match) }
            first = match == nil ? first + 1 : last
        }
        return found
    }

    private func international() -> [(kind: PageEntity.Kind, value: String)] {
        var digits: [UInt8] = []
        for group in groups where digits.count + group.digits.count <= 15 { digits += bytes[group.digits] }
        guard digits.count >= 8, digits.first != UInt8(ascii: "0"), Set(digits).count > 2 else { return [] }
        if digits.starts(with: "86".utf8), digits.count == 13, Self.isMobile(digits[2...]) {
            return [(.chineseMobile, Self.text(digits[2...]))]
        }
        return [(.internationalPhone, "+" + Self.text(digits[...]))]
    }

    /// Whether so many digits that begin with this one can be anything: most are prices and dates.
    private static func mayBe(_ first: UInt8, _ total: Int) -> Bool {
        switch total {
        case 10: first == UInt8(ascii: "4") || first == UInt8(ascii: "8") || first == UInt8(ascii: "0")
        case 11: first == UInt8(ascii: "1") || first == UInt8(ascii: "0")
        case 12: first == UInt8(ascii: "0")
        case 13: first == UInt8(ascii: "8")
        case 15...19: true
        default: false
        }
    }

    private func read(_ groups: ArraySlice<Group>) -> (kind: PageEntity.Kind, value: String)? {
        let total = groups.reduce(0) { $0 + $1.digits.count }
        guard let first = groups.first, Self.mayBe(bytes[first.digits.lowerBound], total) else { return nil }
        let shape = groups.map(\.digits.count)
        let digits = groups.flatMap { bytes[$0.digits] }
        let separators = Set(groups.dropFirst().map(\.separator))
        // A number is not written with two kinds of separator, except behind an area code.
        guard separators.count <= 1 || (shape.count == 2 || shape.count == 3) else { return nil }
        let isUniform = shape.allSatisfy { $0 == 1 }
        // Single digits are ten, eleven, or a card's number.
        if isUniform, total < 10 { return nil }
        if let mobile = Self.mobile(digits[...], shape), shape.count == 1 || isUniform || shape.contains(4) || shape.last == 11 {
            return (.chineseMobile, Self.text(mobile))
        }
        if [[10], [3, 3, 4], [3, 4, 3], [4, 3, 3]].contains(shape) || (isUniform && total == 10),
            digits.starts(with: "400".utf8) || digits.starts(with: "800".utf8), digits[3] != UInt8(ascii: "0")
        {
            return (.serviceNumber, Self.text(digits[...]))
        }
        if shape.count >= 2, digits[0] == UInt8(ascii: "0"), digits[1] != UInt8(ascii: "0"), (3...4).contains(shape[0]),
            [[7], [8], [3, 4], [4, 4]].contains(Array(shape.dropFirst())), digits[shape[0]] != UInt8(ascii: "0"),
            digits[shape[0]] != UInt8(ascii: "1")
        {
            return (.chineseLandline, Self.text(digits[..<shape[0]]) + "-" + Self.text(digits[shape[0]...]))
        }
        let isCardShape =
            shape.count == 1 || isUniform || (shape.dropLast().allSatisfy { $0 == 4 } && shape[shape.count - 1] <= 4)
        if isCardShape || shape == [4, 6, 5] || shape == [6, 13], CardNumber.isValid(digits[...]) {
            return (.bankCard, Self.text(digits[...]))
        }
        return nil
    }

    /// The eleven digits of a mobile number, its country code left out, or `nil`.
    private static func mobile(_ digits: ArraySlice<UInt8>, _ shape: [Int]) -> ArraySlice<UInt8>? {
        if digits.count == 11, isMobile(digits) { return digits }
        if digits.count == 13, digits.starts(with: "86".utf8), isMobile(digits.dropFirst(2)) { return digits.dropFirst(2) }
        if digits.count == 15, digits.starts(with: "0086".utf8), isMobile(digits.dropFirst(4)) { return digits.dropFirst(4) }
        return nil
    }

    private static func isMobile(_ digits: ArraySlice<UInt8>) -> Bool {
        let start = digits.startIndex
        return digits.count == 11 && digits[start] == UInt8(ascii: "1") && digits[start + 1] >= UInt8(ascii: "3")
            && Set(digits.dropFirst(3)).count > 1
    }

    private static func text(_ digits: ArraySlice<UInt8>) -> String {
        String(decoding: digits, as: UTF8.self)
    }
}
