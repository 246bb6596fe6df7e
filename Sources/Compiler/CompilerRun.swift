import Dispatch
import DomainNames
import PackedNames
import Synchronization
import Vocabulary

/// One run of the passes over all parts, on as many threads as asked for; the result is the same for any number.
struct CompilerRun {
    let parts: [CompiledPart]
    let addressGroups: [[AddressDraft.Row]]
    let blocklist: Blocklist
    let refusals: [CompilerRemoval]
    let counts: CompilerCounts

    init(_ statements: StatementParts, _ addressRows: [AddressDraft.Row], _ context: CompilerContext, keepsOrigins: Bool) {
        var addresses = AddressDraft(addressRows)
        if !addressRows.isEmpty { for pass in ListCompiler.passes { pass.apply(to: &addresses, context: context) } }
        addressGroups = addresses.groups
        let hosts = RuleNames(addressGroups.compactMap { $0[0].address.host.name })
        parts = CompilerRun.compile(statements, context, hosts, keepsOrigins: keepsOrigins)
        var counts = CompilerCounts(statements: statements.statements + addressRows.count, touched: addresses.touched)
        var reachable = DomainTree()
        for part in parts {
            counts.names += part.names
            counts.merged += part.merged
            counts.pruned += part.pruned
            counts.touched.merge(part.touched, uniquingKeysWith: +)
            for (name, isSubtree) in part.reachable { reachable.insert(name, subtree: isSubtree) }
        }
        counts.addresses = addressGroups.count
        counts.merged += addressGroups.reduce(0) { $0 + $1.count - 1 }
        self.counts = counts
        refusals = parts.flatMap(\.refusals) + addresses.refusals
        blocklist = Blocklist(
            packed: NameList(segments: parts.map(\.segment)), addresses: addressGroups.map { $0[0].address },
            reachable: reachable, exceptions: parts.flatMap(\.exceptions))
    }

    var narrowed: [CompilerRemoval] { parts.flatMap(\.narrowed) }

    /// What each input brought, over all parts.
    var sources: [SourceCounts] {
        var sums: [SourceCounts] = []
        for part in parts {
            if sums.isEmpty { sums = part.sources } else { for index in sums.indices { sums[index].add(part.sources[index]) } }
        }
        return sums
    }

    private static func compile(
        _ statements: StatementParts, _ context: CompilerContext, _ hosts: RuleNames, keepsOrigins: Bool
    ) -> [CompiledPart] {
        let parts = statements.take()
        let next = Atomic(0)
        let done = Mutex([CompiledPart?](repeating: nil, count: parts.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(context.rules.threads, parts.count))) { _ in
            let sorted = SortedPart()
            while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < parts.count {
                let compiled = compile(parts[index], sorted, context, hosts, keepsOrigins: keepsOrigins)
                done.withLock { $0[index] = compiled }
            }
        }
        return done.withLock { $0.compactMap(\.self) }
    }

    private static func compile(
        _ part: StatementParts.Part, _ sorted: SortedPart, _ context: CompilerContext, _ hosts: RuleNames, keepsOrigins: Bool
    ) -> CompiledPart {
        let rules = context.rules
        let countsInputs = rules.inputs > 1 || !rules.withdrawn.isEmpty
        let dropped = rules.droppedInputs
        sorted.fill(
            part, inputs: countsInputs ? rules.inputs : 0,
            isDropped: dropped.isEmpty ? { _ in false } : { dropped.contains(Int($0)) })
        let withdrawn = withdraw(rules, from: sorted)
        var draft = NameDraft(sorted, lower: part.lower, upper: part.upper)
        for pass in ListCompiler.passes { pass.apply(to: &draft, context: context) }
        return CompiledPart(draft, context: context, hosts: hosts, withdrawn: withdrawn, keepsOrigins: keepsOrigins)
    }

    private static func withdraw(_ rules: CompilerRules, from part: SortedPart) -> Set<WithdrawnStatement> {
        var found: Set<WithdrawnStatement> = []
        for (input, entry) in rules.withdrawn {
            guard case .name(let name) = entry.subject, entry.action == .block,
                let position = name.sortKey.withUnsafeBufferPointer({ part.position(ofKey: $0) })
            else { continue }
            let isSubtree = entry.scope == .subtree
            part.withdraw(at: position, isSubtree: isSubtree, input: input)
            found.insert(WithdrawnStatement(position: position, isSubtree: isSubtree, input: UInt32(input)))
        }
        return found
    }
}

extension CompilerRun {
    /// How many names each entry of `CompilerRules.allow` touched; 0 for addresses.
    func allowEffects(_ context: CompilerContext) -> [Int] {
        var effects = Array(repeating: 0, count: context.rules.allow.count)
        for part in parts { for (rule, names) in part.allowEffects { effects[context.allowedEntries[rule]] += names } }
        return effects
    }
}
