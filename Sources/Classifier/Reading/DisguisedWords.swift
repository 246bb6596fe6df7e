/// Words that the eye reads as "password" and a search does not.
enum DisguisedWords {
    private static let word = "password"
    /// `vv` for `w` makes it one longer.
    private static let lengths = 8...9

    /// The first one in a text, as written.
    static func first(in text: String) -> String? {
        for part in text.unicodeScalars.split(whereSeparator: { !isLetterOrDigit($0) }) {
            guard lengths.contains(part.count) else { continue }
            let written = String(part)
            if written.lowercased() != word, NameSkeleton.of(written) == word { return written }
        }
        return nil
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value | 0x20)
            : (0x370...0x52F).contains(scalar.value)
    }
}
