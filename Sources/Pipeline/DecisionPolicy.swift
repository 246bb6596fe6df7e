import Store
import Vocabulary

/// Who brought a lead: what their earlier leads were worth, and how many of them are new.
package struct LeadOrigin: Sendable {
    package let trust: SourceTrust.Level
    package let reporters: ReporterMix

    package init(trust: SourceTrust.Level = .unknown, reporters: ReporterMix = ReporterMix(reporters: 0, newcomers: 0)) {
        self.trust = trust
        self.reporters = reporters
    }
}

/// When a lead becomes a listing: the automatic rule, and how many people's yes the rest needs. Pure: no clock, no store.
package struct DecisionPolicy: Sendable {
    package let automatic: Bool
    /// The least score at which the automatic rule lists, 50–100.
    package let threshold: Int
    /// Distinct accounts whose approval makes a listing.
    package let approvals: Int
    /// Types that the automatic rule leaves to people.
    package let excludedTypes: Set<FraudType>
    /// The most listings that the automatic rule makes in one run.
    package let automaticPerRun: Int

    package init(
        automatic: Bool, threshold: Int, approvals: Int, excludedTypes: Set<FraudType> = [], automaticPerRun: Int = .max
    ) {
        self.automaticPerRun = automaticPerRun
        self.automatic = automatic
        self.threshold = threshold
        self.approvals = approvals
        self.excludedTypes = excludedTypes
    }

    /// Whether the automatic rule lists a fresh verdict: strong class only, never what is protected or a matter of policy, never against a person's
    /// standing no, and never what sources that are mostly wrong, or a campaign of newcomers, put forward.
    package func listsAutomatically(
        _ verdict: StoredVerdict, decisions: [Decision], isListed: Bool, origin: LeadOrigin = LeadOrigin()
    ) -> Bool {
        guard automatic, !isListed, verdict.outcome == .list, verdict.protection == nil,
            verdict.type?.kind != .policy, !origin.reporters.looksLikeBrigading,
            let rise = origin.trust.thresholdRise, verdict.score >= min(100, threshold + rise)
        else { return false }
        if !excludedTypes.isDisjoint(with: verdict.secondaryTypes + (verdict.type.map { [$0] } ?? [])) { return false }
        // A person's undo of the automatic listing is a no as well.
        return !decisions.contains { decision in
            switch decision.action {
            case .reject, .withdraw: !decision.isUndone
            case .list: decision.isUndone
            case .propose, .approve, .emergency, .keep: false
            }
        }
    }

    /// What one person's yes does.
    package enum Approval: Equatable, Sendable {
        case lists
        /// The emergency listing stands from now on without a limit of its own.
        case confirms
        case needsMore(Int)
        case refused(because: String)
    }

    /// - Parameters:
    ///   - isListed: whether a listing stands; one that lapses unless confirmed is told by `lapses`.
    ///   - since: when the lead's last listing ended. What was said before that made that listing, and makes no other.
    package func approval(
        of verdict: StoredVerdict, by actor: Actor, decisions: [Decision], isListed: Bool, lapses: Bool = false,
        since: Timestamp? = nil
    ) -> Approval {
        if isListed, !lapses { return .refused(because: "it is listed already") }
        if let type = verdict.type, type.kind == .policy {
            return .refused(because: "\(type.rawValue) (\(type.englishName)) is a matter of policy, and such listings are off")
        }
        if let protection = verdict.protection { return .refused(because: "\(verdict.subject) is protected: \(protection)") }
        let standing = decisions.filter { decision in !decision.isUndone && since.map { decision.decidedAt > $0 } ?? true }
        var people = Set(standing.filter(\.action.isApproval).map(\.actor.account))
        if approvals > 1 {
            let proposers = Set(standing.filter { $0.action == .propose }.map(\.actor.account))
            if proposers.contains(actor.account) {
                return .refused(because: "\(actor) proposed it; others must approve it")
            }
            people.subtract(proposers)
        } else if lapses {
            // Where one is enough, that one may say it a second time, with a cool head.
            people = []
        }
        if people.contains(actor.account) { return .refused(because: "\(actor) has approved it already") }
        let missing = approvals - people.count - 1
        return missing > 0 ? .needsMore(missing) : lapses ? .confirms : .lists
    }
}
