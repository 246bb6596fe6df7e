import DomainNames
import Store
import Vocabulary

/// What people do with the allowlist.
package struct AllowDesk {
    /// Days that one person's entry holds where a team decides, unless another confirms it: long enough for a holiday week.
    package static let confirmDays = 7

    private let store: StateStore
    /// `[decide] approvals`: from 2 on a second person confirms what one allowed.
    private let approvals: Int

    package init(store: StateStore, approvals: Int = 1) {
        self.store = store
        self.approvals = approvals
    }

    /// Adds a name, replaces its standing entry, or confirms another person's.
    ///
    /// - Returns: the name in its one spelling, and what was done.
    package func allow(_ text: String, exact: Bool, reason: String, author: Actor, until: String?, now: Timestamp) throws
        -> (name: DomainName, outcome: AllowOutcome)
    {
        let name = try AllowDesk.name(text)
        if PublicSuffixes.isPublicSuffix(name) {
            throw PipelineError(.input, "\(name) is a public suffix; suffixes are never listed and need no allowing")
        }
        let endsAt = try until.map { text in
            let end = try TypedDay.end(text)
            if end <= now { throw PipelineError(.input, "\(text) has passed", hint: "name a day to come") }
            return end
        }
        let new = NewAllow(
            subject: name.text, scope: exact ? .exact : .subtree, reason: reason, endsAt: endsAt,
            confirmBy: AllowDesk.confirmBy(approvals: approvals, now: now))
        return (name, try store.allow(new, author: author, now: now))
    }

    /// Until when one person's entry must be confirmed; `nil` where one person is enough.
    static func confirmBy(approvals: Int, now: Timestamp) -> Timestamp? {
        approvals > 1 ? now.adding(days: confirmDays) : nil
    }

    package func remove(_ text: String, author: Actor, now: Timestamp) throws {
        let name = try AllowDesk.name(text)
        guard try store.disallow(subject: name.text, author: author, now: now) > 0 else {
            throw PipelineError(.input, "\(name) is not on the allowlist", hint: "`zhalan allow list` shows what is")
        }
    }

    private static func name(_ text: String) throws -> DomainName {
        do { return try DomainName(text) } catch {
            throw PipelineError(
                .input, "\"\(PlainText.escaped(text, limit: 80))\" is not a name: \(error)", hint: "give a name like shop.example"
            )
        }
    }
}
