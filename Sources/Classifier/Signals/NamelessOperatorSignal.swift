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

    /// Words of fraud around a way in, by nobody, in a page whose content is like fraud's.
    ///
    /// How much must be told depends on the name: on one that costs nothing to leave a part of a story will do where the content is what few
    /// honest pages are like, elsewhere two specific words must stand beside it. Silent where others are quoted.
    private func offer(_ page: PageReading, at site: SiteReading) -> [Finding] {
        guard site.host != nil, page.hasWayIn, !page.isDiscussion,
            !page.prose.isLongProse || page.terms.advisory.count < AdvisorySignal.terms,
            let level = site.content?.level, level >= .open
        else { return [] }
        let types = NamelessOperatorSignal.told(by: page, level, site)
        let takesMuch = NamelessOperatorSignal.takesMuch(page, level, site)
        if types.isEmpty, !takesMuch { return part(page, level, site) }
        let name = site.isThrowaway ? ", on a name that costs nothing to leave" : ""
        return [
            finding(
                .identity, .strong, SignalWeights.strong, types: types.isEmpty ? [.phishing] : types,
                "\(types.isEmpty ? "asks for this" : "offers this") without company, licence or registration\(name)", at: "page")
        ]
    }

    /// A part of a story, by nobody, on a name of its own: with one more such fact it is for people.
    private func part(_ page: PageReading, _ level: ContentReading.Level, _ site: SiteReading) -> [Finding] {
        guard !page.prose.isLongProse || page.terms.advisory.isEmpty else { return [] }
        let types = FraudType.allCases.filter { type in
            let medium = page.terms.hits(for: type, .medium).count
            return page.terms.strongFacts(for: type) >= 1 || medium >= TermsSignal.toldTerms
                || level >= .noted && medium >= TermsSignal.companyTerms
        }
        guard !types.isEmpty else { return [] }
        return [
            finding(
                .identity, .medium, SignalWeights.structuredTerms, types: types,
                "offers a part of this without company, licence or registration", at: "page")
        ]
    }

    /// The types of fraud whose story the page tells.
    private static func told(by page: PageReading, _ level: ContentReading.Level, _ site: SiteReading) -> [FraudType] {
        let isCheap =
            site.isThrowaway && !site.isOnPlatform || site.domain?.labels.first.map { ThrowawayName.isNumbered($0) } ?? false
        let whole = FraudType.allCases.filter { type in
            let strong = page.terms.strongFacts(for: type)
            let medium = page.terms.hits(for: type, .medium).count
            // On platforms private persons write about such things without a company.
            if strong >= TermsSignal.strongTerms { return isCheap || level >= .raised }
            if strong >= 1, medium >= 1, site.isThrowaway {
                return level >= .noted || isCheap && !page.messengers.isEmpty
            }
            return site.isThrowaway && level >= .noted && medium >= TermsSignal.toldTerms
        }
        guard whole.isEmpty, site.isThrowaway, level >= .raised else { return whole }
        // Where few honest pages are like it, parts of stories will do.
        let parts = page.terms.told.filter { hit in
            hit.term.meanings.contains { $0.strength.rawValue >= FraudTerm.Strength.medium.rawValue }
        }
        let isStrong = parts.contains { hit in hit.term.meanings.contains { $0.strength == .strong } }
        guard isStrong || parts.count >= TermsSignal.companyTerms else { return [] }
        return FraudType.allCases.filter { type in parts.contains { $0.term.strength(for: type) != nil } }
    }

    /// A recovery phrase; on a name that costs nothing to leave, too, more than any honest step asks for, or, where few honest pages are like
    /// it, a card or two kinds of secrets of which one is about money or the person.
    private static func takesMuch(_ page: PageReading, _ level: ContentReading.Level, _ site: SiteReading) -> Bool {
        if RecoveryPhraseSignal.isAsked(on: page), site.isThrowaway || level >= .noted { return true }
        guard site.isThrowaway else { return false }
        let secrets = page.forms.secretsAsked
        return CardFormSignal.asksMuch(page)
            || level >= .raised
                && (page.forms.asksCard
                    || secrets.count >= 2
                        && !secrets.isDisjoint(with: [.cardNumber, .cardCode, .nationalID, .identityUpload, .paymentPassword]))
    }
}
