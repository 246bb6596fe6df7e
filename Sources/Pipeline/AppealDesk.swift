import DomainNames
import Store
import Vocabulary

/// What people do with appeals of the owners of listed sites.
package struct AppealDesk {
    private let store: StateStore
    private let rules: AppealRules
    private let approvals: Int

    /// - Parameter approvals: `[decide] approvals`, for the allowlist entry that an appeal makes.
    package init(store: StateStore, rules: AppealRules, approvals: Int) {
        self.store = store
        self.rules = rules
        self.approvals = approvals
    }

    /// What opening an appeal came to.
    package struct Opened: Sendable {
        package let appeal: StoredAppeal
        /// Whether an open appeal about the same subject was there already.
        package let wasOpen: Bool
    }

    /// Opens an appeal about a name or address; one that is open already is told instead.
    ///
    /// - Parameter random: where the ticket comes from: it is told to the owner and must not be guessed.
    package func open(
        _ text: String, contact: String, reason: String, actor: Actor, now: Timestamp,
        random: inout some RandomNumberGenerator
    ) throws -> Opened {
        for (option, value) in [("contact", contact), ("reason", reason)] where value.allSatisfy(\.isWhitespace) {
            throw PipelineError(.usage, "an appeal needs a \(option)", hint: "give it with --\(option)")
        }
        let subject = try AppealDesk.subject(text)
        if let standing = try store.appeals(about: [subject]).last(where: { $0.resolvedAt == nil }) {
            return Opened(appeal: standing, wasOpen: true)
        }
        let ticket = AppealTicket.make(using: &random)
        try store.openAppeal(
            ticket: ticket, subject: subject, contact: contact, reason: reason,
            acknowledgeBy: now.adding(hours: rules.acknowledgeHours), decideBy: now.adding(hours: rules.decideHours),
            actor: actor, now: now)
        return Opened(appeal: try required(ticket), wasOpen: false)
    }

    package func acknowledge(_ ticket: String, reviewer: String?, actor: Actor, now: Timestamp) throws -> StoredAppeal {
        let appeal = try required(ticket)
        let reviewer = reviewer ?? actor.account
        if !rules.reviewers.isEmpty, !rules.reviewers.contains(reviewer) {
            throw PipelineError(
                .input, "\(PlainText.escaped(reviewer)) is not among [appeal] reviewers",
                hint: "available: \(rules.reviewers.joined(separator: ", "))")
        }
        try store.acknowledgeAppeal(appeal.ticket, reviewer: reviewer, actor: actor, now: now)
        return try required(ticket)
    }

    /// Takes the name off the list until the appeal is decided.
    package func release(_ ticket: String, actor: Actor, now: Timestamp) throws -> StoredAppeal {
        let appeal = try required(ticket)
        // No confirmation here: the decision that is due within a day is the confirmation.
        try store.releaseForAppeal(
            appeal.ticket,
            allow: try allow(
                appeal, reason: "appeal \(appeal.ticket): off the list until it is decided", endsAt: nil, confirmBy: nil),
            actor: actor, now: now)
        return try required(ticket)
    }

    package func resolve(
        _ ticket: String, _ outcome: StoredAppeal.Outcome, reason: String, actor: Actor, now: Timestamp
    ) throws -> StoredAppeal {
        let appeal = try required(ticket)
        if reason.allSatisfy(\.isWhitespace) {
            throw PipelineError(.usage, "an appeal is decided with a reason", hint: "give it with --reason")
        }
        if outcome == .rejected {
            let approvers = try store.approvers(of: appeal.subject)
            if let refusal = rules.refusal(of: actor.account, approvers: approvers) {
                throw PipelineError(
                    .input, "appeal \(appeal.ticket) can't be rejected: \(refusal)", hint: "anybody may uphold it")
            }
        }
        let allow =
            try outcome == .upheld
            ? allow(
                appeal, reason: "appeal \(appeal.ticket) upheld", endsAt: now.adding(days: rules.allowDays),
                confirmBy: AllowDesk.confirmBy(approvals: approvals, now: now)) : nil
        try store.resolveAppeal(appeal.ticket, outcome, reason: reason, allow: allow, actor: actor, now: now)
        return try required(ticket)
    }

    /// The allowlist entry that keeps an appealed name off, whatever else lists it; `nil` for an address, which no name stands
    /// for.
    private func allow(
        _ appeal: StoredAppeal, reason: String, endsAt: Timestamp?, confirmBy: Timestamp?
    ) throws -> NewAllow? {
        guard let name = try? DomainName(appeal.subject) else { return nil }
        let isExact = try store.listings(subjects: [name.text]).last?.scope == .exact
        return NewAllow(
            subject: name.text, scope: isExact ? .exact : .subtree, reason: reason, endsAt: endsAt, confirmBy: confirmBy,
            appeal: appeal.ticket)
    }

    package func required(_ ticket: String) throws -> StoredAppeal {
        guard let appeal = try store.appeal(ticket.uppercased()) else {
            throw PipelineError(
                .input, "no appeal \(PlainText.escaped(ticket, limit: 40))", hint: "`zhalan appeal list --all` shows all")
        }
        return appeal
    }

    /// The name, or for an address with a path the address, that an appeal is about.
    private static func subject(_ text: String) throws -> String {
        do throws(WebAddressError) {
            let address = try WebAddress(text)
            return address.isHostOnly ? address.host.description : address.canonical.description
        } catch {
            throw PipelineError(
                .input, "\"\(PlainText.escaped(text, limit: 80))\" is neither a name nor an address: \(error)",
                hint: "give a name like shop.example")
        }
    }
}
