import Compiler
import DomainNames
import ListFormats
import Vocabulary

/// What the inputs of a conversion say, on its way into the compiler.
struct ListMaterial {
    var table = NameTable()
    var addresses: [(address: WebAddress, origin: Int)] = []
    var allow: [ListEntry] = []
    /// IP addresses, with the number of their statement; only where the options ask for them.
    private(set) var literals: [(address: IPAddress, origin: Int)] = []
    /// Whether what lists allow is what is listed: for a list of names that are let pass.
    var listsAllowed = false
    private(set) var inputs: [ConvertedInput] = []
    /// The line of each statement, in the order of reading: a statement's number is its place here, so that a million names
    /// carry no text.
    private var lines: [UInt32] = []
    /// Each input with the number of its first statement.
    private var starts: [(path: String, first: Int)] = []

    /// Reads one list into the material.
    /// - Parameter onEntry: each statement, with its line.
    @discardableResult
    mutating func load(
        _ path: String, from format: ListDialect?, reading: ReadingOptions, onRefusal: (Refusal) -> Void,
        onEntry: (ListEntry, Int) -> Void = { _, _ in }
    ) throws -> (dialect: ListDialect, counts: ListReader.Counts) {
        starts.append((path, lines.count))
        var isFull = false
        var reasons: [String: Int] = [:]
        let firstLiteral = literals.count
        var ownAllow: [(entry: ListEntry, line: Int)] = []
        // Hashes, not names: a count that may be off by one in a billion is not worth another copy of the list.
        var seen: Set<Int> = []
        let (firstName, firstAllow) = (table.count, allow.count)
        var cancelled: Set<ListEntry> = []
        var important = DomainTree()
        let (firstLine, firstAddress) = (lines.count, addresses.count)
        let result: (dialect: ListDialect, counts: ListReader.Counts)
        do {
            result = try ListFileReader(path: path, from: format, reading: reading).read { statement in
                switch statement {
                case .refused(let refusal):
                    reasons[refusal.reason, default: 0] += 1
                    onRefusal(refusal)
                case .literal(let address, let line):
                    literals.append((address, lines.count))
                    lines.append(UInt32(clamping: line))
                case .cancelled(let entry, _): cancelled.insert(entry)
                case .entry(let entry, let line), .important(let entry, let line):
                    seen.insert(entry.hashValue)
                    if case .important = statement, case .name(let name) = entry.subject, entry.action == .block {
                        important.insert(name, subtree: true)
                    }
                    if listsAllowed, entry.action == .allow { ownAllow.append((entry, line)) }
                    if !add(entry, line: line) { isFull = true }
                    onEntry(entry, line)
                }
            }
        } catch {
            // An input that breaks off (a damaged archive) is left out whole: half a list is another list.
            table.removeStatements(since: firstName) { _, _ in true }
            addresses.removeSubrange(firstAddress...)
            allow.removeSubrange(firstAllow...)
            literals.removeSubrange(firstLiteral...)
            lines.removeSubrange(firstLine...)
            starts.removeLast()
            throw error
        }
        if isFull {
            throw PipelineError(
                .other, "\(PlainText.escaped(path)): the inputs hold more names than fit into one conversion",
                hint: "convert them in parts")
        }
        // What a list says of itself acts on itself only, wherever in it the line stands.
        if !cancelled.isEmpty {
            table.removeStatements(since: firstName) { cancelled.contains(ListEntry(name: $0, scope: $1)) }
        }
        let kept = allow[firstAllow...].filter { entry in
            if cancelled.contains(entry) { return false }
            guard !important.isEmpty, case .name(let name) = entry.subject else { return true }
            return !important.covers(name)
        }
        allow.replaceSubrange(firstAllow..., with: kept)
        if !ownAllow.isEmpty {
            // A list that allows says by that what to let pass; what it blocks is another matter.
            table.removeStatements(since: firstName) { _, _ in true }
            allow.removeSubrange(firstAllow...)
            for (entry, line) in ownAllow where !cancelled.contains(entry) {
                if case .name(let name) = entry.subject { _ = add(ListEntry(name: name, scope: entry.scope), line: line) }
            }
        }
        inputs.append(
            ConvertedInput(
                path: path, format: result.dialect.name, lines: result.counts.lines,
                used: result.counts.entries + result.counts.literals, refused: result.counts.refused,
                belowOnly: result.counts.belowOnly, reasons: reasons, names: seen.count, unique: seen.count))
        return result
    }

    /// - Returns: false when the table takes no more.
    private mutating func add(_ entry: ListEntry, line: Int) -> Bool {
        let origin = lines.count
        lines.append(UInt32(clamping: line))
        switch (entry.action, entry.subject) {
        case (.allow, _): allow.append(entry)
        case (.block, .name(let name)): return table.add(name, entry.scope == .subtree ? .subtree : .exact, origin: origin)
        case (.block, .address(let address)): addresses.append((address, origin))
        }
        return true
    }

    /// The number of each input's first statement.
    var firstStatements: [Int] { starts.map(\.first) }

    /// What the compiler found each input to bring.
    mutating func note(_ sources: [SourceCounts]) {
        for (index, counts) in zip(inputs.indices, sources) {
            inputs[index].names = counts.names
            inputs[index].unique = counts.unique
        }
    }

    /// What the compiler took away, with the file and line it came from.
    func refusal(_ removal: CompilerRemoval) -> Refusal {
        let text: String
        switch removal.subject {
        case .name(let name): text = name.text
        case .address(let address): text = address.description
        }
        return refusal(of: text, removal.origin, reason: removal.reason.rawValue, explanation: removal.detail)
    }

    /// What is not taken of a statement, with the file and line it came from.
    func refusal(of text: String, _ origin: Int, reason: String, explanation: String) -> Refusal {
        Refusal(
            path: starts.last { $0.first <= origin }?.path ?? "-", line: Int(lines[origin]), text: text, reason: reason,
            explanation: explanation)
    }
}
