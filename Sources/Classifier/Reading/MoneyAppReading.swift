import Vocabulary

/// The words of money apps (balances, withdrawals, bets, commissions, loans) on a page that is no article.
struct MoneyAppReading: Sendable {
    /// Words' worth from which a page has the cue, and from which it is nearly enough for a look: a specific word is worth one, a
    /// weak one half.
    static let words = 3.0
    static let manyWords = 4.0
    private static let told: [FraudType] = [.taskRebate, .fakeInvestment, .fakeLoan, .moneyMule, .illegalGambling]

    let distinct: Int
    let isMany: Bool
    let hasMemberForm: Bool
    /// The types that most of the words speak for.
    let types: [FraudType]

    /// `nil` where there are too few such words, around an article, or at a brand's own host.
    init?(_ site: SiteReading, _ page: PageReading) {
        guard site.owner == nil else { return nil }
        hasMemberForm = !page.forms.secretsAsked.isEmpty || page.forms.asked.contains(.inviteCode)
        // A forum that warns of such an app has a form for its members too.
        guard !page.prose.isLongProse || hasMemberForm && page.terms.advisory.isEmpty else { return nil }
        var worth = 0.0
        var distinct = 0
        var perType: [FraudType: Double] = [:]
        for hit in page.terms.told {
            let meanings = hit.term.meanings.filter { $0.type.map(MoneyAppReading.told.contains) ?? false }
            guard let strongest = meanings.map(\.strength.rawValue).max() else { continue }
            worth += strongest >= FraudTerm.Strength.medium.rawValue ? 1 : 0.5
            distinct += 1
            for meaning in meanings {
                let share = meaning.strength == .weak ? 0.5 : 1
                if let type = meaning.type { perType[type, default: 0] += share / Double(meanings.count) }
            }
        }
        guard worth >= MoneyAppReading.words, let most = perType.values.max() else { return nil }
        self.distinct = distinct
        isMany = worth >= MoneyAppReading.manyWords
        types = MoneyAppReading.told.filter { perType[$0] == most }
    }
}
