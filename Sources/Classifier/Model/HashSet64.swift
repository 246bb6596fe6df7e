/// A set of 64-bit hashes that answers in a few nanoseconds: open addressing, at most a quarter full.
struct HashSet64: Sendable, Hashable {
    /// In ascending order, for the file.
    let hashes: [UInt64]
    private let table: [UInt64]
    private let mask: Int

    init(_ hashes: some Sequence<UInt64> = []) {
        // Nought marks an empty slot.
        self.hashes = Set(hashes).subtracting([0]).sorted()
        var size = 64
        while size < self.hashes.count * 4 { size *= 2 }
        mask = size - 1
        var table = [UInt64](repeating: 0, count: size)
        for hash in self.hashes {
            var slot = Int(truncatingIfNeeded: hash >> 20) & mask
            while table[slot] != 0 { slot = (slot + 1) & mask }
            table[slot] = hash
        }
        self.table = table
    }

    @inline(__always)
    func contains(_ hash: UInt64) -> Bool {
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        return table.withUnsafeBufferPointer { table in
            while table[slot] != 0 {
                if table[slot] == hash { return true }
                slot = (slot + 1) & mask
            }
            return false
        }
    }
}
