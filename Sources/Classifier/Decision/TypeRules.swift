import Vocabulary

/// Which type of fraud the findings speak for.
enum TypeRules {
    /// The share of the first type's points that another needs to be named beside it.
    private static let secondaryShare = 0.3
    /// The technique counts less than the story it serves: a card form under a parcel notice is the parcel fraud.
    private static let techniqueShare = 0.6
    /// How the page takes secrets says nothing of the type when its words tell another story and it claims to be nobody.
    private static let storylessShare = 0.1
    /// Points of words that are a story: one specific term.
    private static let storyPoints = 5.0
    private static let techniques: Set<FraudType> = [.phishing, .appDistribution]

    /// The primary type and the others, heaviest first; nothing when nothing speaks for any.
    static func types(of findings: [Finding]) -> (primary: FraudType?, secondary: [FraudType]) {
        var points: [FraudType: Double] = [:]
        let claimsIdentity = findings.contains { $0.kind == .identity && $0.signal.strength != .weak }
        let hasStory = findings.contains { finding in
            tells(finding) && finding.signal.weight >= storyPoints && !techniques.isSuperset(of: finding.signal.types)
        }
        let techniqueShare = hasStory && !claimsIdentity ? storylessShare : techniqueShare
        for finding in findings where finding.signal.weight > 0 {
            let types = finding.signal.types
            for type in types {
                let share = techniques.contains(type) && !tells(finding) ? techniqueShare : 1
                points[type, default: 0] += finding.signal.weight * share / Double(types.count)
            }
        }
        let order = FraudType.allCases.filter { points[$0] != nil }.sorted { points[$0, default: 0] > points[$1, default: 0] }
        guard let first = order.first, let most = points[first] else { return (nil, []) }
        return (first, order.dropFirst().filter { points[$0, default: 0] >= most * secondaryShare })
    }

    /// Whether a finding is about words and not about the way secrets are taken.
    private static func tells(_ finding: Finding) -> Bool {
        finding.kind == .terms || finding.signal.name == MoneyAppSignal.name
    }
}
