/// A title taken apart where people put separators: `Sign in – Example Bank | Home`.
enum TitleParts {
    private static let separators: Set<Unicode.Scalar> = [
        "|", "–", "—", "-", ":", "·", "»", "«", "_", "•", "/", "[", "]", "!", "\u{3002}", "\u{3010}", "\u{3011}",
        "\u{FF01}",
        "\u{FF0C}", "\u{FF0D}", "\u{FF1A}", "\u{FF5C}",
    ]

    /// The parts without blanks around them; a hyphen separates only with a blank beside it.
    static func split(_ title: String) -> [String] {
        var parts: [String] = []
        var current = String.UnicodeScalarView()
        let scalars = Array(title.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isLetterHyphen =
                scalar == "-" && index > 0 && index + 1 < scalars.count && scalars[index - 1] != " " && scalars[index + 1] != " "
            if separators.contains(scalar), !isLetterHyphen {
                parts.append(withoutBlanks(current))
                current = .init()
            } else {
                current.append(scalar)
            }
        }
        parts.append(withoutBlanks(current))
        return parts.filter { !$0.isEmpty }
    }

    private static func withoutBlanks(_ text: String.UnicodeScalarView) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// Letters and digits only, lower case: how a name looks as a label.
    static func compact(_ part: String) -> String {
        String(
            part.lowercased().filter { character in character.isLetter || character.isNumber })
    }
}
