import Vocabulary

/// A form asks for a password or a one-time code. Half of all honest sites do; beside somebody else's name it is the theft itself.
struct CredentialFormSignal: SignalReader {
    static let name = "credential-form"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, page.forms.asksPassword || page.forms.asked.contains(.oneTimeCode) else { return [] }
        let asked = page.forms.asksPassword ? "a password" : "a one-time code"
        let place = page.forms.secretPlace
        if site.isImitation {
            return [
                finding(
                    .structure, .strong, SignalWeights.strong, types: [.phishing], "asks for \(asked) in another's name",
                    at: place)
            ]
        }
        let isDouble = page.forms.asksPassword && page.forms.asked.contains(.oneTimeCode)
        let weight = isDouble ? SignalWeights.weak * 2 : SignalWeights.weak
        return [finding(.structure, .weak, weight, types: [.phishing], "asks for \(asked)", at: place)]
    }
}
