/// Finding identity numbers in texts, however their digits are written.
extension IdentityNumber {
    static let mask = "[identity number]"

    /// Whether seventeen digits stand in a text, with not more than one other character between each two: most texts have none, and
    /// are not looked at closely.
    static func mayStand(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // So many digits fill at least seventeen bytes, no two neighbours of which are others: one look at every sixteenth pair finds them.
        var index = 0
        while index + 1 < bytes.count {
            if isOfNumber(bytes[index]) || isOfNumber(bytes[index + 1]) {
                guard let end = end(ofDigitsFrom: max(0, index - 15), behind: index + 1, bytes) else { return true }
                index = end
            } else {
                index += 16
            }
        }
        return false
    }

    /// Full-width digits end with 90 to 99, behind EF BC.
    private static func isOfNumber(_ byte: UInt8) -> Bool {
        ASCII.isDigit(byte) || (byte >= 0x90 && byte <= 0x99) || byte == 0xEF || byte == 0xBC
    }

    /// Where, behind a place, the digits end that are read from a start; `nil` when there are seventeen of them.
    private static func end(ofDigitsFrom start: Int, behind place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var digits = 0
        var others = 0
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if ASCII.isDigit(byte) || (byte >= 0x90 && byte <= 0x99) {
                digits += 1
                others = 0
                if digits == 17 { return nil }
            } else if byte != 0xEF && byte != 0xBC {
                others += 1
                if others > 1 {
                    digits = 0
                    if index > place { return index }
                }
            }
            index += 1
        }
        return index
    }

    /// Puts the mask in the place of every number; how many there were.
    static func mask(_ bytes: inout [UInt8]) -> Int {
        let ranges = bytes.withView(ranges)
        TextMask.replace(ranges, in: &bytes, by: mask)
        return ranges.count
    }

    private static func ranges(in bytes: ByteView) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < bytes.count {
            guard DigitReading.digit(bytes, index) != nil else {
                index += 1
                continue
            }
            if let end = end(ofNumberAt: index, bytes) {
                ranges.append(index..<end)
                index = end
            } else {
                while let (_, width) = DigitReading.digit(bytes, index) { index += width }
            }
        }
        return ranges
    }

    /// Where the identity number that begins at a place ends. Single separators and full width hide no number.
    private static func end(ofNumberAt start: Int, _ bytes: ByteView) -> Int? {
        var places: [UInt8] = []
        var index = start
        while places.count < 19, index < bytes.count {
            if let (value, width) = DigitReading.digit(bytes, index) {
                places.append(value)
                index += width
            } else if places.count == 17, ASCII.lowered(bytes[index]) == UInt8(ascii: "x") {
                places.append(UInt8(ascii: "X"))
                index += 1
                break
            } else if !places.isEmpty, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "-"),
                DigitReading.digit(bytes, index + 1) != nil
            {
                index += 1
            } else {
                break
            }
        }
        // A longer run is another number.
        return places.count == 18 && isValid(places[...]) ? index : nil
    }
}
