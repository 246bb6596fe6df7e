/// The names of a table in the order of lists: their sort keys, sorted by the first bytes that differ and then by the rest.
///
/// Bounds: buffers are made as large as the table is before they are filled; positions below `count` are filled. The keys of a part
/// are shorter than its statements, so 32 bits reach each of them.
struct NameOrder: ~Copyable {
    // Not private for the same reason as `NameTable.Entry`.
    struct Place {
        /// The first bytes of the key behind those that all keys of the part share, in the order of sorting.
        let first: UInt64
        let entry: UInt32
        /// The first four bytes as a number that sorts like them: where names are the same in it, more is compared.
        let code: UInt32
    }

    /// A code has 22 bits, 40 classes for each of its bytes: two digits of eleven.
    private static let codeBytes = 4
    private static let classes: UInt32 = 40
    private static let digits = 2
    private static let digitBits = 11
    private static let digitValues = 1 << digitBits
    /// So few places are sorted by insertion, and so few by comparing: counters for all values of a digit would cost more.
    private static let insertionCount = 24
    private static let comparingCount = 256
    /// A statement's name is counted in a byte, and its key is one byte longer.
    private static let longestKey = 256

    private let scan: NameScan
    private var places = Pages<Place>()
    private var spare = Pages<Place>()
    private var keys = Pages<UInt8>()
    /// Where the key of each entry begins; the next one's beginning is its end.
    private var starts = Pages<UInt32>()
    /// For each digit of the codes how often each of its values is there, then where the next place with it goes.
    private var counters = Pages<UInt32>()
    /// The class of each byte: no byte's is above that of a higher byte, and those that names are full of have one of their own.
    private var byteClasses = Pages<UInt8>()
    private(set) var count = 0

    init(scan: NameScan) {
        self.scan = scan
        counters.reserve(NameOrder.digits * NameOrder.digitValues, keeping: 0)
        byteClasses.reserve(256, keeping: 0)
        for byte in 0..<256 { byteClasses.set(byte, to: NameOrder.byteClass(UInt8(byte))) }
    }

    private static func byteClass(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0: 0
        case 0x01..<0x30: 1
        case 0x30...0x39: 2 + (byte - 0x30)
        case 0x3A..<0x61: 12
        case 0x61...0x7A: 13 + (byte - 0x61)
        default: 39
        }
    }

    mutating func removeAll() { count = 0 }

    // MARK: - Sorting

    mutating func sort(_ table: borrowing NameTable) {
        count = table.count
        places.reserve(count, keeping: 0)
        spare.reserve(count, keeping: 0)
        let shared = writeKeys(table)
        for entry in 0..<count { places.set(entry, to: place(of: entry, from: shared)) }
        sort(0..<count, from: shared)
    }

    /// Sorts places that share so many bytes of their keys and were made from there on.
    private mutating func sort(_ range: Range<Int>, from shared: Int) {
        if range.count <= NameOrder.insertionCount { return sortByInsertion(range, from: shared) }
        if range.count <= NameOrder.comparingCount { return sortByComparing(range, from: shared) }
        sortByCode(range)
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start + 1
            while end < range.upperBound, places[end].code == places[start].code { end += 1 }
            if end - start > 1 { sortTies(start..<end, from: shared) }
            start = end
        }
    }

    /// Sorts places whose codes are the same.
    private mutating func sortTies(_ range: Range<Int>, from shared: Int) {
        if range.count <= NameOrder.insertionCount { return sortByInsertion(range, from: shared) }
        let first = places[range.lowerBound].first
        var difference: UInt64 = 0
        for index in range { difference |= places[index].first ^ first }
        let alike = difference.leadingZeroBitCount / 8
        // Bytes that are in no name may differ and be in one class.
        guard alike > 0, shared < NameOrder.longestKey else { return sortByComparing(range, from: shared) }
        for index in range { places.set(index, to: place(of: Int(places[index].entry), from: shared + alike)) }
        sort(range, from: shared + alike)
    }

    /// The place of an entry, made of its key's bytes from an offset on.
    @inline(__always)
    private func place(of entry: Int, from shared: Int) -> Place {
        let (start, end) = (Int(starts[entry]), Int(starts[entry + 1]))
        let first = NameOrder.word(keys.start + min(start + shared, end), end - start - shared)
        return Place(first: first, entry: UInt32(entry), code: code(first))
    }

    @inline(__always)
    private func code(_ first: UInt64) -> UInt32 {
        var code: UInt32 = 0
        for byte in 0..<NameOrder.codeBytes {
            code =
                code &* NameOrder.classes &+ UInt32(byteClasses[Int(truncatingIfNeeded: (first >> UInt64(56 - 8 * byte)) & 0xFF)])
        }
        return code
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

    /// Eight bytes of a key in the order of sorting; those behind its end count as zero.
    @inline(__always)
    private static func word(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        if count <= 0 { return 0 }
        let word = UInt64(bigEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
        return count >= 8 ? word : word & ~(UInt64.max &>> UInt64(8 * count))
    }

    /// Sorts by the codes, least significant digit first; a digit that is the same in all is passed over.
    private mutating func sortByCode(_ range: Range<Int>) {
        counters.clear(NameOrder.digits * NameOrder.digitValues)
        for index in range {
            for digit in 0..<NameOrder.digits {
                counters[digit * NameOrder.digitValues + NameOrder.value(of: digit, in: places[index].code)] += 1
            }
        }
        for digit in 0..<NameOrder.digits {
            let counts = digit * NameOrder.digitValues
            var sum = UInt32(range.lowerBound)
            var isShared = false
            for value in counts..<(counts + NameOrder.digitValues) {
                let here = counters[value]
                if Int(here) == range.count { isShared = true }
                counters[value] = sum
                sum += here
            }
            if isShared { continue }
            for index in range {
                let value = counts + NameOrder.value(of: digit, in: places[index].code)
                spare.set(Int(counters[value]), to: places[index])
                counters[value] += 1
            }
            if range.count == count {
                swap(&places, &spare)
            } else {
                (places.start + range.lowerBound).update(from: spare.start + range.lowerBound, count: range.count)
            }
        }
    }

    @inline(__always)
    private static func value(of digit: Int, in code: UInt32) -> Int {
        Int((code >> UInt32(digit * digitBits)) & UInt32(digitValues - 1))
    }

    private func sortByInsertion(_ range: Range<Int>, from shared: Int) {
        let (keys, starts) = (UnsafePointer(keys.start), UnsafePointer(starts.start))
        for index in range.dropFirst() {
            let place = places[index]
            var hole = index
            while hole > range.lowerBound, NameOrder.isBefore(place, places[hole - 1], shared, keys, starts) {
                places.set(hole, to: places[hole - 1])
                hole -= 1
            }
            places.set(hole, to: place)
        }
    }

    private func sortByComparing(_ range: Range<Int>, from shared: Int) {
        let (keys, starts) = (UnsafePointer(keys.start), UnsafePointer(starts.start))
        var run = UnsafeMutableBufferPointer(start: places.start + range.lowerBound, count: range.count)
        run.sort { NameOrder.isBefore($0, $1, shared, keys, starts) }
    }

    /// Compares places that were made from the same offset of their keys on.
    @inline(__always)
    private static func isBefore(
        _ left: Place, _ right: Place, _ shared: Int, _ keys: UnsafePointer<UInt8>, _ starts: UnsafePointer<UInt32>
    ) -> Bool {
        if left.first != right.first { return left.first < right.first }
        // What is in the places is the same: no key has ended within it, for it would be the other.
        let seen = shared + MemoryLayout<UInt64>.size
        return compare(rest(of: left, seen, keys, starts), rest(of: right, seen, keys, starts)) < 0
    }

    /// What a key has behind so many bytes.
    @inline(__always)
    private static func rest(
        of place: Place, _ seen: Int, _ keys: UnsafePointer<UInt8>, _ starts: UnsafePointer<UInt32>
    ) -> UnsafeBufferPointer<UInt8> {
        let (start, end) = (Int(starts[Int(place.entry)]), Int(starts[Int(place.entry) + 1]))
        let from = min(start + seen, end)
        return UnsafeBufferPointer(start: keys + from, count: end - from)
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
