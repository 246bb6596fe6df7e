import PackedNames

/// Counts which inputs list a name, and refuses names that too few of them list. First, because what an input says counts
/// whatever becomes of it later.
///
/// An input lists a name by naming it, or by naming a parent with everything below.
struct SourcesPass: CompilerPass {
    let name = "sources"

    func apply(to names: inout NameDraft, context: CompilerContext) {
        let minimum = context.rules.minimumSources
        var counts = [SourceCounts](repeating: SourceCounts(), count: context.rules.inputs)
        defer { names.sources = counts }
        let words = names.part.inputWords
        if words == 0 {
            // One input: whatever it lists nobody else does.
            for index in counts.indices {
                counts[index].names = names.count
                counts[index].unique = names.count
            }
            return
        }
        if minimum <= 1, let (stated, alone) = names.part.exactInputCounts() {
            // By far the most frequent.
            for index in counts.indices {
                counts[index].names = stated[index]
                counts[index].unique = alone[index]
            }
            return
        }
        var own = [UInt64](repeating: 0, count: words)
        var above = Above(words: words)
        for position in 0..<names.count {
            above.leave(before: position, in: names.part)
            var (listing, inherited) = (0, 0)
            var isSubtree = false
            for word in 0..<words {
                let subtree = names.part.inputs(at: position, isSubtree: true, word: word)
                if subtree != 0 { isSubtree = true }
                own[word] = subtree | names.part.inputs(at: position, isSubtree: false, word: word)
                listing += own[word].nonzeroBitCount
                inherited += (above.inputs(word) & ~own[word]).nonzeroBitCount
            }
            for word in 0..<words {
                var rest = own[word]
                while rest != 0 {
                    let input = 64 * word + rest.trailingZeroBitCount
                    rest &= rest - 1
                    counts[input].names += 1
                    if listing == 1, inherited == 0 { counts[input].unique += 1 }
                }
            }
            if isSubtree { above.enter(position, in: names.part) }
            if listing + inherited < minimum, listing > 0 {
                names.refuse(position, .fewSources, "\(listing + inherited) of at least \(minimum) inputs list it")
            }
        }
    }

    /// The listed subtrees above the name at hand, each with the inputs that list it or one above it.
    private struct Above {
        private let words: Int
        private var positions: [Int] = []
        private var masks: [UInt64] = []

        init(words: Int) { self.words = words }

        func inputs(_ word: Int) -> UInt64 { positions.isEmpty ? 0 : masks[masks.count - words + word] }

        mutating func leave(before position: Int, in part: SortedPart) {
            while let last = positions.last, !part.isWithin(position, last) {
                positions.removeLast()
                masks.removeLast(words)
            }
        }

        mutating func enter(_ position: Int, in part: SortedPart) {
            let inherited = (0..<words).map { inputs($0) }
            positions.append(position)
            for word in 0..<words { masks.append(inherited[word] | part.inputs(at: position, isSubtree: true, word: word)) }
        }
    }
}
