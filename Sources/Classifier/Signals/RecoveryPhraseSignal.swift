import Vocabulary

/// The page asks for a wallet's recovery phrase, which no site has a reason to ask for.
struct RecoveryPhraseSignal: SignalReader {
    static let name = "recovery-phrase"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, page.forms.asked.contains(.recoveryPhrase) else { return [] }
        return [
            finding(
                .structure, .strong, SignalWeights.strong, types: [.phishing], "asks for a wallet's recovery phrase",
                at: page.forms.secretPlace)
        ]
    }
}
