import Vocabulary

/// How many pages got which verdict.
package struct VerdictCounts: Hashable, Sendable {
    private var counts: [Verdict.Outcome: Int] = [:]

    package init() {}

    package init(_ pages: some Sequence<EvaluatedPage>) {
        for page in pages { add(page.verdict.outcome) }
    }

    package mutating func add(_ outcome: Verdict.Outcome) { counts[outcome, default: 0] += 1 }

    package subscript(outcome: Verdict.Outcome) -> Int { counts[outcome] ?? 0 }

    package var total: Int { counts.values.reduce(0, +) }
}
