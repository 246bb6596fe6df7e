import DomainNames
import Protection
import Vocabulary

/// Judges a site by its evidence: reads it once, asks every signal, decides by the rules.
package struct FraudScorer: Sendable {
    private let lists: ClassifierLists
    private let thresholds: Thresholds
    private let nameGuard: NameGuard

    /// - Parameter nameGuard: what may be listed; default: what the lists themselves protect.
    package init(lists: ClassifierLists, thresholds: Thresholds = .init(), guard nameGuard: NameGuard? = nil) {
        self.nameGuard = nameGuard ?? NameGuard(critical: lists.protected, shared: lists.shared)
        self.lists = lists
        self.thresholds = thresholds
    }

    /// The verdict on one lead. Pure: the same evidence gives the same verdict.
    package func judge(_ evidence: SiteEvidence) -> Verdict {
        let site = SiteReading(evidence, lists: lists, guard: nameGuard)
        let findings = SignalTable.all.flatMap { $0.findings(in: site) }
        let decision = VerdictRules(thresholds: thresholds).decide(findings, seen: Visibility(site))
        let speaksForFraud = decision.outcome == .list || decision.outcome == .review
        let types = speaksForFraud ? TypeRules.types(of: findings) : (nil, [])
        let ordered = findings.enumerated().sorted { left, right in
            let (heavier, lighter) = (abs(left.element.signal.weight), abs(right.element.signal.weight))
            return heavier == lighter ? left.offset < right.offset : heavier > lighter
        }
        return Verdict(
            outcome: decision.outcome, score: decision.score, type: types.0, secondaryTypes: types.1,
            scope: site.target.scope, signals: ordered.map(\.element.signal))
    }

    /// What would be listed for a lead: its landing page's site. The verdict's scope is this target's scope.
    package func target(of evidence: SiteEvidence) -> ListingTarget {
        SiteReading(evidence, lists: lists, guard: nameGuard).target
    }
}
