import PageRecord
import Vocabulary

/// From findings to an outcome: the one place where it is decided.
///
/// 1. The score is the sum of weights, each kind of fact capped, held to 0–100; an advisory caps the whole below review.
/// 2. *List*: the score reaches the threshold, strong facts of two different kinds stand behind it, one of them neither words nor the
///    content model, the content model does not speak against it, the address is known, and nothing forbids it. Beside content of the
///    highest level a few medium facts of how secrets are taken count as strong (`isTold`).
/// 3. *Review*: the score reaches the review threshold, or a strong fact stands that nothing speaks against.
/// 4. *Insufficient*: too little was seen, and that little does not speak for fraud.
/// 5. *Clear*: everything else. A page that broke a limit, or came unverified, is never clear.
struct VerdictRules {
    let thresholds: Thresholds

    struct Decision {
        let outcome: Verdict.Outcome
        let score: Int
    }

    /// - Parameter content: what the content model says; `nil` without one.
    func decide(
        _ findings: [Finding], seen: Visibility, content: ContentReading.Level? = nil, isAddressKnown: Bool = true
    ) -> Decision {
        let points = points(findings)
        let score = Int(min(max(points, 0), 100).rounded())
        let strongKinds = Set(
            findings.filter { $0.signal.strength == .strong || content == .high && VerdictRules.isTold($0) }.map(\.kind))
        let isForbidden = findings.contains(where: \.isVeto) || content == .opposed || !isAddressKnown
        let hasDeed = !strongKinds.isSubset(of: [.terms, .model])
        if points >= thresholds.list, strongKinds.count >= thresholds.strongKinds, hasDeed, !isForbidden {
            return Decision(outcome: .list, score: score)
        }
        if points >= thresholds.review { return Decision(outcome: .review, score: score) }
        let isCapped = findings.contains { $0.signal.strength == .exculpating && $0.signal.weight < 0 }
        if !strongKinds.isEmpty, !isCapped { return Decision(outcome: .review, score: max(score, Int(thresholds.review))) }
        return Decision(outcome: seen == .whole ? .clear : .insufficient, score: score)
    }

    /// Facts of how secrets are taken that are as good as strong where the content is what three honest pages in a thousand are like: on
    /// 1,749 honest sites of unseen families none had one of them and such content.
    private static func isTold(_ finding: Finding) -> Bool {
        finding.signal.weight >= SignalWeights.nearReview && told.contains(finding.signal.name)
    }

    /// Not the words of money apps: licensed brokers have those.
    private static let told: Set<String> = [
        DeadLinksSignal.name, LoneFormSignal.name, CollectorScriptSignal.name, DisguisedWordSignal.name, MixedScriptSignal.name,
    ]

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
        let sum = perKind.values.reduce(0) { $0 + min($1, thresholds.kindCap) } + against
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
        self = broken || isCut || site.evidence.isUnverified || page.isShell ? .partly : .whole
    }

    /// Limits behind which anything may stand.
    private static let blinding: Set<ParseLimit> = [
        .bytes, .depth, .attributes, .tagLength, .text, .forms, .time, .memory, .notHTML, .readerDied,
    ]
}
