import DomainNames
import ListFormats
import PackedNames
import Vocabulary

/// What one list says beside the names that it blocks, which are in the statements.
struct ReadList: Sendable {
    let dialect: ListDialect
    let counts: ListReader.Counts
    private(set) var addresses: [(address: WebAddress, line: Int)] = []
    /// Statements that the list takes back (`$badfilter`).
    private(set) var cancelled: Set<ListEntry> = []
    private var allow: [ListEntry] = []
    /// Names that the list blocks against its own allow rules (`$important`).
    private var important = DomainTree()

    /// Reads one list.
    /// - Parameters:
    ///   - number: of the input, for the statements.
    ///   - isPlain: whether plain lines may go into the statements without being handed on.
    ///   - onEntry: each statement that is handed on, with its line.
    /// - Throws: `PipelineError` of kind `.input` when the file can't be read or is no list.
    init(
        _ path: String, number: Int, from format: ListDialect?, reading: ReadingOptions, into writer: StatementWriter,
        isPlain: Bool, _ onRefusal: (Refusal) -> Void, _ onEntry: (ListEntry, Int) -> Void = { _, _ in }
    ) throws {
        writer.input = UInt32(number)
        var addresses: [(address: WebAddress, line: Int)] = []
        var cancelled: Set<ListEntry> = []
        var allow: [ListEntry] = []
        var important = DomainTree()
        let file = ListFileReader(path: path, from: format, reading: reading, writer: isPlain ? writer : nil)
        (dialect, counts) = try file.read { statement in
            switch statement {
            case .refused(let refusal): onRefusal(refusal)
            case .cancelled(let entry, _): cancelled.insert(entry)
            case .entry(let entry, let line), .important(let entry, let line):
                switch (entry.action, entry.subject) {
                case (.allow, _): allow.append(entry)
                case (.block, .name(let name)):
                    if case .important = statement { important.insert(name, subtree: true) }
                    writer.add(name, isSubtree: entry.scope == .subtree, line: line)
                case (.block, .address(let address)): addresses.append((address, line))
                }
                onEntry(entry, line)
            }
        }
        self.addresses = addresses
        self.cancelled = cancelled
        self.allow = allow
        self.important = important
    }

    /// What the list allows, as far as it does not itself take it back or block against it. What a list says of itself acts on
    /// itself only, wherever in it the line stands.
    var effectiveAllow: [ListEntry] {
        if cancelled.isEmpty, important.isEmpty { return allow }
        return allow.filter { entry in
            if cancelled.contains(entry) { return false }
            guard !important.isEmpty, case .name(let name) = entry.subject else { return true }
            return !important.covers(name)
        }
    }
}
