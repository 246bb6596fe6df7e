import DomainNames
import PackedNames
import Vocabulary

/// What one part of the names came to: its piece of the list, and the fate of what is not on it.
struct CompiledPart: Sendable {
    private(set) var segment = NameSegment(names: 0, byteCount: 0) { _ in }
    private(set) var refusals: [CompilerRemoval] = []
    private(set) var narrowed: [CompilerRemoval] = []
    private(set) var touched: [RefusalReason: Int] = [:]
    private(set) var sources: [SourceCounts] = []
    private(set) var exceptions: [Blocklist.Name] = []
    /// Allowed and protected names over which no entry may be widened.
    private(set) var reachable: [(name: DomainName, isSubtree: Bool)] = []
    private(set) var allowEffects: [Int: Int] = [:]
    private(set) var names = 0
    private(set) var merged = 0
    private(set) var pruned = 0
    /// For each kept name the statements that keep it, with the scope that the passes left them; only when asked for.
    private(set) var origins: [[(line: UInt32, scope: ListingScope)]] = []

    init(_ draft: NameDraft, context: CompilerContext, hosts: RuleNames, withdrawn: Set<WithdrawnStatement>, keepsOrigins: Bool) {
        touched = draft.touched
        sources = draft.sources
        allowEffects = draft.allowEffects
        var finish = PartFinish(draft, context: context, hosts: hosts)
        finish.markSurroundings()
        exceptions = finish.exceptions.map { Blocklist.Name($0.name, finish.scope(of: $0)) }
        for rule in finish.exceptions { allowEffects[rule.number, default: 0] += 1 }
        reachable = finish.reachable
        names = (0..<draft.count).count { draft.isKept($0) }
        tell(draft, withdrawn, keepsOrigins: keepsOrigins)
        // Last: the memory of what was said becomes that of what is left.
        (segment, pruned) = finish.pack()
    }

    /// Goes through the statements once more, for those of which something must be told.
    private mutating func tell(_ draft: NameDraft, _ withdrawn: Set<WithdrawnStatement>, keepsOrigins: Bool) {
        if draft.events.isEmpty, draft.ended.isEmpty, withdrawn.isEmpty, !keepsOrigins {
            merged = draft.part.statements - names
            return
        }
        var events: [Int: [Int]] = [:]
        for (index, event) in draft.events.enumerated() { events[event.position, default: []].append(index) }
        let ended = Dictionary(draft.ended.map { ($0.line, $0.detail) }) { first, _ in first }
        var told = [[(input: UInt32, line: UInt32)]](repeating: [], count: draft.events.count)
        var places = [Int](repeating: -1, count: keepsOrigins ? draft.count : 0)
        if keepsOrigins {
            for position in 0..<draft.count where draft.isKept(position) {
                places[position] = origins.count
                origins.append([])
            }
        }
        var kept = 0
        // Where nothing else is told, the statements of names to which nothing happened need not be looked up.
        let isAll = keepsOrigins || !ended.isEmpty || !withdrawn.isEmpty
        let others = draft.part.forEachStatement(about: isAll ? nil : Array(events.keys)) { position, isSubtree, input, line in
            if !ended.isEmpty, let detail = ended[line] {
                refusals.append(removal(draft, position, input, line, .expired, detail))
                return
            }
            if !withdrawn.isEmpty, withdrawn.contains(WithdrawnStatement(position: position, isSubtree: isSubtree, input: input))
            {
                return
            }
            let scope: SortedPart.Scopes = isSubtree ? .subtree : .exact
            var isKept = true
            for index in events[position] ?? [] where draft.events[index].scopes.contains(scope) {
                told[index].append((input, line))
                if !draft.events[index].isCut { isKept = false }
            }
            guard isKept else { return }
            kept += 1
            if keepsOrigins {
                let isWhole = isSubtree && draft.states[position].contains(.subtree)
                origins[places[position]].append((line, isWhole ? .subtree : .exact))
            }
        }
        merged = kept + others - names
        for (event, statements) in zip(draft.events, told) {
            for (input, line) in statements {
                let found = removal(draft, event.position, input, line, event.reason, event.detail)
                if event.isCut { narrowed.append(found) } else { refusals.append(found) }
            }
        }
    }

    private func removal(
        _ draft: NameDraft, _ position: Int, _ input: UInt32, _ line: UInt32, _ reason: RefusalReason, _ detail: String
    ) -> CompilerRemoval {
        CompilerRemoval(
            subject: .name(draft.name(at: position)), input: Int(input), line: Int(line), reason: reason, detail: detail)
    }
}

/// A statement that its own input takes back.
struct WithdrawnStatement: Hashable {
    let position: Int
    let isSubtree: Bool
    let input: UInt32
}
