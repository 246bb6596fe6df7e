/// A label as the eye reads it: digits and letters of other scripts that pass for Latin ones become those (after UTS 39, by a small
/// table of what is really seen in imitations).
enum NameSkeleton {
    static func of(_ label: some StringProtocol) -> String {
        var output = ""
        for scalar in label.lowercased().unicodeScalars { output.unicodeScalars.append(table[scalar] ?? scalar) }
        for (pair, single) in pairs where output.contains(pair) { output = replace(pair, by: single, in: output) }
        return output
    }

    /// A text with the letters of other scripts that pass for Latin ones made Latin, in words that mix them; digits and all
    /// other words stay.
    static func latinised(_ text: String) -> String {
        let table = foreignTable
        guard text.unicodeScalars.contains(where: { table[$0] != nil }) else { return text }
        var output = String.UnicodeScalarView()
        for word in text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: false) {
            if !output.isEmpty { output.append(" ") }
            let isWhole = word.allSatisfy { table[$0] != nil || $0.isASCII }
            for scalar in word { output.append(isWhole ? table[scalar] ?? scalar : scalar) }
        }
        return String(output)
    }

    /// Whether a word of a text is spelled with Latin letters and lookalikes of another script together: nobody types that.
    static func hasMixedWord(_ text: String) -> Bool {
        text.unicodeScalars.split { !$0.properties.isAlphabetic }.contains { word in
            let hasForeign = word.contains { foreignTable[$0] != nil }
            return hasForeign && word.contains { $0.isASCII } && word.allSatisfy { $0.isASCII || foreignTable[$0] != nil }
        }
    }

    private static let foreignTable: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (scalar, latin) in NameSkeleton.table where (0x370...0x52F).contains(scalar.value) {
            table[scalar] = latin
            let upper = scalar.properties.uppercaseMapping.unicodeScalars.first
            if let upper, upper != scalar { table[upper] = latin.properties.uppercaseMapping.unicodeScalars.first ?? latin }
        }
        // Capitals that look like Latin ones though their small letters do not.
        for (scalar, latin) in zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧВМНТК".unicodeScalars, "ABEZHIKMNOPTYXBMHTK".unicodeScalars) {
            table[scalar] = latin
        }
        return table
    }()

    private static let pairs = [("rn", "m"), ("vv", "w"), ("cl", "d")]

    private static let table: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g",
        // Cyrillic
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j", "ѕ": "s", "к": "k", "м": "m",
        "т": "t",
        "в": "b", "н": "h", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ӏ": "l",
        // Greek
        "α": "a", "ο": "o", "ρ": "p", "ν": "v", "ι": "i", "κ": "k", "τ": "t", "υ": "u", "ε": "e", "χ": "x",
        // Latin with marks
        "à": "a", "á": "a", "â": "a", "ä": "a", "å": "a", "ã": "a", "ą": "a", "ạ": "a", "è": "e", "é": "e", "ê": "e", "ë": "e",
        "ę": "e", "ẹ": "e",
        "ì": "i", "í": "i", "î": "i", "ï": "i", "ı": "i", "ị": "i", "ò": "o", "ó": "o", "ô": "o", "ö": "o", "õ": "o", "ø": "o",
        "ọ": "o", "ù": "u",
        "ú": "u", "û": "u", "ü": "u", "ụ": "u", "ç": "c", "ć": "c", "č": "c", "ñ": "n", "ń": "n", "ł": "l", "ś": "s", "š": "s",
        "ş": "s", "ý": "y",
        "ž": "z", "ż": "z", "ź": "z", "ģ": "g", "ğ": "g", "ḍ": "d", "ḥ": "h", "ķ": "k", "ḷ": "l", "ṃ": "m", "ṇ": "n", "ṛ": "r",
        "ṭ": "t", "ƅ": "b", "ɡ": "g",
    ]

    /// Other spellings that the eye reads as a label: one sign at a time, two letters that pass for one, and the whole in letters
    /// of another script. Labels that mix Latin with another script are left out: registries refuse them.
    static func spellings(of label: String) -> [String] {
        let scalars = Array(label.unicodeScalars)
        var found: [String] = []
        for (pair, single) in pairs where label.contains(single) { found.append(label.replacing(single, with: pair)) }
        for index in scalars.indices {
            for sign in bySign[scalars[index]] ?? [] where sign.value < 0x370 {
                var copy = scalars
                copy[index] = sign
                found.append(text(copy))
            }
        }
        for script: ClosedRange<UInt32> in [0x370...0x3FF, 0x400...0x52F] {
            let letters = scalars.map { scalar in bySign[scalar]?.first { script.contains($0.value) } ?? scalar }
            if letters.allSatisfy({ script.contains($0.value) || $0 == "-" }) { found.append(text(letters)) }
        }
        return found
    }

    /// The table the other way round, in the order of the signs.
    private static let bySign: [Unicode.Scalar: [Unicode.Scalar]] =
        Dictionary(grouping: table.keys.sorted()) { table[$0] ?? $0 }

    private static func text(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }

    private static func replace(_ pair: String, by single: String, in text: String) -> String {
        var result = text
        while let range = result.firstRange(of: pair) { result.replaceSubrange(range, with: single) }
        return result
    }
}
