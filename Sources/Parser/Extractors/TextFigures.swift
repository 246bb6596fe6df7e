import PageRecord

/// Counts what the visible text is made of, in one pass over its bytes.
struct TextFigures {
    private var letters = 0
    private var words = 0
    private var digits = 0
    private var han = 0
    private var latin = 0
    private var upper = 0
    private var punctuation = 0
    private var addresses = 0
    private var mixed = 0
    private var currency = 0
    private var exclamations = 0
    private var word = (length: 0, hasLatin: false, hasLookalike: false)

    static func measure(_ features: inout PageFeatures, _ folded: FoldedText) {
        var figures = TextFigures()
        let bytes = Array(features.text.utf8)
        figures.read(bytes)
        features[.textBytes] = bytes.count
        features[.textLetters] = figures.letters
        features[.textWords] = figures.words
        features[.textDigits] = figures.digits
        features[.textHan] = figures.han
        features[.textLatin] = figures.latin
        features[.textUpper] = figures.upper
        features[.textPunctuation] = figures.punctuation
        features[.textURLs] = figures.addresses
        features[.textPerMarkup] = min(1_000, bytes.count * 1_000 / max(features.bytes, 1))
        features[.titleLetters] = features.title.unicodeScalars.count
        features[.labelBytes] = features.labels.reduce(0) { $0 + $1.utf8.count }
        features[.zeroWidth] = folded.zeroWidth
        features[.bidiControls] = folded.bidiControls
        features[.fullWidth] = folded.fullWidth
        features[.mixedWords] = figures.mixed
        features[.currencyMarks] = figures.currency
        features[.exclamations] = figures.exclamations
    }

    private mutating func read(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                ascii(byte)
                if byte == UInt8(ascii: ":"), bytes[index...].starts(with: "://".utf8) { addresses += 1 }
                index += 1
                continue
            }
            let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            guard index + width <= bytes.count else { break }
            beyond(bytes[index..<index + width])
            index += width
        }
        endWord()
    }

    private mutating func ascii(_ byte: UInt8) {
        if ASCII.isLetter(byte) {
            letters += 1
            latin += 1
            if byte < 0x60 { upper += 1 }
            word.length += 1
            word.hasLatin = true
            return
        }
        endWord()
        if ASCII.isDigit(byte) { digits += 1 } else if byte > 0x20 { punctuation += 1 }
        if byte == UInt8(ascii: "!") { exclamations += 1 }
        if byte == UInt8(ascii: "$") { currency += 1 }
    }

    private mutating func beyond(_ sequence: ArraySlice<UInt8>) {
        let first = sequence[sequence.startIndex]
        let second = sequence[sequence.startIndex + 1]
        switch first {
        case 0xE4...0xE9 where !(first == 0xE4 && second < 0xB8):
            endWord()
            letters += 1
            words += 1
            han += 1
        // Latin with accents, Greek, Cyrillic
        case 0xC3...0xC9:
            letters += 1
            latin += 1
            word.length += 1
            word.hasLatin = true
        case 0xCD...0xD3:
            letters += 1
            word.length += 1
            word.hasLookalike = true
        case 0xC2:
            endWord()
            punctuation += 1
            // ¢ £ ¥
            if second == 0xA2 || second == 0xA3 || second == 0xA5 { currency += 1 }
        case 0xE2:
            endWord()
            punctuation += 1
            // € ₿ and the other marks of U+20A0 to U+20BF
            if second == 0x82, sequence[sequence.startIndex + 2] >= 0xA0 { currency += 1 }
        case 0xEF:
            endWord()
            punctuation += 1
            let third = sequence[sequence.startIndex + 2]
            if second == 0xBC, third == 0x81 { exclamations += 1 }
            if second == 0xBF, third == 0xA5 { currency += 1 }
        case 0xE3 where second == 0x80:
            endWord()
            punctuation += 1
        default:
            letters += 1
            word.length += 1
        }
    }

    private mutating func endWord() {
        if word.length == 0 { return }
        words += 1
        if word.hasLatin, word.hasLookalike { mixed += 1 }
        word = (0, false, false)
    }
}
