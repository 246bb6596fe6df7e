import Vocabulary

/// The word "password" is misspelled beside a form so that filters miss it and people do not (`Passvvord`, `PASSW0RD`): form
/// builders forbid to ask for passwords, and browsers warn.
///
/// On the development pages on 12 fraud pages and no honest one.
struct DisguisedWordSignal: SignalReader {
    static let name = "disguised-word"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, !page.forms.asked.isEmpty else { return [] }
        for (place, text) in [("text", page.features.text)] + page.features.labels.map({ ("labels", $0) }) {
            guard let word = DisguisedWords.first(in: text) else { continue }
            return [
                finding(
                    .name, .medium, SignalWeights.strong, types: [.phishing], "writes \"password\" as \(shown(word))", at: place)
            ]
        }
        return []
    }
}
