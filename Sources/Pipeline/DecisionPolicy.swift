import Store
import Vocabulary

/// When a verdict becomes a listing: the automatic rule, and how many people's yes the rest needs. Pure: no clock, no store.
package struct DecisionPolicy: Sendable {
    package let automatic: Bool
    /// The least score at which the automatic rule lists, 50–100.
    package let threshold: Int
    /// Distinct people whose approval makes a listing.
    package let approvals: Int

    package init(automatic: Bool, threshold: Int, approvals: Int) {
        self.automatic = automatic
        self.threshold = threshold
        self.approvals = approvals
    }

    /// Whether the automatic rule lists a fresh verdict: strong class only, never what is protected or a matter of policy, and never against a
    /// person's standing no.
    package func listsAutomatically(_ verdict: StoredVerdict, decisions: [Decision], isListed: Bool) -> Bool {
        guard automatic, !isListed, verdict.outcome == .list, verdict.type?.kind != .policy, verdict.score >= threshold,
            verdict.protection == nil
        else {
            return false
        }
        // A person's undo of the automatic listing is a no as well.
        return !decisions.contains { decision in
            switch decision.action {
            case .reject, .withdraw: !decision.isUndone
            case .list: decision.isUndone
            case .approve: false
            }
        }
    }

    /// What one person's yes does.
    package enum Approval: Equatable, Sendable {
        case lists
        case needsMore(Int)
        case refused(because: String)
    }

    /// - Parameter since: when the lead's last listing ended. Approvals before that made that listing, and make no other.
    package func approval(
        of verdict: StoredVerdict, by actor: String, decisions: [Decision], isListed: Bool, since: Timestamp? = nil
    ) -> Approval {
        if isListed { return .refused(because: "it is listed already") }
        if let type = verdict.type, type.kind == .policy {
            return .refused(because: "\(type.rawValue) (\(type.englishName)) is a matter of policy, and such listings are off")
        }
        if let protection = verdict.protection { return .refused(because: "\(verdict.subject) is protected: \(protection)") }
        let standing = decisions.filter { decision in
            !decision.isUndone && decision.action == .approve && since.map { decision.decidedAt > $0 } ?? true
        }
        let people = Set(standing.map { DecisionPolicy.person($0.actor) })
        if people.contains(DecisionPolicy.person(actor)) { return .refused(because: "\(actor) has approved it already") }
        let missing = approvals - people.count - 1
        return missing > 0 ? .needsMore(missing) : .lists
    }

    /// One person, however the name is typed: `Li`, `LI` and ` li ` do not make two approvals.
    private static func person(_ actor: String) -> String {
        actor.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
