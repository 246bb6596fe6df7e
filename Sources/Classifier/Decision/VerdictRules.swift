import PageRecord
import Vocabulary

/// From findings to an outcome: the one place where it is decided.
///
/// 1. The score is the sum of weights, each kind of fact capped (ties to confirmed cases are not), held to 0–100; an advisory caps the
///    whole below review.
/// 2. *List*: the score reaches the threshold, strong facts of two different kinds stand behind it, one of them neither words nor the
///    content model, the content model does not speak against it, the address is known, and nothing forbids it. What
///    content and facts make of each other is settled before (`Corroboration`). A tie to a case that people confirmed stands for two.
/// 3. *Review*: the score reaches the review threshold, or a strong fact stands that nothing speaks against.
/// 4. *Insufficient*: too little was seen, and that little does not speak for fraud.
/// 5. *Clear*: everything else. A page that broke a limit, or came unverified, is never clear.
struct VerdictRules {
    let thresholds: Thresholds

    struct Decision {
        let outcome: Verdict.Outcome
        let score: Int
        /// What listing would still need; empty for what is listed.
        let missing: Set<ListingKey>
    }

    /// - Parameter content: what the content model says; `nil` without one.
    func decide(
        _ findings: [Finding], seen: Visibility, content: ContentReading.Level? = nil, isAddressKnown: Bool = true
    ) -> Decision {
        let points = points(findings)
        let score = Int(min(max(points, 0), 100).rounded())
        let strongKinds = Set(
            findings.filter { $0.signal.strength == .strong }.map(\.kind))
        var missing: Set<ListingKey> = []
        if points < thresholds.list { missing.insert(.points) }
        if strongKinds.isSubset(of: [.terms, .model]) { missing.insert(.deed) }
        let isConfirmedCase = findings.contains { $0.kind == .linkage && $0.signal.weight >= thresholds.list }
        if strongKinds.count < thresholds.strongKinds, !isConfirmedCase { missing.insert(.secondKind) }
        if findings.contains(where: \.isVeto) { missing.insert(.leave) }
        if content == .opposed { missing.insert(.content) }
        if !isAddressKnown { missing.insert(.address) }
        func decided(_ outcome: Verdict.Outcome, _ score: Int) -> Decision {
            Decision(outcome: outcome, score: score, missing: missing)
        }
        if missing.isEmpty { return decided(.list, score) }
        if points >= thresholds.review { return decided(.review, score) }
        let isCapped = findings.contains { $0.signal.strength == .exculpating && $0.signal.weight < 0 }
        if !strongKinds.isEmpty, !isCapped { return decided(.review, max(score, Int(thresholds.review))) }
        return decided(seen == .whole ? .clear : .insufficient, score)
    }

    private func points(_ findings: [Finding]) -> Double {
        var perKind: [Finding.Kind: Double] = [:]
        var against = 0.0
        for finding in findings {
            if finding.signal.weight < 0 {
                against += finding.signal.weight
            } else {
                perKind[finding.kind, default: 0] += finding.signal.weight
            }
        }
        let linked = perKind.removeValue(forKey: .linkage) ?? 0
        let sum = perKind.values.reduce(linked) { $0 + min($1, thresholds.kindCap) } + against
        let isAdvisory = findings.contains { $0.signal.name == AdvisorySignal.name }
        return isAdvisory ? min(sum, thresholds.advisoryCap) : sum
    }
}

/// How much of a site was seen.
enum Visibility: Sendable {
    case whole
    /// A page came, and a limit, a failed certificate or a script-only shell hides the rest.
    case partly
    /// No page at all.
    case nothing

    init(_ site: SiteReading) {
        guard let page = site.page else {
            self = .nothing
            return
        }
        let broken = !page.features.limitsHit.isDisjoint(with: Visibility.blinding)
        let isCut = site.evidence.kind != .ok
        self =
            broken || isCut || site.evidence.isUnverified || page.isShell || page.isCovered
            ? .partly : .whole
    }

    /// Limits behind which anything may stand.
    private static let blinding: Set<ParseLimit> = [
        .bytes, .depth, .attributes, .tagLength, .text, .forms, .time, .memory, .notHTML, .readerDied,
    ]
}
