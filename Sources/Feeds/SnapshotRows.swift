import PackedNames

/// Keys with what is known of each, gathered in any order and sorted once: 24 bytes a row and the key itself.
struct SnapshotRows {
    struct Row {
        /// The first eight bytes of the key, big-endian: most comparisons end here.
        let head: UInt64
        let start: UInt32
        let length: UInt16
        /// The number of the entry's set of origins; 0 for none.
        let origins: UInt16
        /// The line, and the subtree's bit (`SnapshotLayout.subtreeBit`).
        let place: UInt32
    }

    private(set) var keys: [UInt8] = []
    private(set) var rows: [Row] = []

    var count: Int { rows.count }

    /// Adds a row whose key `append` writes at the end of the buffer; false when there is no room left (4 GiB of keys).
    mutating func add(line: Int, subtree: Bool, origins: Int, key append: (inout [UInt8]) -> Void) -> Bool {
        let start = keys.count
        guard start < Int(UInt32.max) - 1 << 16 else { return false }
        append(&keys)
        let length = keys.count - start
        guard let short = UInt16(exactly: length) else {
            keys.removeLast(length)
            return true  // no key of ours is longer: a name has 254 bytes, an address 8,192
        }
        var head: UInt64 = 0
        for index in 0..<8 { head = head << 8 | UInt64(index < length ? keys[start + index] : 0) }
        rows.append(
            Row(
                head: head, start: UInt32(truncatingIfNeeded: start), length: short,
                origins: UInt16(clamping: origins), place: SnapshotLayout.place(line: line, subtree: subtree)))
        return true
    }

    mutating func keep(where isKept: (UnsafeRawBufferPointer) -> Bool) {
        keys.withUnsafeBytes { bytes in rows.removeAll { !isKept($0.key(in: bytes)) } }
    }

    /// Sorts by key; of several rows with one key the widest stays, and of those the first line.
    mutating func sort() {
        keys.withUnsafeBytes { bytes in
            rows.sort { left, right in
                if left.head != right.head { return left.head < right.head }
                let order = NameRoom.order(left.key(in: bytes), right.key(in: bytes))
                if order != 0 { return order < 0 }
                let (isLeft, isRight) = (SnapshotLayout.isSubtree(left.place), SnapshotLayout.isSubtree(right.place))
                return isLeft != isRight ? isLeft : left.place < right.place
            }
            var kept = 0
            for index in rows.indices {
                let isRepeated =
                    kept > 0 && rows[kept - 1].head == rows[index].head
                    && NameRoom.order(rows[kept - 1].key(in: bytes), rows[index].key(in: bytes)) == 0
                if isRepeated { continue }
                rows[kept] = rows[index]
                kept += 1
            }
            rows.removeSubrange(kept...)
        }
    }

    /// Appends the table as `SnapshotLayout` says.
    func write(to output: inout [UInt8], withOrigins: Bool) {
        var offset: UInt32 = 0
        for row in rows {
            SnapshotLayout.append(offset, to: &output)
            offset += UInt32(row.length)
        }
        SnapshotLayout.append(offset, to: &output)
        for row in rows { SnapshotLayout.append(row.place, to: &output) }
        if withOrigins { for row in rows { SnapshotLayout.append(row.origins, to: &output) } }
        keys.withUnsafeBytes { bytes in
            for row in rows { output.append(contentsOf: row.key(in: bytes)) }
        }
    }

    var writtenKeyBytes: Int { rows.reduce(0) { $0 + Int($1.length) } }
}

extension SnapshotRows.Row {
    fileprivate func key(in keys: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: keys[Int(start)..<(Int(start) + Int(length))])
    }
}
