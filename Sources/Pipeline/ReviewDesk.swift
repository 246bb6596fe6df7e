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
        package let state: LeadState
        /// Why it waits; `nil` when it does not.
        package let attention: Attention?
        package let verdict: StoredVerdict
        package let decisions: [Decision]
    }

    /// What an answer did.
    package enum Answer: Equatable, Sendable {
        case listed(subject: String, scope: ListingScope)
        case recorded(String)
    }

    /// How a person says yes.
    package struct Approval: Sendable {
        package var reason = ""
        /// One person's yes that lapses unless others confirm it.
        package var isEmergency = false
        package var basis: LegalBasis?
        package var operation: String?

        package init(reason: String = "", isEmergency: Bool = false) {
            self.reason = reason
            self.isEmergency = isEmergency
        }

        /// Whether a listing would be nothing more for it than it is.
        var addsNothing: Bool { !isEmergency && basis == nil && operation == nil }
    }

    let store: StateStore
    private let policy: DecisionPolicy
    private let expiry: ListingExpiry
    private let nameGuard: NameGuard

    package init(store: StateStore, policy: DecisionPolicy, expiry: ListingExpiry, nameGuard: NameGuard) {
        self.nameGuard = nameGuard
        self.store = store
        self.policy = policy
        self.expiry = expiry
    }

    /// What waits: most harm first, then the oldest.
    package func waiting(at now: Timestamp, limit: Int = 10_000) throws -> [Item] {
        try store.reviewQueue(at: now, limit: limit).compactMap { waiting in
            guard let verdict = waiting.verdict else { return nil }
            return Item(
                id: waiting.lead.id, lead: waiting.lead, state: waiting.state, attention: waiting.attention, verdict: verdict,
                decisions: waiting.decisions)
        }
    }

    package func item(_ id: Int64) throws -> Item? {
        guard let facts = try store.facts(of: id), let verdict = facts.verdict else { return nil }
        return Item(
            id: id, lead: facts.lead, state: facts.state, attention: facts.attention, verdict: verdict,
            decisions: facts.decisions)
    }

    package func approve(_ id: Int64, actor: Actor, reason: String, now: Timestamp) throws -> Answer {
        try approve(id, Approval(reason: reason), actor: actor, now: now)
    }

    package func approve(_ id: Int64, _ approval: Approval, actor: Actor, now: Timestamp) throws -> Answer {
        try decide(id, actor: actor, now: now) { facts, verdict in
            try approve(facts, verdict, approval, actor: actor, now: now)
        }
    }

    private func approve(
        _ facts: LeadFacts, _ verdict: StoredVerdict, _ approval: Approval, actor: Actor, now: Timestamp
    ) throws -> (DecisionPlan, Answer) {
        let asksForListing = verdict.outcome == .list || verdict.outcome == .review
        if approval.reason.isEmpty, !asksForListing {
            throw PipelineError(
                .input, "lead \(facts.lead.id) can't be approved without a reason: its verdict is \(verdict.outcome.rawValue)",
                hint: "say with --reason what was seen that the verdict did not see; "
                    + "`zhalan review show \(facts.lead.id)` shows it")
        }
        // What is protected since the verdict was made counts too.
        if let why = protection(of: verdict) {
            throw PipelineError(
                .input, "lead \(facts.lead.id) can't be approved: \(verdict.subject) is protected: \(why)")
        }
        let standing = facts.listings.filter { $0.stands(at: now) }
        let lapses = !standing.isEmpty && standing.allSatisfy(\.lapses)
        // What is listed and waits all the same was asked about: has it changed, is it wrong? A yes answers that.
        if !standing.isEmpty, !lapses, facts.attention != nil, approval.addsNothing {
            return (DecisionPlan(.keep, verdict: verdict.id, reason: approval.reason), .recorded("it stays listed"))
        }
        let lastEnd = facts.listings.compactMap { $0.stands(at: now) ? nil : $0.endedAt ?? $0.expiresAt }.max()
        let wish = policy.approval(
            of: verdict, by: actor, decisions: facts.decisions, isListed: !standing.isEmpty, lapses: lapses, since: lastEnd)
        func plan(_ action: Decision.Action, _ change: ListingChange = .none) -> DecisionPlan {
            DecisionPlan(action, verdict: verdict.id, reason: approval.reason, change: change)
        }
        switch wish {
        case .refused(let because):
            throw PipelineError(.input, "lead \(facts.lead.id) can't be approved: \(because)")
        case .lists:
            let new =
                approval.isEmergency
                ? expiry.emergencyListing(verdict, from: now) : expiry.listing(verdict, from: now)
            return (
                plan(approval.isEmergency ? .emergency : .approve, .list(dressed(new, approval))),
                .listed(subject: verdict.subject, scope: verdict.scope)
            )
        case .confirms: return (plan(.approve, .confirm), .recorded("confirmed: the listing stands"))
        case .needsMore where approval.isEmergency && standing.isEmpty:
            return (
                plan(.emergency, .list(dressed(expiry.emergencyListing(verdict, from: now), approval))),
                .listed(subject: verdict.subject, scope: verdict.scope)
            )
        case .needsMore(let missing):
            // Where a team decides, who puts forward what no verdict did is its proposer.
            if !asksForListing, facts.state != .proposed {
                return (plan(.propose), .recorded("proposed; \(policy.approvals) approvals needed, by other people"))
            }
            return (
                plan(.approve), .recorded(PlainText.counted(missing, "more approval") + " needed, by other people")
            )
        }
    }

    private func dressed(_ new: NewListing, _ approval: Approval) -> NewListing {
        var new = new
        new.basis = approval.basis
        new.operation = approval.operation
        return new
    }

    /// Puts a lead before people that no verdict put there. Where two approvals are asked for, the proposer's does not count.
    package func propose(_ id: Int64, actor: Actor, reason: String, now: Timestamp) throws -> Answer {
        try decide(id, actor: actor, now: now) { facts, verdict in
            if facts.state.isOnList { throw PipelineError(.input, "lead \(id) can't be proposed: it is listed already") }
            return (
                DecisionPlan(.propose, verdict: verdict.id, reason: reason),
                .recorded("proposed; it waits in the review queue")
            )
        }
    }

    /// A person's no. A listing that stands is taken off with it: taking off is always one person's act.
    package func reject(_ id: Int64, actor: Actor, reason: String, now: Timestamp) throws -> Answer {
        try decide(id, actor: actor, now: now) { facts, verdict in
            let wasListed = facts.listings.contains { $0.stands(at: now) }
            let because = "\(wasListed ? "withdrawn" : "rejected") by \(actor.name): \(reason)"
            return (
                DecisionPlan(
                    wasListed ? .withdraw : .reject, verdict: verdict.id, reason: reason, change: .end(because: because)),
                .recorded(wasListed ? "withdrawn: gone with the next release" : "rejected")
            )
        }
    }

    /// Undoes the newest decision that still stands. Where a team decides, somebody else's withdrawal is undone only so far that
    /// people look again: putting a name back is not one person's act.
    ///
    /// - Parameter onlyOwn: whether the newest must be the actor's own: nobody takes back by a slip what others said since.
    package func undo(_ id: Int64, actor: Actor, onlyOwn: Bool = false, now: Timestamp) throws -> Answer {
        let item = try required(id)
        guard let last = item.decisions.last(where: { !$0.isUndone }) else {
            throw PipelineError(
                .input, "lead \(id) has no decision to undo", hint: "`zhalan review show \(id)` shows its decisions")
        }
        if onlyOwn, last.actor.account != actor.account {
            throw PipelineError(
                .input, "lead \(id): \(last.action.rawValue) by \(last.actor) came since",
                hint: "`zhalan review undo \(id)` undoes that one")
        }
        try store.undo(
            last, actor: actor, restores: policy.approvals < 2 || last.actor.account == actor.account, now: now)
        return .recorded("undone: \(last.action.rawValue) by \(last.actor)")
    }

    /// Why a verdict's name may not be listed as things stand now.
    private func protection(of verdict: StoredVerdict) -> String? {
        guard verdict.scope != .url, let name = try? DomainName(verdict.subject) else { return nil }
        if let why = nameGuard.protection(of: name) { return why }
        guard verdict.scope == .subtree else { return nil }
        return nameGuard.protectedName(below: name).map { "\($0) lies below it" }
    }

    /// Decides within one transaction; what refuses the decision is thrown as it is.
    private func decide(
        _ id: Int64, actor: Actor, now: Timestamp,
        _ judge: (LeadFacts, StoredVerdict) throws -> (DecisionPlan, Answer)
    ) throws -> Answer {
        var result: Result<Answer, any Error>?
        try store.decide(lead: id, actor: actor, now: now) { facts in
            guard let verdict = facts.verdict else { return nil }
            do {
                let (plan, answer) = try judge(facts, verdict)
                result = .success(answer)
                return plan
            } catch {
                result = .failure(error)
                return nil
            }
        }
        guard let result else { throw ReviewDesk.unknown(id) }
        return try result.get()
    }

    private func required(_ id: Int64) throws -> Item {
        guard let item = try item(id) else { throw ReviewDesk.unknown(id) }
        return item
    }

    private static func unknown(_ id: Int64) -> PipelineError {
        PipelineError(.input, "no lead \(id) with a verdict", hint: "`zhalan review list` shows what waits")
    }
}
