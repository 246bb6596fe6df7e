/// Finds which of a fixed set of names stands in bytes, in either case, without making a text of them: one probe and one comparison of
/// two words a name.
struct NameTable<Name: CaseIterable & RawRepresentable & Sendable>: Sendable where Name.RawValue == UInt8 {
    private static var size: Int { 1_024 }

    /// Open addressing: the raw value of the name at a slot, 0 for none; name 0 is what stands for every other name.
    private var slots = [UInt8](repeating: 0, count: NameTable.size)
    private let members: [Name]
    private let texts: [[UInt8]]
    /// Each name as two words, and the bits in which upper and lower case of its letters differ.
    private var words: [(name: PackedName, cases: PackedName)] = []
    private let longest: Int

    /// - Parameter spelling: how a member is written in markup, at most 16 bytes. The first member, with raw value 0, is what others
    ///   become.
    init(_ spelling: (Name) -> String) {
        members = Array(Name.allCases)
        texts = members.map { Array(spelling($0).utf8) }
        longest = texts.dropFirst().map(\.count).max() ?? 0
        precondition(longest <= 16, "a name of more than 16 bytes")
        for (index, text) in texts.enumerated() {
            let name = text.withView { PackedName($0[..<min($0.count, 16)]) }
            let cases = text.prefix(16).map { ASCII.isLetter($0) ? UInt8(0x20) : 0 }.withView { PackedName($0) }
            words.append((name, cases))
            if index == 0 { continue }
            var slot = name.slot(of: Self.size)
            while slots[slot] != 0 { slot = (slot + 1) % Self.size }
            slots[slot] = UInt8(index)
        }
    }

    /// The member that is written at a place of the bytes; the first member when none is.
    func member(_ bytes: ByteView, _ range: Range<Int>) -> Name {
        if range.isEmpty || range.count > longest { return members[0] }
        let name = PackedName(bytes[range])
        var slot = name.slot(of: Self.size)
        while slots[slot] != 0 {
            let index = Int(slots[slot])
            if name.isWritten(words[index].name, words[index].cases) { return members[index] }
            slot = (slot + 1) % Self.size
        }
        return members[0]
    }

    func text(_ name: Name) -> [UInt8] { texts[Int(name.rawValue)] }
}

/// Up to 16 bytes as two words, those behind them 0: no name has a NUL.
struct PackedName: Sendable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0

    @inline(__always)
    init(_ bytes: ByteView) {
        let raw = UnsafeRawBufferPointer(bytes.buffer)
        first = Self.word(raw, 0)
        if raw.count > 8 { second = Self.word(raw, 8) }
    }

    /// Eight bytes, or as many as there are.
    @inline(__always)
    private static func word(_ raw: UnsafeRawBufferPointer, _ start: Int) -> UInt64 {
        if raw.count &- start >= 8 { return raw.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian }
        var word: UInt64 = 0
        var place = raw.count
        while place > start {
            place &-= 1
            word = word &<< 8 | UInt64(raw[place])
        }
        return word
    }

    /// A slot that is the same for either case.
    @inline(__always)
    func slot(of size: Int) -> Int {
        let lower: UInt64 = 0x2020_2020_2020_2020
        let mixed = ((first | lower) &* 0x9E37_79B9_7F4A_7C15) ^ ((second | lower) &* 0xC2B2_AE3D_27D4_EB4F)
        return Int(truncatingIfNeeded: mixed >> 40) & (size - 1)
    }

    /// Whether these bytes are a name, letters in either case.
    @inline(__always)
    func isWritten(_ name: PackedName, _ cases: PackedName) -> Bool {
        (first ^ name.first) & ~cases.first == 0 && (second ^ name.second) & ~cases.second == 0
    }
}
