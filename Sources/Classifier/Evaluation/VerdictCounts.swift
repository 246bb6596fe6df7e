import Vocabulary

/// How many pages got which verdict.
package struct VerdictCounts: Hashable, Sendable {
    private var counts: [Verdict.Outcome: Int] = [:]

    package init(_ outcomes: some Sequence<Verdict.Outcome> = []) {
        for outcome in outcomes { counts[outcome, default: 0] += 1 }
    }

    package subscript(outcome: Verdict.Outcome) -> Int { counts[outcome] ?? 0 }

    package var total: Int { counts.values.reduce(0, +) }
}
