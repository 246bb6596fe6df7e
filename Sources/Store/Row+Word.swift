import GRDB
import Vocabulary

extension Row {
    /// A text column that holds one word of a closed set. Any other is damage: to read it as some word would list, or release,
    /// what nobody decided.
    ///
    /// - Throws: `StateStoreError` of kind `.damaged`.
    func word<Word: RawRepresentable>(_ column: String) throws(StateStoreError) -> Word where Word.RawValue == String {
        try StateStoreError.word(self[column] as String? ?? "", column)
    }

    /// The same for a column that may be empty.
    func wordIfAny<Word: RawRepresentable>(_ column: String) throws(StateStoreError) -> Word? where Word.RawValue == String {
        guard let text = self[column] as String? else { return nil }
        return try StateStoreError.word(text, column)
    }

    /// A column of Unix seconds that may be empty.
    func moment(_ column: String) -> Timestamp? { (self[column] as Int64?).map(Timestamp.init(seconds:)) }
}

extension StateStoreError {
    static func word<Word: RawRepresentable>(
        _ text: String, _ column: String
    ) throws(StateStoreError) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: text) else {
            throw StateStoreError(
                kind: .damaged, description: "the database holds \"\(PlainText.escaped(text, limit: 40))\" as \(column)",
                hint: restoreHint)
        }
        return word
    }
}
