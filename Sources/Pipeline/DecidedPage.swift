import Classifier
import DomainNames
import PageRecord
import Store

/// A page that people decided here: confirmed fraud, or honest after all. What they said is what the next model learns first.
struct DecidedPage: Sendable {
    let features: PageFeatures
    let isFraud: Bool
    /// The site, which is what its pages share.
    let kin: String

    /// The newest page of every lead about which a person spoke; leads of which no page was kept teach nothing.
    /// - Parameter newest: the most leads, those that were reported last.
    static func all(in store: StateStore, newest: Int = .max) throws -> [DecidedPage] {
        var pages: [DecidedPage] = []
        for (id, isFraud) in try store.decidedLeads().suffix(newest) {
            guard let lead = try store.lead(id: id), let fetch = try store.newestFetches(of: id).first,
                let features = ClassifyRun.features(fetch), features.limitsHit.isEmpty
            else { continue }
            pages.append(DecidedPage(features: features, isFraud: isFraud, kin: AddressTable.kin(lead.host).kin))
        }
        return pages
    }

    /// Leads whose pages are kept in mind while others are judged: campaigns last months, and each page costs a reading.
    static let remembered = 2_000

    /// What new leads are held against.
    static func cases(in store: StateStore) throws -> ConfirmedCases {
        try all(in: store, newest: remembered).reduce(into: ConfirmedCases()) { cases, page in
            cases.add(page.features, site: page.kin, isFraud: page.isFraud)
        }
    }
}
