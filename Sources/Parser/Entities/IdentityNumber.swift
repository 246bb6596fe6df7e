/// Identity numbers of Chinese citizens (GB 11643): eighteen places, a date of birth and a check digit. They are found in order to be
/// taken out.
enum IdentityNumber {
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks = Array("10X98765432".utf8)

    /// - Parameter places: 17 digits and a digit or `X`, ASCII.
    static func isValid(_ places: ArraySlice<UInt8>) -> Bool {
        guard places.count == 18, places.dropLast().allSatisfy(ASCII.isDigit) else { return false }
        let digits = places.dropLast().map { Int($0) - 0x30 }
        let year = digits[6] * 1_000 + digits[7] * 100 + digits[8] * 10 + digits[9]
        let month = digits[10] * 10 + digits[11]
        let day = digits[12] * 10 + digits[13]
        // The first two places are a province: 11 to 91.
        guard (1...9).contains(digits[0]), (1_880...2_099).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            return false
        }
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        let last = places[places.endIndex - 1]
        return checks[sum % 11] == (last == UInt8(ascii: "x") ? UInt8(ascii: "X") : last)
    }
}
