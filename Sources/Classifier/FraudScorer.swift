import DomainNames
import Protection
import Vocabulary

/// Judges a site by its evidence: reads it once, asks every signal, decides by the rules.
package struct FraudScorer: Sendable {
    private var lists: ClassifierLists
    private let thresholds: Thresholds
    private let nameGuard: NameGuard

    /// - Parameter nameGuard: what may be listed; default: what the lists themselves protect.
    package init(lists: ClassifierLists, thresholds: Thresholds = .init(), guard nameGuard: NameGuard? = nil) {
        self.nameGuard = nameGuard ?? NameGuard(critical: lists.protected, shared: lists.shared)
        self.lists = lists
        self.thresholds = thresholds
    }

    /// The same scorer with what people decided in this installation.
    package func knowing(_ cases: ConfirmedCases) -> FraudScorer {
        var scorer = self
        scorer.lists.cases = cases
        return scorer
    }

    /// The verdict on one lead. Pure: the same evidence gives the same verdict.
    package func judge(_ evidence: SiteEvidence) -> Verdict { judgement(of: evidence).verdict }

    /// The verdict with what else the one reading of the site gives.
    package func judgement(of evidence: SiteEvidence) -> Judgement {
        let site = SiteReading(evidence, lists: lists, guard: nameGuard)
        let findings = Corroboration.applied(
            to: SignalTable.all.flatMap { $0.findings(in: site) }, content: site.content?.level,
            isThrowaway: site.isThrowaway)
        let decision = VerdictRules(thresholds: thresholds).decide(
            findings, seen: Visibility(site), content: site.content?.level, isAddressKnown: evidence.isAddressKnown)
        let speaksForFraud = decision.outcome == .list || decision.outcome == .review
        let types = speaksForFraud ? TypeRules.types(of: findings) : (nil, [])
        let ordered = findings.enumerated().sorted { left, right in
            let (heavier, lighter) = (abs(left.element.signal.weight), abs(right.element.signal.weight))
            return heavier == lighter ? left.offset < right.offset : heavier > lighter
        }
        let verdict = Verdict(
            outcome: decision.outcome, score: decision.score, probability: site.content?.probability, type: types.0,
            secondaryTypes: types.1,
            scope: site.target.scope, signals: ordered.map(\.element.signal))
        return Judgement(
            verdict: verdict, target: site.target, contentScore: site.content.map { Double($0.score) }, missing: decision.missing)
    }
}
