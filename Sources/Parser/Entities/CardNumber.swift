/// Numbers of bank cards (ISO/IEC 7812): a beginning that an issuer has, a length that fits it, and Luhn's check digit.
enum CardNumber {
    /// Numbers that documentation and payment providers print as examples.
    private static let examples: Set<String> = [
        "4111111111111111", "4242424242424242", "4012888888881881", "4000056655665556", "5555555555554444", "5105105105105100",
        "5200828282828210", "2223003122003222", "378282246310005", "371449635398431", "6011111111111117", "3566002020360505",
        "4000000000000002", "5454545454545454", "6011000990139424", "3530111333300000", "6200000000000005", "4111111111111111110",
    ]

    /// Whether digits (ASCII, without separators) are a card's number.
    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        guard (15...19).contains(digits.count), hasIssuer(digits), passesLuhn(digits) else { return false }
        // Zeros or one digit over and over pass Luhn and are nobody's card.
        guard Set(digits.dropFirst(6)).count > 2 else { return false }
        return !examples.contains(String(decoding: digits, as: UTF8.self))
    }

    static func passesLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
        var sum = 0
        for (place, digit) in digits.reversed().enumerated() {
            let value = Int(digit) - 0x30
            sum += place % 2 == 0 ? value : value > 4 ? value * 2 - 9 : value * 2
        }
        return sum % 10 == 0
    }

    private static func hasIssuer(_ digits: ArraySlice<UInt8>) -> Bool {
        let head = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) - 0x30 }
        switch digits.count {
        case 15: return head / 100 == 34 || head / 100 == 37
        case 16:
            return head / 1_000 == 4 || (5_100...5_599).contains(head) || (2_221...2_720).contains(head) || head / 100 == 62
                || head == 6_011 || head / 100 == 65 || (3_528...3_589).contains(head)
        // UnionPay's debit cards have up to 19 digits; old ones of some banks begin with 60, 68, 69 or 9.
        default: return head / 100 == 62 || (digits.count == 19 && (head / 100 == 60 || head / 100 == 68 || head / 100 == 95))
        }
    }
}
