import Crawler
import Store

/// Judges answers in batches, so that what was seen before is read, and what is seen now is kept, many names at a time.
struct LivenessDesk {
    let store: StateStore
    let rule: LivenessRule
    private var waiting: [(name: String, answer: NameAnswer, child: String?)] = []

    init(store: StateStore, rule: LivenessRule) {
        self.store = store
        self.rule = rule
    }

    /// Takes an answer.
    /// - Returns: what is settled by now, on disk.
    mutating func settle(_ name: String, _ answer: NameAnswer, child: String?) throws -> [LivenessRun.Line] {
        waiting.append((name, answer, child))
        return waiting.count < StateStore.batchRows ? [] : try flush()
    }

    /// Settles all that waits.
    mutating func flush() throws -> [LivenessRun.Line] {
        guard !waiting.isEmpty else { return [] }
        let batch = waiting
        waiting = []
        let before = try store.observations(of: batch.map(\.name))
        let lines = batch.map { entry in
            let (observation, reason) = rule.judge(entry.name, entry.answer, child: entry.child, after: before[entry.name])
            return LivenessRun.Line(observation: observation, reason: reason)
        }
        // What lives and always did has no row to lose.
        try store.keep(observations: lines.map(\.observation).filter { $0.state != .live || before[$0.name] != nil })
        return lines
    }
}
