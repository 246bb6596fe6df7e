import PageRecord

/// Finds numbers, addresses and handles in bytes of text, in one pass over runs of letters and digits.
enum EntityScanner {
    /// Finds everything that has a form of its own.
    /// - Parameters:
    ///   - bytes: text after `FoldedText`, or a script.
    ///   - hasNumbers: whether telephones and cards are looked for: in scripts any digits may stand.
    static func scan(_ bytes: ByteView, in place: PageEntity.Place, hasNumbers: Bool, into collector: inout EntityCollector) {
        let text = bytes.buffer
        classes.withUnsafeBufferPointer { classes in
            var index = 0
            while index < text.count {
                let kind = classes[Int(text[index])]
                if kind == other {
                    index &+= 1
                } else if hasNumbers, kind == digit || (kind == plus && index + 1 < text.count && ASCII.isDigit(text[index + 1]))
                {
                    index = number(bytes, at: index, place, &collector)
                } else if kind & (letter | digit) != 0 {
                    let start = index
                    repeat { index &+= 1 } while index < text.count && classes[Int(text[index])] & (letter | digit) != 0
                    // Nothing that short is a wallet or an account.
                    if index &- start >= 4 { run(bytes, start..<index, place, hasNumbers, &collector) }
                } else {
                    if kind == at, let mail = MailAddress.around(index, in: bytes) { collector.add(.email, mail, in: place) }
                    index &+= 1
                }
            }
        }
    }

    private static let other: UInt8 = 0
    private static let letter: UInt8 = 1
    private static let digit: UInt8 = 2
    private static let plus: UInt8 = 4
    private static let at: UInt8 = 8
    /// What each byte may begin.
    private static let classes = (0..<256).map { byte -> UInt8 in
        let byte = UInt8(byte)
        if ASCII.isLetter(byte) { return letter }
        if ASCII.isDigit(byte) { return digit }
        return byte == UInt8(ascii: "+") ? plus : byte == UInt8(ascii: "@") ? at : other
    }

    /// Digits: a number, or the beginning of a run with letters in it. Where the reading goes on.
    private static func number(
        _ bytes: ByteView, at start: Int, _ place: PageEntity.Place, _ collector: inout EntityCollector
    ) -> Int {
        var end = start + 1
        while end < bytes.count, ASCII.isDigit(bytes[end]) { end += 1 }
        if end < bytes.count, ASCII.isLetter(bytes[end]), bytes[start] != UInt8(ascii: "+") {
            while end < bytes.count, ASCII.isLetter(bytes[end]) || ASCII.isDigit(bytes[end]) { end += 1 }
            run(bytes, start..<end, place, true, &collector)
            return end
        }
        // Digits behind a dot, a slash or an equals sign are parts of addresses, prices and versions.
        if start > 0, [0x2E, 0x2F, 0x3D, 0x5F, 0x23, 0x24].contains(bytes[start - 1]) { return end }
        // Nothing is told by so few, unless more follow.
        if end - start < 11, end >= bytes.count || ![0x20, 0x2D, 0x29, 0x2E].contains(bytes[end]) {
            if end - start < 8 { return end }
        }
        let reading = NumberReading(bytes, at: start)
        let isCut = reading.end < bytes.count && (ASCII.isLetter(bytes[reading.end]) || bytes[reading.end] == UInt8(ascii: "_"))
        if !isCut { for (kind, value) in reading.entities() { collector.add(kind, value, in: place) } }
        return max(reading.end, end)
    }

    /// A run of letters and digits: a wallet, or the beginning of an account's number.
    private static func run(
        _ bytes: ByteView, _ range: Range<Int>, _ place: PageEntity.Place, _ hasNumbers: Bool, _ collector: inout EntityCollector
    ) {
        if range.count >= 26 {
            if range.count <= 90, let (kind, value) = WalletAddress.read(bytes[range]) { collector.add(kind, value, in: place) }
        }
        let first = range.lowerBound
        if hasNumbers, range.count >= 4, bytes[first] >= 0x41, bytes[first] <= 0x5A, bytes[first + 1] >= 0x41,
            bytes[first + 1] <= 0x5A,
            ASCII.isDigit(bytes[first + 2]), ASCII.isDigit(bytes[first + 3]),
            let length = BankAccount.length(country: Array(bytes[first..<first + 2])[...])
        {
            var number: [UInt8] = []
            var index = first
            while index < bytes.count, number.count < length {
                let byte = bytes[index]
                if ASCII.isDigit(byte) || (byte >= 0x41 && byte <= 0x5A) { number.append(byte) } else if byte != 0x20 { break }
                index += 1
            }
            let isWhole = index >= bytes.count || !(ASCII.isDigit(bytes[index]) || ASCII.isLetter(bytes[index]))
            if isWhole, BankAccount.isValid(number[...]) {
                collector.add(.iban, String(decoding: number, as: UTF8.self), in: place)
            }
        }
    }
}
