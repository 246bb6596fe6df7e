/// The buffers behind `SortedPart`: each name once, hashed and then sorted.
///
/// Bounds: buffers only grow, in `reserve`, before what they are for is counted up; positions below `count` are filled.
struct PartTable: ~Copyable {
    typealias Chunk = (start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>)

    private struct Entry {
        let text: UnsafePointer<UInt8>
        var key: UInt32 = 0
        let count: UInt8
        var scopes: UInt8
    }

    private struct Place {
        /// The first bytes of the key behind those that all keys of the part share, in the order of sorting.
        let first: UInt64
        let second: UInt64
        let entry: UInt32
        let key: UInt32
    }

    private let scan: NameScan
    private let seed: HashSeed
    private var entries = Pages<Entry>()
    private var slots = Pages<UInt64>()
    private var places = Pages<Place>()
    private var spare = Pages<Place>()
    private var keys = Pages<UInt8>()
    private var ranks = Pages<UInt32>()
    private var counters = Pages<UInt32>()
    /// For each name the inputs that state it exactly, then those that state it as a subtree, a bit for each input.
    private var inputs = Pages<UInt64>()
    private var hasRanks = false
    private var slotMask = 0
    private var chunks: [Chunk] = []
    /// Who owns the memory that names are given out in: of this part, and of those whose chunks were given back before.
    private(set) var owners: [AnyObject] = []
    private var isDropped: (UInt32) -> Bool = { _ in false }
    /// Words for the inputs of one scope; 0 when nobody asks who states what.
    private(set) var inputWords = 0
    /// Different names.
    private(set) var count = 0
    /// Statements about them.
    private(set) var statements = 0

    init(scan: NameScan, seed: HashSeed) {
        self.scan = scan
        self.seed = seed
    }

    // MARK: - Filling

    mutating func fill(_ part: StatementParts.Part, inputs: Int, isDropped: @escaping (UInt32) -> Bool) {
        chunks = part.chunks
        for owner in part.owners where !owners.contains(where: { $0 === owner }) { owners.append(owner) }
        self.isDropped = isDropped
        inputWords = (inputs + 63) / 64
        collect()
        sort()
    }

    private mutating func collect() {
        let bytes = chunks.reduce(0) { $0 + ($1.end - $1.start) }
        count = 0
        statements = 0
        hasRanks = false
        resize(slotsFor: bytes / 16 + 16)
        entries.reserve(bytes / 24 + 16, keeping: 0)
        if inputWords > 0 { inputs.reserve((bytes / 24 + 16) * 2 * inputWords, keeping: 0) }
        PartTable.forEachRecord(chunks, isDropped) { record, input in
            let name = NameBytes(start: record + StatementWriter.headerBytes, count: Int(record[0]))
            let hash = name.hash(seed)
            let entry = find(name, hash: hash) ?? insert(name, hash: hash)
            let isSubtree = record[1] == 1
            entries[entry].scopes |= isSubtree ? 2 : 1
            if inputWords > 0 {
                inputs[(2 * entry + (isSubtree ? 1 : 0)) * inputWords + Int(input >> 6)] |= 1 << UInt64(input & 63)
            }
            statements += 1
        }
    }

    @inline(__always)
    private static func forEachRecord(
        _ chunks: [Chunk], _ isDropped: (UInt32) -> Bool, _ body: (_ record: UnsafePointer<UInt8>, _ input: UInt32) -> Void
    ) {
        var input: UInt32 = 0
        var counts = true
        for (start, end) in chunks {
            var record = start
            while record < end {
                if record[1] == StatementWriter.inputMark {
                    input = UnsafeRawPointer(record + 2).loadUnaligned(as: UInt32.self)
                    counts = !isDropped(input)
                } else if counts {
                    body(record, input)
                }
                record += StatementWriter.headerBytes + Int(record[0])
            }
        }
    }

    @inline(__always)
    private func find(_ name: NameBytes, hash: UInt64) -> Int? {
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var slot = Int(tag) & slotMask
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == tag {
                let entry = Int(slots[slot] & 0xFFFF_FFFF) - 1
                if NameBytes(start: entries[entry].text, count: Int(entries[entry].count)).isEqual(to: name) { return entry }
            }
            slot = (slot + 1) & slotMask
        }
        return nil
    }

    @inline(__always)
    private mutating func insert(_ name: NameBytes, hash: UInt64) -> Int {
        if 2 * count >= slotMask { resize(slotsFor: 2 * count + 16) }
        entries.reserve(count + 1, keeping: count)
        if inputWords > 0 {
            inputs.reserve(2 * (count + 1) * inputWords, keeping: 2 * count * inputWords)
            for word in 0..<(2 * inputWords) { inputs[2 * count * inputWords + word] = 0 }
        }
        entries.set(count, to: Entry(text: name.start, count: UInt8(name.count), scopes: 0))
        place(count, tag: UInt32(truncatingIfNeeded: hash >> 32))
        count += 1
        return count - 1
    }

    @inline(__always)
    private func place(_ entry: Int, tag: UInt32) {
        var slot = Int(tag) & slotMask
        while slots[slot] != 0 { slot = (slot + 1) & slotMask }
        slots[slot] = UInt64(tag) << 32 | UInt64(entry + 1)
    }

    /// Makes room for so many names at half a load; what is in the table moves.
    private mutating func resize(slotsFor names: Int) {
        var size = 64
        while size < 2 * names { size *= 2 }
        var old: [UInt64] = []
        if count > 0 { for slot in 0...slotMask where slots[slot] != 0 { old.append(slots[slot]) } }
        slots.reserve(size, keeping: 0)
        slots.clear(size)
        slotMask = size - 1
        for slot in old { place(Int(slot & 0xFFFF_FFFF) - 1, tag: UInt32(truncatingIfNeeded: slot >> 32)) }
    }

    /// Lets the memory of the statements be used again; they are gone.
    mutating func giveChunks(to pool: ChunkPool) {
        for (start, _) in chunks { pool.give(start) }
        chunks = []
        count = 0
    }

    // MARK: - Order

    private mutating func sort() {
        places.reserve(count, keeping: 0)
        spare.reserve(count, keeping: 0)
        var bytes = 0
        for entry in 0..<count { bytes += Int(entries[entry].count) + 1 }
        keys.reserve(bytes + 2 * NameBytes.slack, keeping: 0)
        var keyBytes = 0
        var difference: UInt128 = 0
        for entry in 0..<count {
            let name = NameBytes(start: entries[entry].text, count: Int(entries[entry].count))
            let length = name.writeKey(to: keys.start + keyBytes, scan)
            // Behind the key are sixteen zero bytes; the next key is written over them.
            difference |= PartTable.head(keys.start + keyBytes) ^ PartTable.head(keys.start)
            entries[entry].key = UInt32(keyBytes)
            keyBytes += length
        }
        // What all keys of the part begin with needs no comparing.
        let shared = difference.leadingZeroBitCount / 8
        for entry in 0..<count {
            let key = entries[entry].key
            let (first, second) = PartTable.words(
                keys.start + Int(key) + min(shared, Int(entries[entry].count) + 1), Int(entries[entry].count) + 1 - shared)
            places.set(entry, to: Place(first: first, second: second, entry: UInt32(entry), key: key))
        }
        sortByFirstWord()
        sortTies()
    }

    @inline(__always)
    private static func head(_ key: UnsafePointer<UInt8>) -> UInt128 {
        UInt128(bigEndian: UnsafeRawPointer(key).loadUnaligned(as: UInt128.self))
    }

    /// Sixteen bytes of a key in the order of sorting; those behind its end count as zero.
    @inline(__always)
    private static func words(_ start: UnsafePointer<UInt8>, _ count: Int) -> (first: UInt64, second: UInt64) {
        var head = head(start)
        if count < 16 { head = count <= 0 ? 0 : head & ~(UInt128.max &>> UInt128(8 * count)) }
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
        let (keys, entries) = (keys.start, entries.start)
        let key = { (place: Place) in
            UnsafeBufferPointer(start: keys + Int(place.key), count: Int(entries[Int(place.entry)].count) + 1)
        }
        let isBefore = { (left: Place, right: Place) in
            left.second != right.second ? left.second < right.second : PartTable.compare(key(left), key(right)) < 0
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

    @inline(__always)
    private func key(of place: Place) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: keys.start + Int(place.key), count: Int(entries[Int(place.entry)].count) + 1)
    }

    private static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let shorter = min(left.count, right.count)
        for index in 0..<shorter where left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
        return left.count - right.count
    }

    // MARK: - Looking

    func name(at position: Int) -> NameBytes {
        let entry = entries[Int(places[position].entry)]
        return NameBytes(start: entry.text, count: Int(entry.count))
    }

    func scopes(at position: Int) -> UInt8 { entries[Int(places[position].entry)].scopes }

    /// The sort key; valid until the part is filled again.
    func key(at position: Int) -> UnsafeBufferPointer<UInt8> { key(of: places[position]) }

    /// The inputs that state a name in one scope, as a word of 64 of them.
    func inputs(at position: Int, isSubtree: Bool, word: Int) -> UInt64 {
        let entry = Int(places[position].entry)
        return inputs[(2 * entry + (isSubtree ? 1 : 0)) * inputWords + word]
    }

    func onlyInput(at position: Int) -> Int? {
        guard inputWords == 1 else { return nil }
        let entry = Int(places[position].entry)
        let exact = inputs[2 * entry]
        return inputs[2 * entry + 1] == 0 && exact.nonzeroBitCount == 1 ? exact.trailingZeroBitCount : nil
    }

    /// Takes a statement of one input back.
    func withdraw(at position: Int, isSubtree: Bool, input: Int) {
        let entry = Int(places[position].entry)
        let base = (2 * entry + (isSubtree ? 1 : 0)) * inputWords
        inputs[base + input / 64] &= ~(1 << UInt64(input % 64))
        for word in 0..<inputWords where inputs[base + word] != 0 { return }
        entries[entry].scopes &= isSubtree ? 1 : 2
    }

    /// Where a name with this key stands, or would stand.
    func firstPosition(notBefore wanted: UnsafeBufferPointer<UInt8>) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if PartTable.compare(key(at: middle), wanted) < 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func position(ofKey wanted: UnsafeBufferPointer<UInt8>) -> Int? {
        let found = firstPosition(notBefore: wanted)
        return found < count && PartTable.compare(key(at: found), wanted) == 0 ? found : nil
    }

    /// The positions of a name, if it is here, and of everything below it. The key's last byte, a zero, is what is below it.
    func positions(withinKey wanted: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let first = firstPosition(notBefore: wanted)
        var low = first
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if PartTable.begins(key(at: middle), with: wanted) { low = middle + 1 } else { high = middle }
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

    /// Calls for each statement again, in the order of reading within each thread.
    mutating func forEachStatement(_ body: (_ position: Int, _ isSubtree: Bool, _ input: UInt32, _ line: UInt32) -> Void) {
        if !hasRanks {
            ranks.reserve(count, keeping: 0)
            for position in 0..<count { ranks.set(Int(places[position].entry), to: UInt32(position)) }
            hasRanks = true
        }
        PartTable.forEachRecord(chunks, isDropped) { record, input in
            let name = NameBytes(start: record + StatementWriter.headerBytes, count: Int(record[0]))
            guard let entry = find(name, hash: name.hash(seed)) else { return }
            let line = UnsafeRawPointer(record + 2).loadUnaligned(as: UInt32.self)
            body(Int(ranks[entry]), record[1] == 1, input, line)
        }
    }
}
