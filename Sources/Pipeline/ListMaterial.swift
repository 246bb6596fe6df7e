import Compiler
import DomainNames
import ListFormats
import Vocabulary

/// What the inputs of a conversion say, on its way into the compiler.
struct ListMaterial {
    /// Where a statement stood: input and line in one number, so that a million names carry no text.
    private static let lineBits = 40

    var table = NameTable()
    var addresses: [(address: WebAddress, origin: Int)] = []
    var allow: [ListEntry] = []
    private(set) var inputs: [ConvertedInput] = []
    private var paths: [String] = []

    /// Reads one list into the material.
    mutating func load(
        _ path: String, from format: ListFormatName?, reading: ReadingOptions, onRefusal: (Refusal) -> Void
    ) throws {
        let index = paths.count
        paths.append(path)
        // Hashes, not names: a count that may be off by one in a billion is not worth another copy of the list.
        var seen: Set<Int> = []
        let result = try ListFileReader(path: path, from: format, reading: reading).read { statement in
            switch statement {
            case .refused(let refusal): onRefusal(refusal)
            case .entry(let entry, let line):
                seen.insert(entry.hashValue)
                add(entry, origin: index << ListMaterial.lineBits | line)
            }
        }
        inputs.append(
            ConvertedInput(
                path: path, format: result.format.rawValue, lines: result.counts.lines, used: result.counts.entries,
                refused: result.counts.refused, unique: seen.count))
    }

    private mutating func add(_ entry: ListEntry, origin: Int) {
        switch (entry.action, entry.subject) {
        case (.allow, _): allow.append(entry)
        case (.block, .name(let name)): table.add(name, entry.scope == .subtree ? .subtree : .exact, origin: origin)
        case (.block, .address(let address)): addresses.append((address, origin))
        }
    }

    /// What the compiler took away, with the file and line it came from.
    func refusal(_ removal: CompilerRemoval) -> Refusal {
        let text: String
        switch removal.subject {
        case .name(let name): text = name.text
        case .address(let address): text = address.description
        }
        return Refusal(
            path: paths[removal.origin >> ListMaterial.lineBits], line: removal.origin & (1 << ListMaterial.lineBits - 1),
            text: text, reason: removal.reason.rawValue, explanation: removal.detail)
    }
}
