import Vocabulary

/// A tab-separated list file, read by its header line: `#` lines and empty lines are for people, the first other line names the
/// columns, every further line is a row with as many fields.
///
/// ```
/// # lists/brands/brands.tsv: who is imitated, and where they really live
/// id<TAB>category<TAB>name_zh …
/// paypal<TAB>payment<TAB>贝宝 …
/// ```
package struct ListTable: Sendable {
    package struct Row: Sendable {
        package let line: Int
        private let fields: [String]
        private let columns: [String: Int]

        init(line: Int, fields: [String], columns: [String: Int]) {
            self.line = line
            self.fields = fields
            self.columns = columns
        }

        /// The field of a column; empty when an optional column is not in the file.
        package subscript(column: String) -> String { columns[column].map { fields[$0] } ?? "" }

        /// The parts of a field that are separated by `|`.
        package func parts(_ column: String) -> [String] {
            self[column].split(separator: "|").map { ListTable.trimmed($0) }.filter { !$0.isEmpty }
        }
    }

    package let path: String
    package let rows: [Row]

    /// - Throws: `ListFileError` for a header or a row that does not fit.
    package init(tsv: String, path: String, required: [String], optional: [String] = []) throws(ListFileError) {
        self.path = path
        let hint = "columns are \((required + optional).joined(separator: ", "))"
        var columns: [String: Int] = [:]
        var rows: [Row] = []
        var lineNumber = 0
        for bytes in tsv.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            lineNumber += 1
            var line = Substring(bytes)
            if line.utf8.last == UInt8(ascii: "\r") { line = Substring(line.utf8.dropLast()) }
            if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
            let fields = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { ListTable.trimmed(Substring($0)) }
            if columns.isEmpty {
                for (index, name) in fields.enumerated() {
                    guard required.contains(name) || optional.contains(name) else {
                        throw ListFileError(path: path, line: lineNumber, problem: .unknownColumn(shown(name)), hint: hint)
                    }
                    guard columns.updateValue(index, forKey: name) == nil else {
                        throw ListFileError(path: path, line: lineNumber, problem: .duplicate(shown(name)), hint: hint)
                    }
                }
                for name in required where columns[name] == nil {
                    throw ListFileError(path: path, line: lineNumber, problem: .missingColumn(name), hint: hint)
                }
                continue
            }
            guard fields.count == columns.count else {
                throw ListFileError(
                    path: path, line: lineNumber, problem: .fieldCount(found: fields.count, expected: columns.count),
                    hint: "fields are separated by one tab each; an empty field is two tabs")
            }
            rows.append(Row(line: lineNumber, fields: fields, columns: columns))
        }
        if columns.isEmpty { throw ListFileError(path: path, line: max(lineNumber, 1), problem: .noHeader, hint: hint) }
        self.rows = rows
    }

    /// The error for a field that says something its column cannot hold.
    package func badValue(_ row: Row, _ column: String, _ value: String, hint: String) -> ListFileError {
        ListFileError(path: path, line: row.line, problem: .badValue(column: column, value: shown(value)), hint: hint)
    }

    package func duplicate(_ row: Row, _ key: String, hint: String = "merge the two lines") -> ListFileError {
        ListFileError(path: path, line: row.line, problem: .duplicate(shown(key)), hint: hint)
    }

    package static func trimmed(_ text: Substring) -> String {
        // Nearly no field has a space at its edge.
        if text.utf8.first != UInt8(ascii: " "), text.utf8.last != UInt8(ascii: " ") { return String(text) }
        var scalars = text.unicodeScalars.drop { $0 == " " }
        while scalars.last == " " { scalars.removeLast() }
        return String(Substring(scalars))
    }
}

private func shown(_ text: String) -> String { PlainText.escaped(text, limit: 60) }
