import Vocabulary

/// The words of a money app (balances, withdrawals, bets, commissions, loans) on a page that is a menu or a form and no article: the
/// inside of an investment, loan, task or betting fraud, whose pages name no brand and promise nothing any more.
///
/// Licensed brokers, lenders and shops have such words too, so this never lists. On the development pages four words' worth are on
/// 84 of 452 Chinese fraud pages and on one of 914 honest ones.
struct MoneyAppSignal: SignalReader {
    static let name = "money-app"

    /// Words' worth from which a page has the cue, and from which it is nearly enough for a look: a specific word is worth one, a
    /// weak one half.
    static let words = 3.0
    static let manyWords = 4.0
    private static let types: [FraudType] = [.taskRebate, .fakeInvestment, .fakeLoan, .moneyMule, .illegalGambling]

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil else { return [] }
        let hasMemberForm = !page.forms.secretsAsked.isEmpty || page.forms.asked.contains(.inviteCode)
        guard hasMemberForm || !page.prose.isLongProse else { return [] }
        var worth = 0.0
        var distinct = 0
        var perType: [FraudType: Double] = [:]
        for hit in page.terms.hits {
            let meanings = hit.term.meanings.filter { $0.type.map(MoneyAppSignal.types.contains) ?? false }
            guard let strongest = meanings.map(\.strength.rawValue).max() else { continue }
            worth += strongest >= FraudTerm.Strength.medium.rawValue ? 1 : 0.5
            distinct += 1
            for meaning in meanings {
                let share = meaning.strength == .weak ? 0.5 : 1
                if let type = meaning.type { perType[type, default: 0] += share / Double(meanings.count) }
            }
        }
        guard worth >= MoneyAppSignal.words, let most = perType.values.max() else { return [] }
        let isMany = worth >= MoneyAppSignal.manyWords
        return [
            finding(
                .structure, .medium, isMany ? SignalWeights.nearReview : SignalWeights.structuredTerms,
                types: MoneyAppSignal.types.filter { perType[$0] == most },
                "\(distinct) words of money apps on a page that is no article\(hasMemberForm ? ", around a form for members" : "")",
                at: hasMemberForm && !page.forms.secretPlace.isEmpty ? page.forms.secretPlace : "text")
        ]
    }
}
