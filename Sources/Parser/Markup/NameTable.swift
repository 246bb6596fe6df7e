/// Finds which of a fixed set of names stands in bytes, in either case, without making a text of them: one probe and one comparison
/// a name.
struct NameTable<Name: CaseIterable & RawRepresentable & Sendable>: Sendable where Name.RawValue == UInt8 {
    private static var size: Int { 1_024 }

    /// Open addressing: the raw value of the name at a slot, 0 for none; name 0 is what stands for every other name.
    private var slots = [UInt8](repeating: 0, count: NameTable.size)
    private let members: [Name]
    private let texts: [[UInt8]]
    private let longest: Int

    /// - Parameter spelling: how a member is written in markup. The first member, with raw value 0, is what others become.
    init(_ spelling: (Name) -> String) {
        members = Array(Name.allCases)
        texts = members.map { Array(spelling($0).utf8) }
        longest = texts.map(\.count).max() ?? 0
        for (index, text) in texts.enumerated().dropFirst() {
            var slot = text.withView { Self.slot($0, 0..<$0.count) }
            while slots[slot] != 0 { slot = (slot + 1) % Self.size }
            slots[slot] = UInt8(index)
        }
    }

    /// The member that is written at a place of the bytes; the first member when none is.
    func member(_ bytes: ByteView, _ range: Range<Int>) -> Name {
        if range.isEmpty || range.count > longest { return members[0] }
        var slot = Self.slot(bytes, range)
        while slots[slot] != 0 {
            let index = Int(slots[slot])
            if isWritten(texts[index], bytes, range) { return members[index] }
            slot = (slot + 1) % Self.size
        }
        return members[0]
    }

    func text(_ name: Name) -> [UInt8] { texts[Int(name.rawValue)] }

    private func isWritten(_ text: [UInt8], _ bytes: ByteView, _ range: Range<Int>) -> Bool {
        guard text.count == range.count else { return false }
        for index in text.indices where text[index] != ASCII.lowered(bytes[range.lowerBound + index]) { return false }
        return true
    }

    private static func slot(_ bytes: ByteView, _ range: Range<Int>) -> Int {
        let first = Int(bytes[range.lowerBound] | 0x20)
        let middle = Int(bytes[range.lowerBound + range.count / 2] | 0x20)
        let last = Int(bytes[range.upperBound - 1] | 0x20)
        return (first &* 131 &+ middle &* 31 &+ last &* 7 &+ range.count &* 67) & (size - 1)
    }
}
