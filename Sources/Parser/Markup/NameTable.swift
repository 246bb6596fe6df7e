/// Finds which of a fixed set of names stands in bytes, without making a text of them: one probe and one comparison a name.
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
            var slot = Self.slot(text[...])
            while slots[slot] != 0 { slot = (slot + 1) % Self.size }
            slots[slot] = UInt8(index)
        }
    }

    /// The member that is written like this, in lower case; the first member when none is.
    func member(_ name: ArraySlice<UInt8>) -> Name {
        if name.isEmpty || name.count > longest { return members[0] }
        var slot = Self.slot(name)
        while slots[slot] != 0 {
            let index = Int(slots[slot])
            if texts[index].count == name.count, texts[index].elementsEqual(name) { return members[index] }
            slot = (slot + 1) % Self.size
        }
        return members[0]
    }

    func text(_ name: Name) -> [UInt8] { texts[Int(name.rawValue)] }

    private static func slot(_ name: ArraySlice<UInt8>) -> Int {
        let first = Int(name[name.startIndex])
        let middle = Int(name[name.startIndex + name.count / 2])
        let last = Int(name[name.endIndex - 1])
        return (first &* 131 &+ middle &* 31 &+ last &* 7 &+ name.count &* 67) & (size - 1)
    }
}
