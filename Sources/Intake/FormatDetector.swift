/// Tells the format of a file from its first line that is not blank.
enum FormatDetector {
    /// The byte-order marks of encodings that are not read.
    static func foreignEncoding(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16 or UTF-32 (little-endian)" }
        if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 (big-endian)" }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32 (big-endian)" }
        return nil
    }

    /// Whether a whole line that is not blank is there.
    static func isEnough(_ head: [UInt8]) -> Bool {
        guard let start = head.firstIndex(where: { !isBlank($0) }) else { return false }
        return head[start...].contains(UInt8(ascii: "\n"))
    }

    static func format(of head: ArraySlice<UInt8>) -> ReportFormat {
        guard let start = head.firstIndex(where: { !isBlank($0) }) else { return .text }
        let line = head[start...].prefix { $0 != UInt8(ascii: "\n") }
        if line.first == UInt8(ascii: "{") { return .jsonl }
        let cells = CSVHeader.cells(line, delimiter: CSVHeader.delimiter(of: line))
        let names = cells.map { $0.lowercased() }
        if names.contains("url") { return .csv }
        // A header whose link column has another name: read as CSV, it gets an error that names the columns.
        let known = names.filter(ReportFields.knownNames.contains)
        return cells.count > 1 && !known.isEmpty && !names.contains(where: { $0.contains("://") }) ? .csv : .text
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0xEF || byte == 0xBB || byte == 0xBF
    }
}
