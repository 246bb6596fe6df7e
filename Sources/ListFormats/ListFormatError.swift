import Vocabulary

/// Why a whole list cannot be read or written. A single bad line is never one of these: it is a refusal.
package enum ListFormatError: Error, Equatable, Sendable {
    case unknownFormat(String)
    case unknownDialect(String)
    /// A table whose columns do not say which holds the names.
    case noColumn(String)
    case htmlPage
    case binary(String)
    case unrecognised(line: String)
    /// The blocklist is not in order, or has a name twice: duplicates make PowerDNS drop the whole zone.
    case notSorted(before: String, after: String)
    /// The bytes just rendered do not say what was meant. Nothing may be published; this is a fault of Zhalan.
    case rendered(format: String, line: String, problem: String)

    /// A short stable word for counters.
    package var label: String {
        switch self {
        case .unknownFormat: "unknown-format"
        case .unknownDialect: "unknown-format"
        case .noColumn: "no-column"
        case .htmlPage: "html-page"
        case .binary: "binary"
        case .unrecognised: "unrecognised"
        case .notSorted: "not-sorted"
        case .rendered: "rendered"
        }
    }

    /// What to do next.
    package var hint: String? {
        switch self {
        case .unknownFormat(let found): KnownWords(ListFormatName.allCases.map(\.rawValue)).hint(for: found)
        case .unknownDialect(let found): KnownWords(["auto"] + ListDialect.allCases.map(\.name)).hint(for: found)
        case .noColumn: "name it with --column"
        case .htmlPage: "the address may be wrong, or the server sent an error page; open it in a browser"
        case .binary(let kind):
            kind.hasPrefix("gzip") ? "it is packed twice; unpack it once: gunzip FILE" : "a list is text in UTF-8"
        case .unrecognised:
            "name the format with --from; " + KnownWords(ListDialect.allCases.map(\.name)).all
        case .notSorted, .rendered: "nothing was published; please report this as a fault"
        }
    }
}

extension ListFormatError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noColumn(let name): "the table has no column \"\(name)\""
        case .unknownFormat(let name), .unknownDialect(let name): "unknown list format \"\(name)\""
        case .htmlPage: "this is an HTML page, not a list"
        case .binary(let kind): "this is \(kind), not a list"
        case .unrecognised(let line): "the lines fit no list format; the first of them: \"\(line)\""
        case .notSorted(let before, let after): "the blocklist has \"\(after)\" after \"\(before)\": not in order, or twice"
        case .rendered(let format, let line, let problem): "a line written as \(format) is wrong (\(problem)): \"\(line)\""
        }
    }
}
