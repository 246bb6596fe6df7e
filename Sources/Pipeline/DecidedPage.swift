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
    static func all(in store: StateStore) throws -> [DecidedPage] {
        var pages: [DecidedPage] = []
        for (id, isFraud) in try store.decidedLeads() {
            guard let lead = try store.lead(id: id), let fetch = try store.newestFetches(of: id).first,
                let features = ClassifyRun.features(fetch), features.limitsHit.isEmpty
            else { continue }
            pages.append(DecidedPage(features: features, isFraud: isFraud, kin: AddressTable.kin(lead.host).kin))
        }
        return pages
    }
}
