import Vocabulary

/// The words of a money app (balances, withdrawals, commissions, invitations) around a form for its members: the inside of an
/// investment, loan or task fraud, whose pages name no brand and promise nothing any more.
///
/// Licensed brokers and shops have such words too, so this never lists and rarely suffices for a look.
struct MoneyAppSignal: SignalReader {
    static let name = "money-app"

    /// Distinct medium terms over all money types.
    static let terms = 3
    private static let types: [FraudType] = [.taskRebate, .fakeInvestment, .fakeLoan, .moneyMule]

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, !page.forms.secretsAsked.isEmpty || page.forms.asked.contains(.inviteCode) else { return [] }
        let counts = MoneyAppSignal.types.map {
            ($0, page.terms.hits(for: $0, .medium).count + page.terms.hits(for: $0, .strong).count)
        }
        let distinct = page.terms.hits.count { hit in
            MoneyAppSignal.types.contains { hit.term.strength(for: $0) == .medium || hit.term.strength(for: $0) == .strong }
        }
        guard distinct >= MoneyAppSignal.terms else { return [] }
        let most = counts.map(\.1).max() ?? 0
        return [
            finding(
                .structure, .medium, SignalWeights.structuredTerms, types: counts.filter { $0.1 == most }.map(\.0),
                "\(distinct) words of money apps around a form for members",
                at: page.forms.secretPlace.isEmpty ? "forms" : page.forms.secretPlace)
        ]
    }
}
