import DomainNames
import Vocabulary

/// Names by the million, sorted from the right-most label, in flat arrays.
///
/// Each name is kept once as its sort key (labels from right to left, each ended by a zero byte) in one buffer; a row is 24
/// bytes that point there. A name's ancestors are prefixes of its key and its subtree is one run of rows, so allowlists,
/// protection and pruning are binary searches, and no name has a dictionary entry.
package struct NameTable: Sendable {
    /// One statement about one name.
    struct Row {
        /// The first eight bytes of the key, big-endian: most comparisons end here.
        let head: UInt64
        let start: UInt32
        let length: UInt16
        var scope: ListingScope
        var isKept = true
        /// The caller's number for the statement: an index, a line.
        let origin: UInt32
    }

    private(set) var keys: [UInt8] = []
    var rows: [Row] = []

    package init() {}

    package var count: Int { rows.count }

    package mutating func reserve(_ names: Int) {
        rows.reserveCapacity(names)
        keys.reserveCapacity(24 * names)
    }

    /// Adds a statement; false when the table is full, at 4 GiB of keys, some 150 million names.
    @discardableResult
    package mutating func add(_ name: DomainName, _ scope: ListingScope, origin: Int) -> Bool {
        let start = keys.count
        guard start <= Int(UInt32.max) - 2 * DomainName.maximumLength, let origin = UInt32(exactly: origin) else { return false }
        NameTable.appendKey(of: name, to: &keys)
        let length = keys.count - start
        rows.append(
            Row(
                head: NameTable.head(keys[start...]), start: UInt32(truncatingIfNeeded: start), length: UInt16(length),
                scope: scope, origin: origin))
        return true
    }

    /// Takes statements back, of those added since there were `first`; before compiling only.
    package mutating func removeStatements(since first: Int, where isGone: (DomainName, ListingScope) -> Bool) {
        var kept = Array(rows[..<first])
        for index in first..<rows.count where !isGone(name(at: index), rows[index].scope) { kept.append(rows[index]) }
        rows = kept
    }

    /// Sorts by name, statements about one name by scope and origin: the order of input leaves no trace.
    mutating func sort() {
        keys.withUnsafeBufferPointer { keys in
            rows.sort { left, right in
                if left.head != right.head { return left.head < right.head }
                let order = NameTable.compare(left.key(in: keys), right.key(in: keys))
                if order != 0 { return order < 0 }
                if left.scope != right.scope { return left.scope == .subtree }
                return left.origin < right.origin
            }
        }
    }

    /// The rows of one name, as it stands at `index` in the sorted table.
    func group(at index: Int) -> Range<Int> {
        keys.withUnsafeBufferPointer { keys in
            let key = rows[index].key(in: keys)
            var end = index + 1
            while end < rows.count, rows[end].head == rows[index].head, NameTable.compare(rows[end].key(in: keys), key) == 0 {
                end += 1
            }
            return index..<end
        }
    }

    /// The rows of a name, kept or not; empty when it has none.
    func rows(of name: DomainName) -> Range<Int> {
        var key: [UInt8] = []
        NameTable.appendKey(of: name, to: &key)
        return rows(withKey: key[...])
    }

    func rows(withKey key: ArraySlice<UInt8>) -> Range<Int> {
        let first = firstRow(notBefore: key)
        return first < rows.count && has(first, key: key) ? group(at: first) : first..<first
    }

    /// The rows of a name and everything below it.
    func subtreeRows(of name: DomainName) -> Range<Int> {
        var key: [UInt8] = []
        NameTable.appendKey(of: name, to: &key)
        let first = firstRow(notBefore: key[...])
        // A key ends with a zero byte, so everything with this prefix lies below; the next sibling has a one there.
        key[key.count - 1] = 1
        return first..<firstRow(notBefore: key[...])
    }

    func name(at index: Int) -> DomainName {
        let row = rows[index]
        let key = keys[Int(row.start)..<(Int(row.start) + Int(row.length))]
        return DomainName(trusted: NameTable.text(ofKey: key))
    }

    private func has(_ index: Int, key: ArraySlice<UInt8>) -> Bool {
        let row = rows[index]
        return keys[Int(row.start)..<(Int(row.start) + Int(row.length))].elementsEqual(key)
    }

    private func firstRow(notBefore key: ArraySlice<UInt8>) -> Int {
        let head = NameTable.head(key)
        return keys.withUnsafeBufferPointer { keys in
            key.withUnsafeBufferPointer { wanted in
                var low = 0
                var high = rows.count
                while low < high {
                    let middle = (low + high) / 2
                    let row = rows[middle]
                    let isBefore =
                        row.head != head
                        ? row.head < head : NameTable.compare(row.key(in: keys), UnsafeBufferPointer(rebasing: wanted[...])) < 0
                    if isBefore { low = middle + 1 } else { high = middle }
                }
                return low
            }
        }
    }
}

// MARK: - Keys

extension NameTable {
    /// Labels from right to left, each ended by a zero byte: `com\0example\0www\0`.
    static func appendKey(of name: DomainName, to keys: inout [UInt8]) {
        var rest = name.text.utf8[...]
        while let dot = rest.lastIndex(of: UInt8(ascii: ".")) {
            keys.append(contentsOf: rest[dot...].dropFirst())
            keys.append(0)
            rest = rest[..<dot]
        }
        keys.append(contentsOf: rest)
        keys.append(0)
    }

    static func text(ofKey key: ArraySlice<UInt8>) -> String {
        String(unsafeUninitializedCapacity: key.count) { buffer in
            // Read backwards: the last label of the key is the first of the name.
            var end = key.endIndex - 1
            var written = 0
            while end > key.startIndex {
                var start = end
                while start > key.startIndex, key[start - 1] != 0 { start -= 1 }
                if written > 0 {
                    buffer[written] = UInt8(ascii: ".")
                    written += 1
                }
                for index in start..<end {
                    buffer[written] = key[index]
                    written += 1
                }
                end = start - 1
            }
            return written
        }
    }

    fileprivate static func head(_ key: ArraySlice<UInt8>) -> UInt64 {
        var value: UInt64 = 0
        var count = 0
        for byte in key.prefix(8) {
            value = value << 8 | UInt64(byte)
            count += 1
        }
        return value << UInt64(8 * (8 - count))
    }

    fileprivate static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let shorter = min(left.count, right.count)
        for index in 0..<shorter where left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
        return left.count - right.count
    }
}

extension NameTable.Row {
    fileprivate func key(in keys: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: keys[Int(start)..<(Int(start) + Int(length))])
    }
}
