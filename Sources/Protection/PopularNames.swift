import DomainNames
import Vocabulary

/// The names of one imported popular list, with their ranks.
///
/// A million of them load in one pass and no name becomes a value: the file stays as it is, in one buffer, and a table of hashes
/// points to its lines.
///
/// ```
/// zhalan-popular-1 <TAB> tranco <TAB> 1795000000 <TAB> 1795000100 <TAB> 1000000 <TAB> 1000321     source, dated, imported, names, lines
/// 1 <TAB> google.com                                                                            rank, name
/// ```
package struct PopularNames: Sendable {
    static let magic = "zhalan-popular-1"

    /// The name that the list was imported under: `tranco`.
    package let source: String
    /// When the list itself was made, as far as its file tells.
    package let dated: Timestamp
    package let imported: Timestamp
    /// Names in the list; their parents not counted.
    package let names: Int

    private let bytes: [UInt8]
    /// Open addressing: where the line of a name begins, 0 for an empty place (the first line begins at 0 and is no name).
    private let slots: [UInt32]
    private let seed: UInt64

    /// What is wrong with a file of the state.
    package struct Damage: Error, Hashable, Sendable, CustomStringConvertible {
        package let description: String
    }

    /// - Parameters:
    ///   - bytes: a whole file, as `PopularDraft` makes it.
    ///   - seed: of the hashes; any number. Another in each process keeps list authors from making names that collide.
    /// - Throws: `Damage` for a file that is none of ours or was cut.
    package init(_ bytes: [UInt8], seed: UInt64) throws(Damage) {
        guard let headEnd = bytes.firstIndex(of: UInt8(ascii: "\n")), bytes.count <= Int(UInt32.max) else {
            throw Damage(description: "the head line is missing")
        }
        let head = String(decoding: bytes[..<headEnd], as: UTF8.self).split(separator: "\t").map(String.init)
        guard head.count == 6, head[0] == PopularNames.magic, let dated = Int64(head[2]), let imported = Int64(head[3]),
            let names = Int(head[4]), let lines = Int(head[5]), names >= 0, (0...bytes.count).contains(lines)
        else { throw Damage(description: "the head line is none of a popular list") }
        guard bytes.last == UInt8(ascii: "\n") else { throw Damage(description: "the last line is cut") }
        source = head[1]
        self.dated = Timestamp(seconds: dated)
        self.imported = Timestamp(seconds: imported)
        self.names = names
        self.seed = seed
        let (slots, found) = PopularNames.index(bytes, from: headEnd + 1, lines: lines, seed: seed)
        guard found == lines else { throw Damage(description: "\(found) lines where the head says \(lines)") }
        self.slots = slots
        self.bytes = bytes
    }

    /// The rank of a name that stands in the list, or that is a parent of one; the best rank among those.
    package func rank(of name: DomainName) -> Int? {
        var copy = name.text
        return copy.withUTF8 { name in
            bytes.withUnsafeBufferPointer { bytes in
                let hash = name.reversed().reduce(PopularNames.begin(seed), PopularNames.mixed)
                return place(of: name, hash, in: bytes).map { PopularNames.rank(bytes, before: $0) }
            }
        }
    }

    /// Whether the name or one of its parents stands in the list: one pass over its bytes, no memory.
    package func mayCover(_ name: DomainName) -> Bool {
        var copy = name.text
        return copy.withUTF8 { mayCover(utf8: $0) }
    }

    /// The same of a name's bytes: lower case, without a final dot.
    package func mayCover(utf8 name: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var hash = PopularNames.begin(seed)
            for index in stride(from: name.count - 1, through: 0, by: -1) {
                if name[index] == UInt8(ascii: "."),
                    place(of: UnsafeBufferPointer(rebasing: name[(index + 1)...]), hash, in: bytes) != nil
                {
                    return true
                }
                hash = PopularNames.mixed(hash, name[index])
            }
            return place(of: name, hash, in: bytes) != nil
        }
    }

    /// Where a name begins in the file.
    private func place(of name: UnsafeBufferPointer<UInt8>, _ hash: UInt64, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        slots.withUnsafeBufferPointer { slots in
            var slot = PopularNames.slot(hash, slots.count)
            while slots[slot] != 0 {
                if PopularNames.holds(bytes, nameAt: Int(slots[slot]), name) { return Int(slots[slot]) }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    /// Places every line's name into a table that is at most half full.
    private static func index(_ bytes: [UInt8], from start: Int, lines: Int, seed: UInt64) -> (slots: [UInt32], found: Int) {
        var size = 16
        while size < 2 * lines { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        var found = 0
        bytes.withUnsafeBufferPointer { bytes in
            slots.withUnsafeMutableBufferPointer { slots in
                var position = start
                while position < bytes.count, found <= lines {
                    while bytes[position] != UInt8(ascii: "\t"), bytes[position] != UInt8(ascii: "\n") { position += 1 }
                    guard bytes[position] == UInt8(ascii: "\t") else {
                        found = -1  // no line of ours
                        return
                    }
                    position += 1
                    var end = position
                    while bytes[end] != UInt8(ascii: "\n") { end += 1 }  // the last byte is one
                    var hash = begin(seed)
                    for index in stride(from: end - 1, through: position, by: -1) { hash = mixed(hash, bytes[index]) }
                    var slot = slot(hash, size)
                    found += 1
                    if found > lines { return }
                    while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
                    slots[slot] = UInt32(truncatingIfNeeded: position)
                    position = end + 1
                }
            }
        }
        return (slots, found)
    }

    private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, nameAt start: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool
    {
        guard start + name.count < bytes.count, bytes[start + name.count] == UInt8(ascii: "\n") else { return false }
        for index in 0..<name.count where bytes[start + index] != name[index] { return false }
        return true
    }

    private static func rank(_ bytes: UnsafeBufferPointer<UInt8>, before start: Int) -> Int {
        var rank = 0
        var scale = 1
        var index = start - 2
        while index >= 0, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9"), scale < 10_000_000_000 {
            rank += Int(bytes[index] - UInt8(ascii: "0")) * scale
            scale *= 10
            index -= 1
        }
        return rank
    }

    // FNV-1a, 64 bits, from the last byte to the first, so that one pass over a name gives the hash of each parent; it begins with
    // a number of this process.
    private static func begin(_ seed: UInt64) -> UInt64 { 0xCBF2_9CE4_8422_2325 ^ seed }

    private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    /// The place that a hash asks for in a table of a power of two.
    private static func slot(_ hash: UInt64, _ size: Int) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 32) & (size - 1) }
}
