import DomainNames
import ListFormats
import PackedNames
import Vocabulary

/// What one list says beside the names that it blocks, which are in the statements.
struct ReadList: Sendable {
    let path: String
    let dialect: ListDialect
    let counts: ListReader.Counts
    let addresses: [(address: WebAddress, line: Int)]
    /// IP addresses, where the options ask for them.
    let literals: [(address: IPAddress, line: Int)]
    /// Statements that the list takes back (`$badfilter`).
    let cancelled: Set<ListEntry>
    private let reasons: [String: Int]
    private let allow: [(entry: ListEntry, line: Int)]
    /// Names that the list blocks against its own allow rules (`$important`).
    private let important: DomainTree
    private let listsAllowed: Bool

    /// What a list says, as it is read.
    private struct Collected {
        var addresses: [(address: WebAddress, line: Int)] = []
        var literals: [(address: IPAddress, line: Int)] = []
        var cancelled: Set<ListEntry> = []
        var reasons: [String: Int] = [:]
        var allow: [(entry: ListEntry, line: Int)] = []
        var important = DomainTree()
        /// Names that wait until it is known whether the list allows any.
        var waiting: [(name: DomainName, isSubtree: Bool, line: Int)] = []
    }

    /// Reads one list.
    /// - Parameters:
    ///   - number: of the input, for the statements.
    ///   - isPlain: whether plain lines may go into the statements without being handed on.
    ///   - onEntry: each statement that is handed on, with its line.
    /// - Throws: `PipelineError` of kind `.input` when the file can't be read or is no list.
    init(
        _ path: String, number: Int, _ settings: ListMaterial.Settings, into writer: StatementWriter, isPlain: Bool,
        _ onRefusal: (Refusal) -> Void, _ onEntry: (ListEntry, Int) -> Void = { _, _ in }
    ) throws {
        writer.input = UInt32(number)
        let listsAllowed = settings.listsAllowed
        var found = Collected()
        let file = ListFileReader(
            path: path, from: settings.from, reading: settings.reading, writer: isPlain && !listsAllowed ? writer : nil)
        (dialect, counts) = try file.read { statement in
            switch statement {
            case .refused(let refusal):
                found.reasons[refusal.reason, default: 0] += 1
                onRefusal(refusal)
            case .literal(let address, let line): found.literals.append((address, line))
            case .cancelled(let entry, _): found.cancelled.insert(entry)
            case .entry(let entry, let line), .important(let entry, let line):
                switch (entry.action, entry.subject) {
                case (.allow, _): found.allow.append((entry, line))
                case (.block, .name(let name)):
                    if case .important = statement { found.important.insert(name, subtree: true) }
                    if listsAllowed {
                        found.waiting.append((name, entry.scope == .subtree, line))
                    } else {
                        writer.add(name, isSubtree: entry.scope == .subtree, line: line)
                    }
                case (.block, .address(let address)): found.addresses.append((address, line))
                }
                onEntry(entry, line)
            }
        }
        if listsAllowed { ReadList.list(found, into: writer) }
        self.path = path
        self.listsAllowed = listsAllowed
        addresses = found.addresses
        literals = found.literals
        cancelled = found.cancelled
        reasons = found.reasons
        allow = found.allow
        important = found.important
    }

    /// A list that allows says by that what to let pass; what it blocks is another matter.
    private static func list(_ found: Collected, into writer: StatementWriter) {
        if found.allow.isEmpty {
            for (name, isSubtree, line) in found.waiting { writer.add(name, isSubtree: isSubtree, line: line) }
        }
        for (entry, line) in found.allow where !found.cancelled.contains(entry) {
            if case .name(let name) = entry.subject { writer.add(name, isSubtree: entry.scope == .subtree, line: line) }
        }
    }

    /// What the list allows, as far as it does not itself take it back or block against it. What a list says of itself acts on
    /// itself only, wherever in it the line stands.
    var effectiveAllow: [ListEntry] {
        if listsAllowed { return [] }
        return allow.lazy.map(\.entry).filter { entry in
            if cancelled.contains(entry) { return false }
            guard !important.isEmpty, case .name(let name) = entry.subject else { return true }
            return !important.covers(name)
        }
    }

    /// The list among the inputs; what it brought is known when all are compiled.
    var input: ConvertedInput {
        ConvertedInput(
            path: path, format: dialect.name, lines: counts.lines, used: counts.entries + counts.literals,
            refused: counts.refused,
            belowOnly: counts.belowOnly, reasons: reasons, names: 0, unique: 0)
    }
}
