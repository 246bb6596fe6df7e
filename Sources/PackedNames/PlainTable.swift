/// Where the names stand in the rows of a table, as its header says: fields with a separator between them, each with or without
/// double quotes around it (RFC 4180).
///
/// A row is plain when its column holds a name and nothing else, no quote stands within a field up to there, quotes behind it come in
/// pairs, and all of it is printable ASCII. Every other row needs the format's reader.
///
/// Bounds: `limit` bytes from the row's beginning may be looked at, and `NameScan.readBytes` more are readable.
package struct PlainTable: Equatable, Sendable {
    private static let quote = UInt8(ascii: "\"")

    /// A comma, a semicolon or a tab.
    package let separator: UInt8
    /// Counted from 0.
    package let column: Int

    package init(separator: UInt8, column: Int) {
        self.separator = separator
        self.column = column
    }

    /// Where the name should begin, and whether it is quoted; `nil` when the fields before it need a closer look.
    @inline(__always)
    func nameStart(_ row: UnsafePointer<UInt8>, limit: Int) -> (offset: Int, isQuoted: Bool)? {
        // The reader takes white space off a row before it looks for tabs.
        if row[0] == 0x20 || row[0] == 0x09 { return nil }
        var offset = 0
        for _ in 0..<column {
            guard let next = fieldEnd(row, offset, limit), next < limit, row[next] == separator else { return nil }
            offset = next + 1
        }
        guard offset < limit else { return nil }
        return row[offset] == PlainTable.quote ? (offset + 1, true) : (offset, false)
    }

    @inline(__always)
    private func fieldEnd(_ row: UnsafePointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
        var index = start
        guard index < limit, row[index] == PlainTable.quote else {
            while index < limit, row[index] != separator, row[index] != PlainTable.quote, PlainTable.isText(row[index]) {
                index += 1
            }
            return index
        }
        index += 1
        while index < limit, row[index] != PlainTable.quote, PlainTable.isText(row[index]) { index += 1 }
        return index < limit && row[index] == PlainTable.quote ? index + 1 : nil
    }

    /// The bytes of a row up to its line end; `nil` when what stands behind the name needs a closer look.
    /// - Parameter end: where the name ends.
    @inline(__always)
    func rowLength(_ row: UnsafePointer<UInt8>, _ end: Int, isQuoted: Bool, limit: Int) -> Int? {
        var index = end
        if isQuoted {
            guard row[index] == PlainTable.quote else { return nil }
            index += 1
        }
        guard row[index] == separator else { return index }
        var isInside = false
        while index < limit, PlainTable.isText(row[index]) {
            if row[index] == PlainTable.quote { isInside.toggle() }
            index += 1
        }
        return index < limit && !isInside ? index : nil
    }

    @inline(__always)
    private static func isText(_ byte: UInt8) -> Bool { byte == 0x09 || (byte >= 0x20 && byte < 0x7F) }
}
