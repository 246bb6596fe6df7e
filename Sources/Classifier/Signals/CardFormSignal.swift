import Vocabulary

/// A form asks for a bank card's number and what makes it payable. Shops do; couriers, banks and authorities by link do not.
struct CardFormSignal: SignalReader {
    static let name = "card-form"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page else { return [] }
        let asked = page.forms.asked
        let place = page.forms.secretPlace
        if CardFormSignal.asksMuch(page), site.isThrowaway, site.owner == nil, !page.namesOperator {
            return [
                finding(
                    .structure, .strong, SignalWeights.strong, types: [.phishing],
                    "asks for \(page.forms.secretsAsked.map(\.englishName).sorted().joined(separator: ", ")) at once", at: place)
            ]
        }
        let together = asked.contains(.password) || asked.contains(.nationalID) || asked.contains(.oneTimeCode)
        if page.forms.asksCard {
            if site.isImitation {
                return [
                    finding(
                        .structure, .strong, SignalWeights.strong, types: [.phishing], "asks for a bank card in another's name",
                        at: place)
                ]
            }
            let text =
                together ? "asks for a bank card together with a password, code or identity number" : "asks for a bank card"
            return [
                finding(
                    .structure, .medium, together ? SignalWeights.medium : SignalWeights.weak * 2, types: [.phishing], text,
                    at: place)
            ]
        }
        if asked.contains(.cardNumber) || asked.contains(.nationalID) {
            let isStrong = site.isImitation && together
            return [
                finding(
                    .structure, isStrong ? .strong : .medium, isStrong ? SignalWeights.strong : SignalWeights.weak * 2,
                    types: [.phishing],
                    asked.contains(.cardNumber) ? "asks for an account or card number" : "asks for an identity number", at: place)
            ]
        }
        return []
    }

    /// Kinds of secrets that no single step of an honest page asks for.
    static let manySecrets = 3

    /// Whether a page asks for as many at once, a card among them.
    static func asksMuch(_ page: PageReading) -> Bool {
        let secrets = page.forms.secretsAsked.subtracting([.cardExpiry, .cardCode])
        return secrets.contains(.cardNumber) && secrets.count >= manySecrets
    }
}
