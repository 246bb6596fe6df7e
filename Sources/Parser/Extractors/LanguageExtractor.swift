import PageRecord

/// The language of the visible text, by script; Latin script is English only where its commonest words are met.
struct LanguageExtractor {
    /// Letters below which nothing is said.
    private static let fewest = 20
    /// The words of log-in pages stand among them, since such pages have no sentences.
    private static let english = NumberSet(
        [
            "the", "and", "to", "of", "in", "for", "is", "on", "with", "your", "you", "by", "this", "are", "or", "sign", "log",
            "password", "account", "email", "enter", "please", "here", "all", "from", "we", "at", "not", "that", "be", "as", "it",
        ].map { hash($0.utf8) })

    /// Text that is looked at, in bytes: a language shows in a page's beginning.
    private static let textBytes = 8 * 1_024

    func finish(_ features: inout PageFeatures) {
        var text = Array(features.title.utf8)
        text.append(0x20)
        text += TextCut.bytes(features.text, Self.textBytes)
        text.append(0x20)
        for var label in features.labels.prefix(100) {
            label.withUTF8 { text += $0 }
            text.append(0x20)
        }
        features.guessedLanguage = Self.guess(text)
    }

    static func guess(_ text: [UInt8]) -> String {
        let counts = text.withUnsafeBufferPointer(counts)
        let (latin, han, kana, hangul, cyrillic) = (counts.latin, counts.han, counts.kana, counts.hangul, counts.cyrillic)
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

    /// Scripts by their lead bytes: E4–E9 Han, E3 81–83 kana, EA–ED Hangul, D0–D3 Cyrillic, C3–C9 Latin with accents.
    private static func counts(
        _ text: UnsafeBufferPointer<UInt8>
    ) -> (latin: Int, han: Int, kana: Int, hangul: Int, cyrillic: Int) {
        var counts = (latin: 0, han: 0, kana: 0, hangul: 0, cyrillic: 0)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                counts.latin &+= ASCII.isLetter(byte) ? 1 : 0
                index &+= 1
                continue
            }
            switch byte {
            case 0xC3...0xC9: counts.latin += 1
            case 0xD0...0xD3: counts.cyrillic += 1
            case 0xE3: if index + 1 < text.count, (0x81...0x83).contains(text[index + 1]) { counts.kana += 1 }
            case 0xE4...0xE9: counts.han += 1
            case 0xEA...0xED: counts.hangul += 1
            default: break
            }
            index += byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        }
        return counts
    }

    /// For each byte, what it adds to a word's number, 0 where it is of no word.
    private static let letters = (0..<256).map { byte -> UInt8 in
        ASCII.isLetter(UInt8(byte)) ? UInt8(byte) | 0x20 : byte >= 0x80 ? UInt8(byte) : 0
    }

    private static func isEnglish(_ text: [UInt8]) -> Bool {
        letters.withUnsafeBufferPointer { letters in
            text.withUnsafeBufferPointer { text in
                var words = 0
                var hits = 0
                var start = 0
                var word: UInt64 = 0
                for index in 0..<text.count {
                    let letter = letters[Int(text[index])]
                    if letter != 0 {
                        word = word &<< 8 | UInt64(letter)
                        continue
                    }
                    // Behind a word its number is not 0.
                    if word != 0 {
                        words &+= 1
                        if index &- start < 10, english.contains(word) { hits &+= 1 }
                        word = 0
                    }
                    start = index &+ 1
                }
                if word != 0 {
                    words += 1
                    if text.count - start < 10, english.contains(word) { hits += 1 }
                }
                return hits * 12 >= words
            }
        }
    }

    private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
        word.reduce(0) { $0 << 8 | UInt64(ASCII.lowered($1)) }
    }
}
