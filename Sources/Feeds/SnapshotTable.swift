import PackedNames

/// One sorted table of a snapshot, read in place. Valid while the snapshot that made it lives; every offset is checked.
struct SnapshotTable {
    let count: Int
    private let offsets: UnsafeRawBufferPointer
    private let places: UnsafeRawBufferPointer
    private let origins: UnsafeRawBufferPointer?
    private let keys: UnsafeRawBufferPointer

    /// Cuts the table off the front of the bytes; `nil` when they are too few.
    init?(_ rest: inout UnsafeRawBufferPointer, count: Int, keyBytes: Int, withOrigins: Bool) {
        func cut(_ length: Int) -> UnsafeRawBufferPointer? {
            guard length >= 0, length <= rest.count else { return nil }
            defer { rest = UnsafeRawBufferPointer(rebasing: rest[length...]) }
            return UnsafeRawBufferPointer(rebasing: rest[..<length])
        }
        // Counts come from the file: bounded before they are multiplied.
        guard count >= 0, count <= rest.count, let offsets = cut(4 * (count + 1)), let places = cut(4 * count) else { return nil }
        var origins: UnsafeRawBufferPointer?
        if withOrigins {
            guard let found = cut(2 * count) else { return nil }
            origins = found
        }
        guard let keys = cut(keyBytes) else { return nil }
        self.count = count
        self.offsets = offsets
        self.places = places
        self.origins = origins
        self.keys = keys
    }

    /// A key; empty where the offsets are nonsense, which no key of a whole file is.
    func key(_ index: Int) -> UnsafeRawBufferPointer {
        let start = Int(number(offsets, index))
        let end = Int(number(offsets, index + 1))
        guard start <= end, end <= keys.count else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(rebasing: keys[start..<end])
    }

    func place(_ index: Int) -> UInt32 { number(places, index) }

    /// The number of the entry's set of origins; 0 for none.
    func originSet(_ index: Int) -> Int {
        guard let origins else { return 0 }
        return Int(UInt16(littleEndian: origins.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)))
    }

    /// The row with this key: a binary search, some twenty looks in a million.
    func row(of key: UnsafeRawBufferPointer) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            let order = NameRoom.order(self.key(middle), key)
            if order == 0 { return middle }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private func number(_ table: UnsafeRawBufferPointer, _ index: Int) -> UInt32 {
        UInt32(littleEndian: table.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))
    }
}
