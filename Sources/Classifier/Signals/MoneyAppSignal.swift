import Vocabulary

/// The words of a money app (balances, withdrawals, bets, commissions, loans) on a page that is a menu or a form and no article: the
/// inside of an investment, loan, task or betting fraud, whose pages name no brand and promise nothing any more.
///
/// Licensed brokers, lenders and shops have such words too, so this never lists. On the development pages four words' worth are on
/// 84 of 452 Chinese fraud pages and on one of 914 honest ones.
struct MoneyAppSignal: SignalReader {
    static let name = "money-app"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, let app = MoneyAppReading(site, page) else { return [] }
        return [
            finding(
                .structure, .medium, app.isMany ? SignalWeights.nearReview : SignalWeights.structuredTerms, types: app.types,
                "\(app.distinct) words of money apps on a page that is no article\(app.hasMemberForm ? ", around a form for members" : "")",
                at: app.hasMemberForm && !page.forms.secretPlace.isEmpty ? page.forms.secretPlace : "text")
        ]
    }
}
