import DomainNames
import PackedNames
import Vocabulary

/// `csv`: a table with a header (RFC 4180), separated by commas, semicolons or tabs.
///
///     # id,dateadded,url,url_status          URLhaus: its header is a comment
///     "7","2026-08-01","http://evil.example/x","online"
///     phish_id,url,phish_detail_url          PhishTank
///
/// The column is the one named in the options, else the first that `columns` knows. A web address goes to the list of
/// addresses; a name stands for itself and everything below it.
struct CSVDialect: ListSyntax {
    /// The columns that published tables keep their names in, the surest first.
    static let columns = [
        "url", "domain", "hostname", "host", "fqdn", "domain_name", "weburl", "website", "site", "name", "網址", "网址", "域名",
    ]

    private let wanted: String?
    private let meaning: ReadingOptions.AddressMeaning
    private var separator = UInt8(ascii: ",")
    private var column: Int?
    /// The rows of a quoted field that goes on over line ends.
    private var open: [UInt8] = []

    init(options: ReadingOptions) {
        wanted = options.column?.lowercased()
        meaning = options.addressesMean
    }

    static var isTable: Bool { true }

    /// A column that has a name's own name (`site.name`) is looked for in every row, as a second header.
    var plainTable: PlainTable? {
        guard let column, wanted?.contains(".") != true else { return nil }
        return PlainTable(separator: separator, column: column)
    }

    func mayPassPlainLine(beginning byte: UInt8) -> Bool { open.isEmpty }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        if open.isEmpty, line.first == UInt8(ascii: "#") {
            if column == nil { learn(line.dropFirst().trimmed) }
            return output.ignore()
        }
        if !open.isEmpty || CSVDialect.endsInside(line) {
            open += line.bytes
            let isOpen = open.withUnsafeBufferPointer { CSVDialect.endsInside(Line(bytes: $0)) }
            if isOpen, open.count < ListLimits.jsonLineBytes {
                open.append(0x20)
                return output.ignore()
            }
            let whole = open
            open = []
            return whole.withUnsafeBufferPointer { bytes in
                isOpen ? output.refuse(.openQuote, line) : readRow(Line(bytes: bytes), into: &output)
            }
        }
        readRow(line, into: &output)
    }

    mutating func finish(into output: inout LineOutput) {
        guard !open.isEmpty else { return }
        open.withUnsafeBufferPointer { output.refuse(.openQuote, Line(bytes: $0)) }
    }

    private mutating func readRow(_ row: Line, into output: inout LineOutput) {
        guard let column else {
            if learn(row) { return output.ignore() }
            return output.refuse(.emptyField, row)
        }
        let fields = CSVDialect.fields(row, separator)
        guard column < fields.count, !fields[column].isEmpty else { return output.refuse(.emptyField, row) }
        var text = fields[column]
        // A second header in another language, or one file behind the other.
        if CSVDialect.columns.contains(text.lowercased()) || text.lowercased() == wanted { return output.ignore() }
        // A path or a port makes it an address, with or without a scheme.
        let isPath = text.contains("/") || text.contains(":") && IPAddress(text) == nil
        if text.contains("://") { return output.address(text, from: row, meaning: meaning) }
        if isPath { return output.address("http://" + text, from: row, meaning: meaning) }
        text.withUTF8 { output.name(Line(bytes: $0).trimmed.withoutWildcard, scope: .subtree) }
    }

    /// Takes a row as the header if it names a column that is wanted.
    @discardableResult
    private mutating func learn(_ row: Line) -> Bool {
        guard let found = CSVDialect.header(row, wanted: wanted) else { return false }
        (separator, column) = found
        return true
    }

    /// The separator and the column of a header; `nil` when the row is none.
    static func header(_ row: Line, wanted: String?) -> (separator: UInt8, column: Int)? {
        for separator in [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")] {
            let names = fields(row, separator).map { $0.lowercased() }
            guard names.count > 1 || wanted != nil else { continue }
            for name in wanted.map({ [$0] }) ?? columns {
                if let column = names.firstIndex(of: name) { return (separator, column) }
            }
        }
        return nil
    }

    private static func endsInside(_ row: Line) -> Bool { row.bytes.count { $0 == UInt8(ascii: "\"") } % 2 == 1 }

    /// The fields of a row without their quotes; `""` inside is a quote (RFC 4180 §2.7).
    private static func fields(_ row: Line, _ separator: UInt8) -> [String] {
        var result: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var index = 0
        while index < row.count {
            let byte = row.bytes[index]
            if byte == UInt8(ascii: "\"") {
                if isQuoted, index + 1 < row.count, row.bytes[index + 1] == byte {
                    field.append(byte)
                    index += 1
                } else {
                    isQuoted.toggle()
                }
            } else if byte == separator, !isQuoted {
                result.append(trimmed(field))
                field.removeAll(keepingCapacity: true)
            } else {
                field.append(byte)
            }
            index += 1
        }
        result.append(trimmed(field))
        return result
    }

    private static func trimmed(_ field: [UInt8]) -> String {
        field.withUnsafeBufferPointer { Line(bytes: $0).trimmed.text }
    }
}
