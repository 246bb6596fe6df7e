import DomainNames

/// Counts which inputs list a name, and refuses names that too few of them list. First, because what an input says counts
/// whatever becomes of it later.
///
/// An input lists a name by naming it, or by naming a parent with everything below.
struct SourcesPass: CompilerPass {
    let name = "sources"

    func apply(to draft: inout Draft, context: CompilerContext) {
        let rules = context.rules
        guard rules.sources.count > 1 || rules.minimumSources > 1 else { return }  // nothing to tell apart
        var counts = [SourceCounts](repeating: SourceCounts(), count: rules.sources.count)
        // The subtrees above the name at hand, nearest last, each with the inputs that list it or one above it.
        var above: [(name: DomainName, inputs: [Int])] = []
        var index = 0
        while index < draft.table.rows.count {
            let rows = draft.table.group(at: index)
            index = rows.upperBound
            let row = draft.table.rows[rows.lowerBound]
            // A single input and nothing above: by far the most frequent, and no name is built for it.
            let isAlone = rows.count == 1 && row.scope == .exact && above.isEmpty && rules.minimumSources <= 1
            if isAlone {
                let input = SourcesPass.input(of: Int(row.origin), in: rules.sources)
                counts[input].names += 1
                counts[input].unique += 1
                continue
            }
            var own: [Int] = []
            var subtree: [Int] = []
            for number in rows {
                let input = SourcesPass.input(of: Int(draft.table.rows[number].origin), in: rules.sources)
                if !own.contains(input) { own.append(input) }
                if draft.table.rows[number].scope == .subtree, !subtree.contains(input) { subtree.append(input) }
            }
            let name = draft.table.name(at: rows.lowerBound)
            while let last = above.last, !name.isWithin(last.name) { above.removeLast() }
            let inherited = above.last?.inputs ?? []
            let others = inherited.filter { !own.contains($0) }
            for input in own {
                counts[input].names += 1
                if own.count == 1, others.isEmpty { counts[input].unique += 1 }
            }
            if !subtree.isEmpty { above.append((name, subtree + inherited.filter { !subtree.contains($0) })) }
            let total = own.count + others.count
            if total < rules.minimumSources {
                draft.refuse(rows, .fewSources, "\(total) of at least \(rules.minimumSources) inputs list it")
            }
        }
        draft.sources = counts
    }

    /// The input that made a statement.
    static func input(of origin: Int, in sources: [Int]) -> Int {
        var low = 0
        var high = sources.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if sources[middle] <= origin { low = middle } else { high = middle }
        }
        return low
    }
}
