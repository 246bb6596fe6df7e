/// Why a whole input cannot be read. One line's fate is a `Refusal`, never this.
package enum IntakeError: Error, Equatable, Sendable {
    /// The header has no `url` column.
    case noURLColumn(path: String, found: [String])
    /// More columns than are kept.
    case tooManyColumns(path: String, found: Int, allowed: Int)
    /// Two columns of the header have one name, so that a value would have two readings.
    case repeatedColumn(path: String, name: String)
    /// A byte-order mark of UTF-16 or UTF-32.
    case notUTF8(path: String, encoding: String)
    /// The document is larger than is held.
    case documentTooLarge(path: String, allowed: Int)
    /// The document is not what its format says.
    case notADocument(path: String, kind: String)

    /// A short stable word for counters.
    package var label: String {
        switch self {
        case .noURLColumn: "no-url-column"
        case .tooManyColumns: "too-many-columns"
        case .repeatedColumn: "repeated-column"
        case .notUTF8: "not-utf8"
        case .documentTooLarge: "document-too-large"
        case .notADocument: "not-a-document"
        }
    }

    /// What to do next.
    package var hint: String {
        switch self {
        case .noURLColumn:
            "name the column that holds the links \"url\"; \"reported_at\", \"source\", \"contact\", \"category\" and \"note\" "
                + "are known too, and `--format text` takes every link of a file without a header"
        case .tooManyColumns: "leave out columns that are not about the report"
        case .repeatedColumn: "rename or remove one of the two columns"
        case .documentTooLarge: "export it in parts"
        case .notADocument: "name the format it has with --format"
        case .notUTF8: "save the file as UTF-8 (in spreadsheets: \"CSV UTF-8\")"
        }
    }
}

extension IntakeError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noURLColumn(let path, let found):
            "\(path) line 1: no column \"url\"; the columns are \(found.isEmpty ? "all empty" : found.joined(separator: ", "))"
        case .tooManyColumns(let path, let found, let allowed):
            "\(path) line 1: \(found) columns besides the known ones; at most \(allowed) are kept"
        case .repeatedColumn(let path, let name): "\(path) line 1: column \"\(name)\" stands there twice"
        case .documentTooLarge(let path, let allowed): "\(path): the document is larger than \(allowed) bytes"
        case .notADocument(let path, let kind): "\(path): the file is not \(kind)"
        case .notUTF8(let path, let encoding): "\(path): the file is \(encoding), and reports are read as UTF-8"
        }
    }
}
