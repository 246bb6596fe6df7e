import PageRecord
import Vocabulary

/// A money app, or an offer in the words of fraud, that names nobody who runs it: no company, no licence, no registration number. Strong
/// on a name that costs nothing to leave, where the content does not speak against it.
///
/// Licensed brokers, lenders and lotteries say who they are on every page, since the law makes them. On the development pages 3 of 464
/// of Chinese kits name a registration and 28 a company.
struct NamelessOperatorSignal: SignalReader {
    static let name = "nameless-operator"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil, site.protection == nil, site.evidence.isAddressKnown, !page.namesOperator
        else { return [] }
        guard let app = MoneyAppReading(site, page), app.isMany else { return offer(page, at: site) }
        let isThrowaway = site.isThrowaway
        let isStrong = isThrowaway && site.content.map { $0.level >= .open } ?? false
        return [
            finding(
                .identity, isStrong ? .strong : .medium,
                isStrong ? SignalWeights.strong : isThrowaway ? SignalWeights.weak * 2 : SignalWeights.weak, types: app.types,
                "a money app without company, licence or registration\(isThrowaway ? ", on a name that costs nothing to leave" : "")",
                at: "page")
        ]
    }

    /// Words of fraud around a way in (a form for secrets, something to install, a chat), by nobody, on a name that costs nothing to leave.
    ///
    /// Not on platforms, where private persons write about such things without a company, and not around an article that warns.
    private func offer(_ page: PageReading, at site: SiteReading) -> [Finding] {
        guard site.host != nil, site.isThrowaway, !site.isOnPlatform,
            page.terms.hasStrong(TermsSignal.strongTerms), site.hasStructuralCue || !page.messengers.isEmpty,
            !page.prose.isLongProse || page.terms.advisory.isEmpty, site.content.map({ $0.level >= .open }) ?? false
        else { return [] }
        let types = FraudType.allCases.filter { page.terms.strongFacts(for: $0) >= TermsSignal.strongTerms }
        return [
            finding(
                .identity, .strong, SignalWeights.strong, types: types,
                "offers this without company, licence or registration, on a name that costs nothing to leave", at: "page")
        ]
    }
}
