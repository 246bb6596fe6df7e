import PageRecord
import Vocabulary

/// A money app that names nobody who runs it: no company, no licence, no registration number. Strong on a name that costs nothing to
/// leave, where the content does not speak against it.
///
/// Licensed brokers, lenders and lotteries say who they are on every page, since the law makes them. On the development pages 3 of 464
/// of Chinese kits name a registration and 28 a company.
struct NamelessOperatorSignal: SignalReader {
    static let name = "nameless-operator"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, site.owner == nil, site.protection == nil, site.evidence.isAddressKnown,
            let app = MoneyAppReading(site, page), app.isMany,
            !page.namesOperator
        else { return [] }
        let isThrowaway = ThrowawayName.stands(at: site)
        let isStrong = isThrowaway && site.content.map { $0.level >= .open } ?? false
        return [
            finding(
                .identity, isStrong ? .strong : .medium,
                isStrong ? SignalWeights.strong : isThrowaway ? SignalWeights.weak * 2 : SignalWeights.weak, types: app.types,
                "a money app without company, licence or registration\(isThrowaway ? ", on a name that costs nothing to leave" : "")",
                at: "page")
        ]
    }
}
