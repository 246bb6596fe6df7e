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
            Array(self[column].utf8).split(separator: UInt8(ascii: "|")).map { ListTable.trimmed($0) }.filter { !$0.isEmpty }
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
        // Bytes, since every start of the program reads some thousand rows.
        let bytes = Array(tsv.utf8)
        var next = 0
        while next <= bytes.count {
            lineNumber += 1
            let end = bytes[next...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            var line = bytes[next..<end]
            next = end + 1
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            let fields = ListTable.fields(of: line)
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

    private static func fields(of line: ArraySlice<UInt8>) -> [String] {
        var fields: [String] = []
        var rest = line
        while let tab = rest.firstIndex(of: UInt8(ascii: "\t")) {
            fields.append(trimmed(rest[..<tab]))
            rest = rest[(tab + 1)...]
        }
        fields.append(trimmed(rest))
        return fields
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> String {
        var text = text
        while text.first == UInt8(ascii: " ") { text.removeFirst() }
        while text.last == UInt8(ascii: " ") { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    /// The error for a field that says something its column cannot hold.
    package func badValue(_ row: Row, _ column: String, _ value: String, hint: String) -> ListFileError {
        ListFileError(path: path, line: row.line, problem: .badValue(column: column, value: shown(value)), hint: hint)
    }

    package func duplicate(_ row: Row, _ key: String, hint: String = "merge the two lines") -> ListFileError {
        ListFileError(path: path, line: row.line, problem: .duplicate(shown(key)), hint: hint)
    }

}

private func shown(_ text: String) -> String { PlainText.escaped(text, limit: 60) }
