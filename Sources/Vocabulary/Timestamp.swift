/// A moment in whole seconds of Unix time, written as RFC 3339 in UTC (`2026-11-24T23:30:53Z`).
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    package let seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

    package func adding(days: Int) -> Timestamp { Timestamp(seconds: seconds + Int64(days) * 86_400) }

    package func adding(hours: Int) -> Timestamp { Timestamp(seconds: seconds + Int64(hours) * 3600) }

    /// Reads `YYYY-MM-DD`, or a full RFC 3339 date-time with `Z` or an offset; fractions of a second are dropped.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            (1...12).contains(month), (1...31).contains(day), (1970...9999).contains(year)
        else { return nil }
        let date = Timestamp.days(year: year, month: month, day: day)
        // 31 April is a slip of somebody's pen, not 1 May.
        guard Timestamp.civil(day: Int(date)) == (year, month, day) else { return nil }
        var total = date * 86_400
        if bytes.count > 10 {
            guard bytes.count >= 19, "Tt ".utf8.contains(bytes[10]), bytes[13] == UInt8(ascii: ":"),
                bytes[16] == UInt8(ascii: ":"),
                let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
                hour < 24, minute < 60, second < 61
            else { return nil }
            total += Int64(hour * 3600 + minute * 60 + second)
            var index = 19
            if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
                index += 1
                while index < bytes.count, bytes[index] >= 0x30, bytes[index] <= 0x39 { index += 1 }
            }
            guard let offset = Timestamp.offset(bytes[index...]) else { return nil }
            total -= offset
        }
        seconds = total
    }

    /// The offset from UTC in seconds: `Z`, nothing (read as UTC), `+08:00`.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
        if bytes.isEmpty || Array(bytes) == [UInt8(ascii: "Z")] || Array(bytes) == [UInt8(ascii: "z")] { return 0 }
        let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), digits.count == 4,
            digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let hours = Int64(String(decoding: digits.prefix(2), as: UTF8.self)),
            let minutes = Int64(String(decoding: digits.suffix(2), as: UTF8.self)), hours < 24, minutes < 60
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar, by counting from 1 March of year 0.
    private static func days(year: Int, month: Int, day: Int) -> Int64 {
        let shifted = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let leapDays = shifted.0 / 4 - shifted.0 / 100 + shifted.0 / 400
        return Int64(365 * shifted.0 + leapDays + (153 * shifted.1 + 2) / 5 + day - 1 - 719_468)
    }
}

extension Timestamp: CustomStringConvertible {
    package var description: String {
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let rest = Int(seconds - day * 86_400)
        let (year, month, date) = Timestamp.civil(day: Int(day))
        // A release writes millions of them: digits are put where they belong.
        let digits = String(year)
        return String(unsafeUninitializedCapacity: digits.utf8.count + 24) { bytes in
            var count = 0
            func put(_ byte: UInt8) {
                bytes[count] = byte
                count += 1
            }
            func put(_ number: Int, _ width: Int, _ behind: Unicode.Scalar) {
                var rest = number
                for place in (count..<(count + width)).reversed() {
                    bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
                count += width
                put(UInt8(ascii: behind))
            }
            for _ in digits.utf8.count..<max(4, digits.utf8.count) { put(UInt8(ascii: "0")) }
            for byte in digits.utf8 { put(byte) }
            put(UInt8(ascii: "-"))
            put(month, 2, "-")
            put(date, 2, "T")
            put(rest / 3600, 2, ":")
            put(rest / 60 % 60, 2, ":")
            put(rest % 60, 2, "Z")
            return count
        }
    }

    /// The inverse of `days(year:month:day:)`.
    private static func civil(day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }
}
