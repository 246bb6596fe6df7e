import PageRecord

/// The language of the visible text, by script; Latin script is English only where its commonest words are met.
final class LanguageExtractor: PageExtractor {
    /// Letters below which nothing is said.
    private static let fewest = 20
    /// The words of log-in pages stand among them, since such pages have no sentences.
    private static let english: Set<String> = [
        "the", "and", "to", "of", "in", "for", "is", "on", "with", "your", "you", "by", "this", "are", "or", "sign", "log",
        "password", "account", "email", "enter", "please", "here", "all", "from", "we", "at", "not", "that", "be", "as", "it",
    ]

    let elements: Set<ElementName>? = []
    /// Text that is looked at, in bytes: a language shows in a page's beginning.
    private static let textBytes = 32 * 1_024

    func finish(_ features: inout PageFeatures) {
        let text = TextCut.text(features.text, bytes: Self.textBytes)
        features.guessedLanguage = Self.guess(features.title + " " + text + " " + features.labels.joined(separator: " "))
    }

    static func guess(_ text: String) -> String {
        var latin = 0
        var han = 0
        var kana = 0
        var hangul = 0
        var cyrillic = 0
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
            case 0x4E00...0x9FFF, 0x3400...0x4DBF: han += 1
            case 0x3041...0x30FA: kana += 1
            case 0xAC00...0xD7A3: hangul += 1
            case 0x0400...0x04FF: cyrillic += 1
            default: break
            }
        }
        // A Han character or a Hangul syllable is worth several Latin letters of text.
        let weights = [("zh", han * 3), ("ja", kana * 3), ("ko", hangul * 3), ("ru", cyrillic), ("en", latin)]
        guard weights.reduce(0, { $0 + $1.1 }) >= fewest else { return "" }
        // Japanese is mostly Han with some kana between.
        if kana * 10 > han, kana * 3 * 4 > latin { return "ja" }
        let best = weights.max { $0.1 < $1.1 }?.0 ?? ""
        // Chinese pages hold much Latin (names, addresses, scripts shown as text); a tenth of Han decides.
        if best == "en" {
            if han * 3 * 4 > latin { return "zh" }
            return isEnglish(text) ? "en" : ""
        }
        return best
    }

    private static func isEnglish(_ text: String) -> Bool {
        var words = 0
        var hits = 0
        var word: [UInt8] = []
        func close() {
            if !word.isEmpty {
                words += 1
                if word.count < 10, english.contains(String(decoding: word, as: UTF8.self)) { hits += 1 }
            }
            word.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8.prefix(32 * 1024) {
            if ASCII.isLetter(byte) || byte >= 0x80 { word.append(ASCII.lowered(byte)) } else { close() }
        }
        close()
        return hits * 12 >= words
    }
}
