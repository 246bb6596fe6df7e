/// Finds terms with gaps in a text: all parts of a term in their order, each near the one before (`每日…收益`, `withdraw … pay … tax`).
///
/// People write the same promise in many words; what they can't leave out are the parts. Of a part that stands several times the last place
/// before the next part counts, and the two never overlap.
struct GapMatcher: Sendable {
    /// What stands between the parts of a term in `terms.tsv`.
    static let mark: Character = "…"
    /// Bytes of the normalised text that a gap may have: ten Chinese characters or five short words. Wider gaps join sentences.
    static let gap = 30
    /// Parts of a term, at the most.
    static let parts = 4

    /// A step of a term: its part must be met behind the step before.
    private struct Step: Sendable {
        let term: Int
        let isFirst: Bool
        let isLast: Bool
    }

    private let matcher: TermMatcher
    /// For each part, the steps that it is; those of one term come last first, so that one place is not two steps.
    private let steps: [[(slot: Int, step: Step)]]
    private let slots: Int

    /// - Parameter terms: the normalised parts of each term, two at least.
    init(_ terms: [[NormalText]]) {
        var known: [[UInt8]: Int] = [:]
        var parts: [NormalText] = []
        var steps: [[(slot: Int, step: Step)]] = []
        var slot = 0
        for (term, texts) in terms.enumerated() {
            for (index, text) in texts.enumerated() {
                let part = known[text.bytes] ?? parts.count
                if part == parts.count {
                    known[text.bytes] = part
                    parts.append(text)
                    steps.append([])
                }
                let step = Step(term: term, isFirst: index == 0, isLast: index == texts.count - 1)
                steps[part].insert((slot, step), at: 0)
                slot += 1
            }
        }
        matcher = TermMatcher(parts)
        self.steps = steps
        slots = slot
    }

    /// Where each term stands first, from the beginning of its first part to the end of its last.
    func matches(in text: NormalText) -> [TermMatcher.Match] {
        let parts = matcher.everyMatch(in: text)
        guard parts.count > 1 else { return [] }
        // For each step of each term, the place that the steps so far span when last met.
        var spans = [Range<Int>?](repeating: nil, count: slots)
        var isFound: Set<Int> = []
        var found: [TermMatcher.Match] = []
        for part in parts {
            for (slot, step) in steps[part.term] {
                if step.isFirst {
                    spans[slot] = part.range
                    continue
                }
                guard let before = spans[slot - 1], before.upperBound <= part.range.lowerBound,
                    part.range.lowerBound - before.upperBound <= GapMatcher.gap
                else { continue }
                let span = before.lowerBound..<part.range.upperBound
                spans[slot] = span
                if step.isLast, isFound.insert(step.term).inserted {
                    found.append(TermMatcher.Match(term: step.term, range: span))
                }
            }
        }
        return found
    }
}
