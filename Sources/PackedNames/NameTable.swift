import CNameScan

/// Each name of a part once, with what is stated of it: a hash table over names that stay where the statements are.
///
/// Bounds: buffers only grow, in `reserve`, before what they are for is counted up; entries below `count` are filled. A part is
/// smaller than 4 GiB, so an entry's number fits beside 32 bits of hash in a slot.
struct NameTable: ~Copyable {
    // Not private: a debug build of the compiler 6.3.1 breaks on a private type within a field that another file destroys.
    struct Entry {
        let text: UnsafePointer<UInt8>
        let count: UInt8
        var scopes: UInt8
    }

    struct Waiting {
        let text: UnsafePointer<UInt8>
        let hash: UInt64
        let input: UInt32
        let count: UInt8
        let isSubtree: Bool
    }

    /// Names whose slots are asked for at once, before the first is looked at.
    private static let batch = 16

    private let seed: HashSeed
    private var waiting = Pages<Waiting>()
    private var waitingCount = 0
    private var entries = Pages<Entry>()
    private var slots = Pages<UInt64>()
    private var slotMask = 0
    /// For each name the inputs that state it exactly, then those that state it as a subtree, a bit for each input.
    private var inputs = Pages<UInt64>()
    /// Words for the inputs of one scope; 0 when nobody asks who states what.
    private(set) var inputWords = 0
    /// Different names.
    private(set) var count = 0
    /// All scopes that anything was stated in.
    private(set) var allScopes: UInt8 = 0

    init(seed: HashSeed) {
        self.seed = seed
        waiting.reserve(NameTable.batch, keeping: 0)
    }

    // MARK: - Filling

    /// Empties the table and makes room for the names of so many bytes of statements.
    mutating func removeAll(statementBytes bytes: Int, inputs inputCount: Int) {
        precondition(bytes < 1 << 32, "a part is smaller than 4 GiB")
        inputWords = (inputCount + 63) / 64
        count = 0
        allScopes = 0
        // A statement is some 26 bytes and every second says a name that is new; where more are, the table grows.
        resize(slotsFor: bytes / 48 + 16)
        entries.reserve(bytes / 24 + 16, keeping: 0)
        if inputWords > 0 { inputs.reserve((bytes / 24 + 16) * 2 * inputWords, keeping: 0) }
    }

    mutating func removeAll() { count = 0 }

    /// Takes a statement; it is in the table after `flush`.
    @inline(__always)
    mutating func add(_ name: NameBytes, isSubtree: Bool, input: UInt32) {
        let hash = name.hash(seed)
        name_will_read(slots.start + (Int(UInt32(truncatingIfNeeded: hash >> 32)) & slotMask))
        waiting.set(
            waitingCount,
            to: Waiting(text: name.start, hash: hash, input: input, count: UInt8(name.count), isSubtree: isSubtree))
        waitingCount += 1
        if waitingCount == NameTable.batch { flush() }
    }

    mutating func flush() {
        for index in 0..<waitingCount {
            let statement = waiting[index]
            let name = NameBytes(start: statement.text, count: Int(statement.count))
            add(name, hash: statement.hash, isSubtree: statement.isSubtree, input: statement.input)
        }
        waitingCount = 0
    }

    @inline(__always)
    private mutating func add(_ name: NameBytes, hash: UInt64, isSubtree: Bool, input: UInt32) {
        let entry = find(name, hash: hash) ?? insert(name, hash: hash)
        let scope: UInt8 = isSubtree ? 2 : 1
        entries[entry].scopes |= scope
        allScopes |= scope
        if inputWords > 0 {
            let word = Int(input >> 6)
            precondition(word < inputWords, "a statement comes from one of the inputs")
            inputs[base(entry, isSubtree) + word] |= 1 << UInt64(input & 63)
        }
    }

    @inline(__always)
    func hash(of name: NameBytes) -> UInt64 { name.hash(seed) }

    /// The entry of a name.
    @inline(__always)
    func entry(of name: NameBytes, hash: UInt64) -> Int? { find(name, hash: hash) }

    @inline(__always)
    private func find(_ name: NameBytes, hash: UInt64) -> Int? {
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var slot = Int(tag) & slotMask
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == tag {
                let entry = Int(slots[slot] & 0xFFFF_FFFF) - 1
                if self.name(entry).isEqual(to: name) { return entry }
            }
            slot = (slot + 1) & slotMask
        }
        return nil
    }

    @inline(__always)
    private mutating func insert(_ name: NameBytes, hash: UInt64) -> Int {
        if 4 * count >= 3 * slotMask { resize(slotsFor: 2 * count + 16) }
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

    // MARK: - Looking

    @inline(__always)
    func name(_ entry: Int) -> NameBytes { NameBytes(start: entries[entry].text, count: Int(entries[entry].count)) }

    func scopes(_ entry: Int) -> UInt8 { entries[entry].scopes }

    /// The inputs that state a name in one scope, as a word of 64 of them.
    func inputs(_ entry: Int, isSubtree: Bool, word: Int) -> UInt64 { inputs[base(entry, isSubtree) + word] }

    /// For each input how many names it states, and how many of them nobody else does; `nil` where a subtree is stated, or for more
    /// inputs than a word has bits: then it is no matter of single names, or a longer one.
    func exactInputCounts() -> (names: [Int], alone: [Int])? {
        guard inputWords == 1, allScopes & 2 == 0 else { return nil }
        var names = [Int](repeating: 0, count: 64)
        var alone = names
        for entry in 0..<count {
            let stating = inputs[base(entry, false)]
            if stating & (stating &- 1) == 0 {
                if stating != 0 { alone[stating.trailingZeroBitCount] += 1 }
                continue
            }
            var rest = stating
            while rest != 0 {
                names[rest.trailingZeroBitCount] += 1
                rest &= rest - 1
            }
        }
        for input in 0..<64 { names[input] += alone[input] }
        return (names, alone)
    }

    /// Takes a statement of one input back.
    func withdraw(_ entry: Int, isSubtree: Bool, input: Int) {
        let base = base(entry, isSubtree)
        inputs[base + input / 64] &= ~(1 << UInt64(input % 64))
        for word in 0..<inputWords where inputs[base + word] != 0 { return }
        entries[entry].scopes &= isSubtree ? 1 : 2
    }

    @inline(__always)
    private func base(_ entry: Int, _ isSubtree: Bool) -> Int { (2 * entry + (isSubtree ? 1 : 0)) * inputWords }
}
