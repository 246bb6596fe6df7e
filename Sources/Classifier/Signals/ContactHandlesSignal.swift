import Vocabulary

/// Messenger handles beside the words of fraud: the way on leads into a chat, where nobody else sees what is said.
struct ContactHandlesSignal: SignalReader {
    static let name = "contact-handles"

    func findings(in site: SiteReading) -> [Finding] {
        guard let page = site.page, let first = page.messengers.first, page.terms.hasStrong(1) else { return [] }
        let types = FraudType.allCases.filter { !page.terms.hits(for: $0, .strong).isEmpty }
        let isStrong = page.terms.hasStrong(TermsSignal.strongTerms)
        let kinds = Set(page.messengers.map(\.kind.englishName)).sorted().joined(separator: ", ")
        return [
            finding(
                .structure, isStrong ? .strong : .medium, isStrong ? SignalWeights.strong : SignalWeights.structuredTerms, types: types,
                "leads into a chat (\(kinds): \(shown(first.value))) beside the words of fraud", at: "contacts")
        ]
    }
}
