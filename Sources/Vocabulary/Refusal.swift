/// Why something that came in is not taken, with where it stood.
package struct Refusal: Hashable, Sendable {
    /// The file, or `-` for stdin, or `arguments`.
    package let path: String
    /// Counted from 1; 0 when it has no line.
    package let line: Int
    /// The byte of the line where it stood, counted from 1; 0 when that is not known.
    package let column: Int
    /// What stood there, cut to `maximumText` bytes.
    package let text: String
    /// The bounded word for counters: `ip-address`, `public-suffix`.
    package let reason: String
    /// The sentence for people.
    package let explanation: String

    /// The most bytes of the refused text that are kept.
    package static let maximumText = 200

    package init(path: String, line: Int, column: Int = 0, text: String, reason: String, explanation: String) {
        self.path = path
        self.line = line
        self.column = column
        // By scalars, each at most four bytes: one character can have a million of them.
        let kept = text.unicodeScalars.prefix((Refusal.maximumText - "…".utf8.count) / 4)
        self.text = text.utf8.count > Refusal.maximumText ? String(kept) + "…" : text
        self.reason = reason
        self.explanation = explanation
    }
}
