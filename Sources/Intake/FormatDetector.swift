/// Tells the format of a file from its first line that is not blank.
enum FormatDetector {
    /// The byte-order marks of encodings that are not read, before an ASCII character: two broken bytes in front of a file cost
    /// its first line, not the file.
    static func foreignEncoding(_ bytes: [UInt8]) -> String? {
        guard bytes.count >= 4 else { return nil }
        if bytes.starts(with: [0xFF, 0xFE]), bytes[3] == 0 { return "UTF-16 or UTF-32 (little-endian)" }
        if bytes.starts(with: [0xFE, 0xFF, 0]) { return "UTF-16 (big-endian)" }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32 (big-endian)" }
        return nil
    }

    /// Whether a whole line that is not blank is there.
    static func isEnough(_ head: [UInt8]) -> Bool {
        guard let start = head.firstIndex(where: { !isBlank($0) }) else { return false }
        return head[start...].contains(UInt8(ascii: "\n"))
    }

    /// - Parameter path: its extension decides only what the first line leaves open.
    static func format(of head: ArraySlice<UInt8>, path: String) -> ReportFormat {
        guard let start = head.firstIndex(where: { !isBlank($0) }) else { return .text }
        let line = head[start...].prefix { $0 != UInt8(ascii: "\n") }
        if isObject(line) { return .jsonl }
        let cells = CSVHeader.cells(line, delimiter: CSVHeader.delimiter(of: line)).map(ReportColumns.field)
        if cells.contains("url") { return .csv }
        // A header whose link column has another name: read as CSV, it gets an error that names the columns. One known word
        // and a comma can be prose ("Note, please see …"), two can not, nor can one among words without blanks.
        if cells.contains(where: { $0.contains("://") }) { return .text }
        let known = cells.count(where: ReportFields.knownNames.contains)
        let areNames = cells.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: ".") } }
        return known > 1 || (known > 0 && areNames && cells.count > 1) || (cells.count > 1 && path.lowercased().hasSuffix(".csv"))
            ? .csv : .text
    }

    /// Whether a JSON object begins in this line with a key. One that is spread over lines is read as text, link by link.
    private static func isObject(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: "{") else { return false }
        let second = line.dropFirst().first { !isBlank($0) }
        return second == UInt8(ascii: "\"") || second == UInt8(ascii: "}")
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0xEF || byte == 0xBB || byte == 0xBF
    }
}
