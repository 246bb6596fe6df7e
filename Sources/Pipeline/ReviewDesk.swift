import DomainNames
import Protection
import Store
import Vocabulary

/// The queue of verdicts that wait for people, and what people do with it.
package struct ReviewDesk {
    /// One lead that waits, with its verdict and what was said of it so far.
    package struct Item: Sendable {
        /// The lead's number: stable while verdicts come and go.
        package let id: Int64
        package let lead: StoredLead
        package let verdict: StoredVerdict
        package let decisions: [Decision]
    }

    /// What an answer did.
    package enum Answer: Equatable, Sendable {
        case listed(subject: String, scope: ListingScope)
        case recorded(String)
    }

    private let store: StateStore
    private let policy: DecisionPolicy
    private let expiry: ListingExpiry
    private let nameGuard: NameGuard

    package init(store: StateStore, policy: DecisionPolicy, expiry: ListingExpiry, nameGuard: NameGuard) {
        self.nameGuard = nameGuard
        self.store = store
        self.policy = policy
        self.expiry = expiry
    }

    /// What waits, highest score first.
    package func waiting(at now: Timestamp) throws -> [Item] {
        try store.waitingLeads(at: now).compactMap { try item($0) }
    }

    package func item(_ id: Int64) throws -> Item? {
        guard let lead = try store.lead(id: id), let verdict = try store.newestVerdict(of: id) else { return nil }
        return Item(id: id, lead: lead, verdict: verdict, decisions: try store.decisions(of: id))
    }

    package func approve(_ id: Int64, actor: String, reason: String, now: Timestamp) throws -> Answer {
        let item = try required(id)
        if reason.isEmpty, item.verdict.outcome == .insufficient || item.verdict.outcome == .clear {
            throw PipelineError(
                .input, "lead \(id) can't be approved without a reason: its verdict is \(item.verdict.outcome.rawValue)",
                hint: "say with --reason what was seen that the verdict did not see; `zhalan review show \(id)` shows it")
        }
        // What is protected since the verdict was made counts too.
        if let why = protection(of: item.verdict) {
            throw PipelineError(.input, "lead \(id) can't be approved: \(item.verdict.subject) is protected: \(why)")
        }
        let isListed = try isListed(id, at: now)
        let lastEnd = try store.listings(of: id).compactMap { listing in
            listing.stands(at: now) ? nil : listing.endedAt ?? listing.expiresAt
        }.max()
        switch policy.approval(
            of: item.verdict, by: actor, decisions: item.decisions, isListed: isListed, since: lastEnd)
        {
        case .refused(let because): throw PipelineError(.input, "lead \(id) can't be approved: \(because)")
        case .needsMore(let missing):
            try store.decide(
                lead: id, verdict: item.verdict.id, action: .approve, actor: actor, reason: reason, change: .none, now: now)
            return .recorded("\(missing) more approval\(missing == 1 ? "" : "s") needed, by other people")
        case .lists:
            let verdict = item.verdict
            try store.decide(
                lead: id, verdict: verdict.id, action: .approve, actor: actor, reason: reason,
                change: expiry.listing(verdict, from: now), now: now)
            return .listed(subject: verdict.subject, scope: verdict.scope)
        }
    }

    /// A person's no. A listing that stands is taken off with it: taking off is always one person's act.
    package func reject(_ id: Int64, actor: String, reason: String, now: Timestamp) throws -> Answer {
        let item = try required(id)
        let wasListed = try isListed(id, at: now)
        try store.decide(
            lead: id, verdict: item.verdict.id, action: wasListed ? .withdraw : .reject, actor: actor, reason: reason,
            change: .end(because: "\(wasListed ? "withdrawn" : "rejected") by \(actor): \(reason)"), now: now)
        return .recorded(wasListed ? "withdrawn: gone with the next release" : "rejected")
    }

    /// Undoes the newest decision that still stands.
    package func undo(_ id: Int64, actor: String, now: Timestamp) throws -> Answer {
        let item = try required(id)
        guard let last = item.decisions.last(where: { !$0.isUndone }) else {
            throw PipelineError(
                .input, "lead \(id) has no decision to undo", hint: "`zhalan review show \(id)` shows its decisions")
        }
        try store.undo(last, actor: actor, now: now)
        return .recorded("undone: \(last.action.rawValue) by \(last.actor)")
    }

    /// Why a verdict's name may not be listed as things stand now.
    private func protection(of verdict: StoredVerdict) -> String? {
        guard verdict.scope != .url, let name = try? DomainName(verdict.subject) else { return nil }
        if let why = nameGuard.protection(of: name) { return why }
        guard verdict.scope == .subtree else { return nil }
        return nameGuard.protectedName(below: name).map { "\($0) lies below it" }
    }

    private func required(_ id: Int64) throws -> Item {
        guard let item = try item(id) else {
            throw PipelineError(.input, "no lead \(id) with a verdict", hint: "`zhalan review list` shows what waits")
        }
        return item
    }

    private func isListed(_ id: Int64, at now: Timestamp) throws -> Bool {
        try store.listings(of: id).contains { $0.stands(at: now) }
    }
}
