/// The number of an appeal that its owner is told: `A-7K2P-M9XQ-4TRD`.
enum AppealTicket {
    /// Crockford's base 32 without I, L, O and U: nothing is misread over the telephone.
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    /// Digits. 12 are 60 bits: nobody finds another's ticket by trying.
    private static let count = 12

    static func make(using random: inout some RandomNumberGenerator) -> String {
        var ticket = "A"
        for index in 0..<count {
            if index % 4 == 0 { ticket += "-" }
            ticket.append(digits[Int.random(in: 0..<digits.count, using: &random)])
        }
        return ticket
    }
}
