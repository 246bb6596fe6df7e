import DomainNames
import Store
import Vocabulary

/// What people do with the allowlist.
package struct AllowDesk {
    private let store: StateStore

    package init(store: StateStore) {
        self.store = store
    }

    /// Adds a name, or replaces its standing entry; returns the name in its one spelling.
    package func add(_ text: String, exact: Bool, reason: String, author: String, until: String?, now: Timestamp) throws
        -> DomainName
    {
        let name = try AllowDesk.name(text)
        if PublicSuffixes.isPublicSuffix(name) {
            throw PipelineError(.input, "\(name) is a public suffix; suffixes are never listed and need no allowing")
        }
        var endsAt: Timestamp?
        if let until {
            guard let day = Timestamp(until) else {
                throw PipelineError(.input, "\"\(PlainText.escaped(until))\" is no date", hint: "write YYYY-MM-DD")
            }
            // The last day counts whole.
            endsAt = day.adding(days: 1)
            if day.adding(days: 1) <= now { throw PipelineError(.input, "\(until) has passed", hint: "name a day to come") }
        }
        try store.allow(
            subject: name.text, scope: exact ? .exact : .subtree, reason: reason, author: author, endsAt: endsAt, now: now)
        return name
    }

    package func remove(_ text: String, author: String, now: Timestamp) throws {
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
