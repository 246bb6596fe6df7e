import Store
import Vocabulary

/// Settles what the clock has ended, and tells which deadlines were missed.
package struct DeadlineRun {
    private let store: StateStore
    private let rules: AppealRules
    private let now: Timestamp

    init(store: StateStore, rules: AppealRules, now: Timestamp) {
        self.store = store
        self.rules = rules
        self.now = now
    }

    @discardableResult
    package func run(observer: RunObserver) throws -> DeadlineCounts {
        let counts = try store.settleDeadlines(
            at: now, contactsResolvedBefore: now.adding(days: -rules.keepContactDays))
        if counts.lapsed > 0 {
            observer(.warning("\(PlainText.counted(counts.lapsed, "emergency listing")) lapsed: nobody confirmed them in time"))
        }
        if counts.allowsLapsed > 0 {
            observer(
                .warning(
                    "\(PlainText.counted(counts.allowsLapsed, "allowlist entry", plural: "allowlist entries")) lapsed: nobody confirmed them in time"
                ))
        }
        for appeal in try store.appeals() {
            guard let deadline = appeal.missedDeadline(at: now) else { continue }
            observer(.warning("appeal \(appeal.ticket) about \(PlainText.escaped(appeal.subject)): the \(deadline) is overdue"))
        }
        return counts
    }
}
