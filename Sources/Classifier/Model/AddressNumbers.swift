/// The countable sides of an address, each cut into a few bins: lengths, digits, depth, how a label is drawn.
struct AddressNumbers {
    private var label = RunCounts()
    private var sub = RunCounts()
    private var path = RunCounts()
    private let labels: Int
    private let segments: Int
    private let longestSegment: Int
    private let queryLength: Int
    private let pairs: Int
    private let escapes: Int
    private let capitals: Int
    private let longestHex: Int
    private let ending: Int
    private let hasPort: Bool
    private let kind: Int

    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>, _ parts: AddressText, end: Int) {
        label.count(text, parts.labelStart, parts.labelEnd)
        sub.count(text, 0, max(parts.labelStart - 1, 0))
        path.count(text, parts.hostEnd, end)
        var labels = 0
        for index in 0..<parts.labelStart where text[index] == UInt8(ascii: ".") { labels += 1 }
        self.labels = labels
        var (segments, segment, longest, query, pairs, escapes, capitals, hex, longestHex, dot) = (0, 0, 0, 0, 0, 0, 0, 0, 0, -1)
        var index = parts.hostEnd
        while index < end {
            let byte = text[index]
            if query > 0 { query += 1 }
            switch byte {
            case UInt8(ascii: "/") where query == 0:
                segments += 1
                segment = 0
                dot = -1
            case UInt8(ascii: "?"):
                if query == 0 { query = 1 }
            case UInt8(ascii: "="): pairs += 1
            case UInt8(ascii: "%"): escapes += 1
            case UInt8(ascii: "."):
                if query == 0 { dot = index }
                segment += 1
            default: segment += 1
            }
            longest = max(longest, segment)
            if byte >= 0x41, byte <= 0x5A { capitals += 1 }
            let isHex = byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66
            hex = isHex ? hex + 1 : 0
            longestHex = max(longestHex, hex)
            index += 1
        }
        (self.segments, longestSegment, queryLength, self.pairs) = (segments, longest, query, pairs)
        (self.escapes, self.capitals, self.longestHex) = (escapes, capitals, longestHex)
        var ending = 0
        if dot >= 0 {
            index = dot + 1
            while index < min(end, dot + 6), AddressTokens.isLetter(text[index]) {
                ending = (ending &* 31 &+ Int(text[index] | 0x20)) & 0x7FFF
                index += 1
            }
        }
        self.ending = ending
        hasPort = parts.nameEnd < parts.hostEnd
        kind = (parts.isNumeric ? 2 : 0) + (parts.hostEnd < end ? 1 : 0)
    }

    /// - Parameter emit: which number, and its bin.
    @inline(__always)
    func forEach(_ emit: (Int, Int) -> Void) {
        let length = AddressNumbers.bin(label.length)
        let digits = min(label.digits, 9)
        let hyphens = min(label.hyphens, 5)
        let vowels = label.letters == 0 ? 15 : label.vowels * 10 / label.letters
        let distinct = label.length == 0 ? 15 : label.distinct * 10 / label.length
        let subs = min(labels, 6)
        let pathBin = AddressNumbers.bin(path.length)
        emit(0, kind)
        emit(1, length * 8 + kind)
        emit(2, digits * 8 + kind)
        emit(3, hyphens * 8 + kind)
        emit(4, subs * 8 + kind)
        emit(5, AddressNumbers.bin(sub.length))
        emit(6, vowels * 32 + length)
        emit(7, min(label.consonantRun, 12) * 8 + kind)
        emit(8, distinct * 32 + length)
        emit(9, min(label.turns, 9))
        emit(10, min(label.digitRun, 12))
        emit(11, AddressNumbers.bin(sub.digits) * 8 + kind)
        emit(12, min(sub.hyphens, 6) * 8 + kind)
        emit(13, digits * 8 + hyphens)
        emit(14, length * 16 + digits)
        emit(15, length * 16 + hyphens)
        emit(16, (label.firstIsDigit ? 2 : 0) + (label.lastIsDigit ? 1 : 0))
        if hasPort { emit(17, 1) }
        guard kind & 1 == 1 else { return }
        emit(20, pathBin * 8 + kind)
        emit(21, min(segments, 8) * 8 + kind)
        emit(22, AddressNumbers.bin(path.digits))
        emit(23, AddressNumbers.bin(queryLength))
        emit(24, min(pairs, 8))
        emit(25, min(escapes, 8))
        emit(26, AddressNumbers.bin(capitals))
        emit(27, AddressNumbers.bin(longestHex))
        emit(28, AddressNumbers.bin(longestSegment))
        emit(29, min(path.hyphens, 8))
        emit(30, ending)
        emit(31, ending &* 16 &+ min(segments, 8))
        emit(32, min(path.turns, 15))
        emit(33, min(path.consonantRun, 15))
        emit(34, min(segments, 8) * 32 + AddressNumbers.bin(longestSegment))
    }

    /// 0–8 as they are, then steps of about a fifth.
    @inline(__always)
    static func bin(_ value: Int) -> Int {
        switch value {
        case ..<9: value
        case ..<11: 9
        case ..<13: 10
        case ..<16: 11
        case ..<20: 12
        case ..<25: 13
        case ..<31: 14
        case ..<40: 15
        case ..<55: 16
        case ..<80: 17
        case ..<130: 18
        default: 19
        }
    }
}

/// What is counted in one part of an address.
struct RunCounts {
    private(set) var length = 0
    private(set) var digits = 0
    private(set) var letters = 0
    private(set) var vowels = 0
    private(set) var hyphens = 0
    /// The longest runs.
    private(set) var consonantRun = 0
    private(set) var digitRun = 0
    /// Changes between letters and digits.
    private(set) var turns = 0
    private(set) var firstIsDigit = false
    private(set) var lastIsDigit = false
    private var seen: UInt64 = 0

    var distinct: Int { seen.nonzeroBitCount }

    @inline(__always)
    mutating func count(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        guard start < end else { return }
        var (consonants, digitsInRow, last) = (0, 0, 0)
        length = end - start
        firstIsDigit = text[start] >= 0x30 && text[start] <= 0x39
        var index = start
        while index < end {
            let byte = AddressTokens.lower(text[index])
            seen |= 1 << UInt64(byte & 63)
            var now = 0
            if byte >= 0x61, byte <= 0x7A {
                letters += 1
                now = 1
                // a e i o u y as bits of the alphabet
                if (0x0110_4111 >> UInt32(byte - 0x61)) & 1 == 1 {
                    vowels += 1
                    consonants = 0
                } else {
                    consonants += 1
                    if consonants > consonantRun { consonantRun = consonants }
                }
                digitsInRow = 0
            } else {
                consonants = 0
                if byte >= 0x30, byte <= 0x39 {
                    digits += 1
                    now = 2
                    digitsInRow += 1
                    if digitsInRow > digitRun { digitRun = digitsInRow }
                } else {
                    digitsInRow = 0
                    if byte == UInt8(ascii: "-") { hyphens += 1 }
                }
            }
            if now != 0, last != 0, now != last { turns += 1 }
            if now != 0 { last = now }
            index += 1
        }
        lastIsDigit = last == 2
    }
}
