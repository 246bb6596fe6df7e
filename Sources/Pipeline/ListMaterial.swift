import Compiler
import DomainNames
import ListFormats
import Vocabulary

/// What the inputs of a conversion say, on its way into the compiler.
struct ListMaterial {
    var table = NameTable()
    var addresses: [(address: WebAddress, origin: Int)] = []
    var allow: [ListEntry] = []
    private(set) var inputs: [ConvertedInput] = []
    /// The inputs in order with the number of lines before each: a statement's origin is its line counted over all inputs, so
    /// that a million names carry no text and the number fits the table's 32 bits.
    private var starts: [(path: String, linesBefore: Int)] = []
    private var lines = 0

    /// Reads one list into the material.
    ///
    /// - Throws: `PipelineError` of kind `.input` when the list can't be read, of kind `.other` when the inputs hold more than
    ///   the table takes: a list without its end would be shorter than the inputs say.
    mutating func load(
        _ path: String, from format: ListFormatName?, reading: ReadingOptions, onRefusal: (Refusal) -> Void
    ) throws {
        let start = lines
        starts.append((path, start))
        var isFull = false
        // Hashes, not names: a count that may be off by one in a billion is not worth another copy of the list.
        var seen: Set<Int> = []
        let result = try ListFileReader(path: path, from: format, reading: reading).read { statement in
            switch statement {
            case .refused(let refusal): onRefusal(refusal)
            case .entry(let entry, let line):
                seen.insert(entry.hashValue)
                lines = max(lines, start + line)
                if !add(entry, origin: start + line) { isFull = true }
            }
        }
        lines = start + result.counts.lines
        if isFull {
            throw PipelineError(
                .other, "\(PlainText.escaped(path)): the inputs hold more lines or names than fit into one conversion",
                hint: "convert them in parts")
        }
        inputs.append(
            ConvertedInput(
                path: path, format: result.format.rawValue, lines: result.counts.lines, used: result.counts.entries,
                refused: result.counts.refused, unique: seen.count))
    }

    private mutating func add(_ entry: ListEntry, origin: Int) -> Bool {
        switch (entry.action, entry.subject) {
        case (.allow, _): allow.append(entry)
        case (.block, .name(let name)): return table.add(name, entry.scope == .subtree ? .subtree : .exact, origin: origin)
        case (.block, .address(let address)): addresses.append((address, origin))
        }
        return true
    }

    /// What the compiler took away, with the file and line it came from.
    func refusal(_ removal: CompilerRemoval) -> Refusal {
        let text: String
        switch removal.subject {
        case .name(let name): text = name.text
        case .address(let address): text = address.description
        }
        // Lines count from 1, so an origin lies behind its own input's start and not behind the next one's.
        let input = starts.last { $0.linesBefore < removal.origin }
        return Refusal(
            path: input?.path ?? "", line: removal.origin - (input?.linesBefore ?? 0), text: text,
            reason: removal.reason.rawValue, explanation: removal.detail)
    }
}
