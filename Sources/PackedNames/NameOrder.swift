/// The names of a table in the order of lists: their sort keys, sorted by the first bytes that differ and then by the rest.
///
/// Bounds: buffers are made as large as the table is before they are filled; positions below `count` are filled. The keys of a part
/// are shorter than its statements, so 32 bits reach each of them.
struct NameOrder: ~Copyable {
    // Not private for the same reason as `NameTable.Entry`.
    struct Place {
        /// The first bytes of the key behind those that all keys of the part share, in the order of sorting.
        let first: UInt64
        let second: UInt64
        let entry: UInt32
    }

    private let scan: NameScan
    private var places = Pages<Place>()
    private var spare = Pages<Place>()
    private var keys = Pages<UInt8>()
    /// Where the key of each entry begins; the next one's beginning is its end.
    private var starts = Pages<UInt32>()
    private var counters = Pages<UInt32>()
    private(set) var count = 0

    init(scan: NameScan) { self.scan = scan }

    mutating func removeAll() { count = 0 }

    // MARK: - Sorting

    mutating func sort(_ table: borrowing NameTable) {
        count = table.count
        places.reserve(count, keeping: 0)
        spare.reserve(count, keeping: 0)
        let shared = writeKeys(table)
        for entry in 0..<count {
            let (start, end) = (Int(starts[entry]), Int(starts[entry + 1]))
            let (first, second) = NameOrder.words(keys.start + min(start + shared, end), end - start - shared)
            places.set(entry, to: Place(first: first, second: second, entry: UInt32(entry)))
        }
        sortByFirstWord()
        sortTies()
    }

    /// - Returns: how many bytes all keys begin with alike, at most sixteen: they need no comparing.
    private mutating func writeKeys(_ table: borrowing NameTable) -> Int {
        var bytes = 0
        for entry in 0..<count { bytes += table.name(entry).count + 1 }
        keys.reserve(bytes + 2 * NameBytes.slack, keeping: 0)
        starts.reserve(count + 1, keeping: 0)
        starts.set(0, to: 0)
        var end = 0
        var (head, difference): (UInt128, UInt128) = (0, 0)
        for entry in 0..<count {
            let length = table.name(entry).writeKey(to: keys.start + end, scan)
            // Behind a key are sixteen zero bytes until the next is written over them.
            let own = NameBytes.ordered(keys.start + end)
            if entry == 0 { head = own }
            difference |= own ^ head
            end += length
            starts.set(entry + 1, to: UInt32(end))
        }
        return difference.leadingZeroBitCount / 8
    }

    /// Sixteen bytes of a key in the order of sorting; those behind its end count as zero.
    @inline(__always)
    private static func words(_ start: UnsafePointer<UInt8>, _ count: Int) -> (first: UInt64, second: UInt64) {
        let head = count > 0 ? NameBytes.head(NameBytes.ordered(start), count) : 0
        return (UInt64(truncatingIfNeeded: head >> 64), UInt64(truncatingIfNeeded: head))
    }

    /// Least significant byte first; bytes that are the same in all places are passed over.
    private mutating func sortByFirstWord() {
        if count < 2 { return }
        var all = UInt64.max
        var any: UInt64 = 0
        for index in 0..<count {
            all &= places[index].first
            any |= places[index].first
        }
        counters.reserve(256, keeping: 0)
        for shift in stride(from: UInt64(0), to: 64, by: 8) where ((all ^ any) >> shift) & 0xFF != 0 {
            counters.clear(256)
            for index in 0..<count { counters[Int(truncatingIfNeeded: (places[index].first >> shift) & 0xFF)] += 1 }
            var sum: UInt32 = 0
            for byte in 0..<256 {
                let here = counters[byte]
                counters[byte] = sum
                sum += here
            }
            for index in 0..<count {
                let byte = Int(truncatingIfNeeded: (places[index].first >> shift) & 0xFF)
                spare.set(Int(counters[byte]), to: places[index])
                counters[byte] += 1
            }
            swap(&places, &spare)
        }
    }

    private func sortTies() {
        let (keys, starts) = (UnsafePointer(keys.start), starts.start)
        let key = { (place: Place) in
            let (start, end) = (Int(starts[Int(place.entry)]), Int(starts[Int(place.entry) + 1]))
            return UnsafeBufferPointer(start: keys + start, count: end - start)
        }
        let isBefore = { (left: Place, right: Place) in
            left.second != right.second ? left.second < right.second : NameOrder.compare(key(left), key(right)) < 0
        }
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, places[end].first == places[start].first { end += 1 }
            if end - start > 1, end - start <= 16 {
                for index in (start + 1)..<end {
                    let place = places[index]
                    var hole = index
                    while hole > start, isBefore(place, places[hole - 1]) {
                        places.set(hole, to: places[hole - 1])
                        hole -= 1
                    }
                    places.set(hole, to: place)
                }
            } else if end - start > 1 {
                var run = UnsafeMutableBufferPointer(start: places.start + start, count: end - start)
                run.sort(by: isBefore)
            }
            start = end
        }
    }

    private static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let shorter = min(left.count, right.count)
        for index in 0..<shorter where left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
        return left.count - right.count
    }

    // MARK: - Looking

    @inline(__always)
    func entry(at position: Int) -> Int { Int(places[position].entry) }

    /// The sort key; valid until the next sorting.
    @inline(__always)
    func key(at position: Int) -> UnsafeBufferPointer<UInt8> {
        let entry = entry(at: position)
        let (start, end) = (Int(starts[entry]), Int(starts[entry + 1]))
        return UnsafeBufferPointer(start: keys.start + start, count: end - start)
    }

    /// Where a name with this key stands, or would stand.
    private func firstPosition(notBefore wanted: UnsafeBufferPointer<UInt8>) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if NameOrder.compare(key(at: middle), wanted) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func position(ofKey wanted: UnsafeBufferPointer<UInt8>) -> Int? {
        let found = firstPosition(notBefore: wanted)
        return found < count && NameOrder.compare(key(at: found), wanted) == 0 ? found : nil
    }

    /// The positions of a name, if it is here, and of everything below it. The key's last byte, a zero, is what is below it.
    func positions(withinKey wanted: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let first = firstPosition(notBefore: wanted)
        var low = first
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if NameOrder.begins(key(at: middle), with: wanted) { low = middle + 1 } else { high = middle }
        }
        return first..<low
    }

    /// Whether one key is a prefix of another: the name itself, or one above it.
    static func begins(_ key: UnsafeBufferPointer<UInt8>, with prefix: UnsafeBufferPointer<UInt8>) -> Bool {
        guard key.count >= prefix.count else { return false }
        var index = prefix.count - 1
        while index >= 0 {
            if key[index] != prefix[index] { return false }
            index -= 1
        }
        return true
    }
}
