import Vocabulary

/// The page asks for a wallet's recovery phrase, which no site has a reason to ask for.
///
/// Strong where the page speaks of wallets in its title, its labels, or a short text: a field that only looks like one stands on
/// long pages about other things (on two of 6,085 honest development pages, on none of 1,289 fraud pages).
struct RecoveryPhraseSignal: SignalReader {
    static let name = "recovery-phrase"

    /// A longer text may mention wallets among much else.
    static let textScalars = 2_500
    private static let words = [
        "wallet", "metamask", "phrase", "mnemonic", "keystore", "seed", "ledger", "trezor", "钱包", "助记词", "私钥",
    ]

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, page.forms.asked.contains(.recoveryPhrase) else { return [] }
        let speaksOfWallets = RecoveryPhraseSignal.speaksOfWallets(page)
        return [
            finding(
                .structure, speaksOfWallets ? .strong : .medium,
                speaksOfWallets ? SignalWeights.strong : SignalWeights.weak * 2, types: [.phishing],
                speaksOfWallets ? "asks for a wallet's recovery phrase" : "has a field like one for a recovery phrase",
                at: page.forms.secretPlace)
        ]
    }

    /// Whether a page that speaks of wallets asks for a phrase.
    static func isAsked(on page: PageReading) -> Bool { page.forms.asked.contains(.recoveryPhrase) && speaksOfWallets(page) }

    private static func speaksOfWallets(_ page: PageReading) -> Bool {
        let isShort = page.features.text.unicodeScalars.prefix(textScalars).count < textScalars
        let texts = [page.features.title] + page.features.labels + (isShort ? [page.features.text] : [])
        return texts.contains { text in
            let lowered = text.lowercased()
            return words.contains { lowered.contains($0) }
        }
    }
}
