/// International bank account numbers (ISO 13616): the length of the country, and mod 97 of 1.
enum BankAccount {
    /// Lengths by country, from the registry.
    private static let lengths: [String: Int] = {
        let text = """
            AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 \
            GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 \
            ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 \
            TR26 UA29 VA22 VG24 XK20
            """
        return Dictionary(
            uniqueKeysWithValues: text.split(separator: " ").map { (String($0.prefix(2)), Int($0.dropFirst(2)) ?? 0) })
    }()

    /// How many letters and digits a number of this country has, or `nil` for no country with such numbers.
    static func length(country: ArraySlice<UInt8>) -> Int? {
        lengths[String(decoding: country, as: UTF8.self)]
    }

    /// Whether capital letters and digits, without spaces, are an account's number.
    static func isValid(_ number: ArraySlice<UInt8>) -> Bool {
        guard number.count >= 15, length(country: number.prefix(2)) == number.count else { return false }
        var rest = 0
        for byte in number.dropFirst(4) + number.prefix(4) {
            if ASCII.isDigit(byte) {
                rest = (rest * 10 + Int(byte) - 0x30) % 97
            } else {
                guard byte >= 0x41, byte <= 0x5A else { return false }
                rest = (rest * 100 + Int(byte) - 0x41 + 10) % 97
            }
        }
        return rest == 1
    }
}
