/// The first row of a CSV file: which column is which, and what separates them.
struct CSVHeader: Sendable {
    let names: [String]

    /// - Throws: `IntakeError` when there is no `url`, or more than can be kept.
    init(cells: [String], path: String, limits: IntakeLimits) throws(IntakeError) {
        names = ReportColumns.resolved(cells.map(CSVHeader.trimmed))
        let lowered = names.map { $0.lowercased() }
        guard lowered.contains("url") else {
            throw .noURLColumn(path: path, found: names.filter { !$0.isEmpty }.prefix(40).map { String($0.prefix(40)) })
        }
        var seen: Set<String> = []
        for name in lowered where !name.isEmpty && !seen.insert(name).inserted {
            throw .repeatedColumn(path: path, name: String(name.prefix(40)))
        }
        let unknown = seen.subtracting(ReportFields.knownNames).count
        if unknown > limits.extraFields {
            throw .tooManyColumns(path: path, found: unknown, allowed: limits.extraFields)
        }
    }

    func fields(of cells: [String]) -> ReportFields {
        var fields = ReportFields()
        for (name, cell) in zip(names, cells) where !name.isEmpty { fields.set(name, to: CSVHeader.trimmed(cell)) }
        return fields
    }

    /// The separator of a header line: the one that cuts out a cell `url`, else the most frequent, else a comma.
    static func delimiter(of line: ArraySlice<UInt8>) -> UInt8 {
        let candidates = ",;\t".utf8
        for candidate in candidates
        where cells(line, delimiter: candidate).contains(where: { ReportColumns.field(of: $0) == "url" }) {
            if line.contains(candidate) { return candidate }
        }
        let counts = candidates.map { candidate in (candidate, line.count { $0 == candidate }) }
        guard let best = counts.max(by: { $0.1 < $1.1 }), best.1 > 0 else { return UInt8(ascii: ",") }
        return best.0
    }

    /// The trimmed cells of one line without quoted newlines; good enough to tell a header from prose.
    static func cells(_ line: ArraySlice<UInt8>, delimiter: UInt8) -> [String] {
        line.split(separator: delimiter, omittingEmptySubsequences: false).map { cell in
            var text = trimmed(String(decoding: cell, as: UTF8.self))
            if text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") { text = String(text.dropFirst().dropLast()) }
            return trimmed(text)
        }
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        var bytes = text.utf8[...]
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return String(Substring(bytes))
    }
}
