/// A mistake in a list file that people edit: which file, which line, what was found there, and what is allowed.
package struct ListFileError: Error, Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        case noHeader
        case unknownColumn(String)
        case missingColumn(String)
        case fieldCount(found: Int, expected: Int)
        case badValue(column: String, value: String)
        case duplicate(String)
    }

    /// The file as its reader was told, for people: `lists/brands/brands.tsv`.
    package let path: String
    /// Counted from 1.
    package let line: Int
    package let problem: Problem
    /// What may stand there instead: "columns are name, domains, alias".
    package let hint: String

    package init(path: String, line: Int, problem: Problem, hint: String) {
        self.path = path
        self.line = line
        self.problem = problem
        self.hint = hint
    }

    /// The bounded word for counters.
    package var label: String {
        switch problem {
        case .noHeader: "no-header"
        case .unknownColumn: "unknown-column"
        case .missingColumn: "missing-column"
        case .fieldCount: "field-count"
        case .badValue: "bad-value"
        case .duplicate: "duplicate"
        }
    }
}

extension ListFileError: CustomStringConvertible {
    package var description: String {
        let what =
            switch problem {
            case .noHeader: "no header line"
            case .unknownColumn(let name): "unknown column \"\(name)\""
            case .missingColumn(let name): "column \"\(name)\" is missing"
            case .fieldCount(let found, let expected): "\(found) fields where the header has \(expected)"
            case .badValue(let column, let value): "\"\(value)\" is no value for \(column)"
            case .duplicate(let key): "\"\(key)\" stands here a second time"
            }
        return "\(path) line \(line): \(what)"
    }
}
