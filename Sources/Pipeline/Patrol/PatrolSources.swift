import Classifier
import Digests
import DomainNames
import PageRecord
import Store
import Vocabulary

/// Where a patrol looks: names made from brands, links of listed pages, names of files.
struct PatrolSources {
    let store: StateStore
    let brands: Brands
    /// Only names that imitate this brand; `nil` for all.
    let brand: String?
    let now: Timestamp
    private let names: LookalikeNames

    init(store: StateStore, brands: Brands, brand: String?, now: Timestamp) {
        self.store = store
        self.brands = brands
        self.brand = brand
        self.now = now
        names = LookalikeNames(brands, only: brand)
    }

    /// The word for this list of names in this order: with another list the place of the last patrol means nothing.
    var round: String { "\(names.count) \(brand ?? "")" }

    /// The next names of the round, and the place where the next patrol goes on; after the last name comes the first.
    func lookalikes(atMost budget: Int) throws -> (finds: [PatrolFind], place: Int) {
        guard names.count > 0 else { return ([], 0) }
        let start = try store.patrolPlace(in: round) % names.count
        let count = min(budget, names.count)
        let finds = (0..<count).compactMap { step in
            names[(start + step) % names.count].map { PatrolSources.find($0, .lookalike) }
        }
        return (finds, (start + count) % names.count)
    }

    /// Names of files that read like a brand's.
    func imported(_ files: [String], observer: RunObserver) throws -> [PatrolFind] {
        var finds: [PatrolFind] = []
        var (seen, left) = (0, 0)
        for file in files {
            var tokens = NameTokens { name in
                seen += 1
                guard let lookalike = brands.lookalike(name), brand == nil || brand == lookalike.brand else { return }
                if finds.count < PatrolLimits.importedNames {
                    finds.append(PatrolSources.find(lookalike, .imported))
                } else {
                    left += 1
                }
            }
            try InputBytes(path: file).read { tokens.take($0) }
            tokens.finish()
        }
        if !files.isEmpty { observer(.warning("\(PlainText.counted(seen, "name")) read, \(finds.count) read like a brand's")) }
        if left > 0 {
            observer(.warning("\(PlainText.counted(left, "name")) beyond \(PatrolLimits.importedNames) were left out"))
        }
        return finds
    }

    /// Where the newest pages of listed sites link to, other than their own site and the brands that they imitate.
    func links(atMost budget: Int) throws -> [PatrolFind] {
        var finds: [PatrolFind] = []
        var seen: Set<DomainName> = []
        for lead in try store.listedLeads(at: now, limit: PatrolLimits.listedPages) {
            let home = (try? DomainName(lead.host)).flatMap { PublicSuffixes.registrableDomain(of: $0) }
            for fetch in try store.newestFetches(of: lead.id) {
                guard let page = fetch.features.flatMap({ try? RecordDecoder.decode($0) }),
                    let address = fetch.finalURL.flatMap({ try? WebAddress($0) })
                else { continue }
                let base = page.base.isEmpty ? address : (try? address.resolving(page.base)) ?? address
                var taken = 0
                for link in page.links where taken < PatrolLimits.linksPerPage {
                    guard let target = try? base.resolving(link.target), let name = target.host.name,
                        home == nil || PublicSuffixes.registrableDomain(of: name) != home, !brands.isOwned(name),
                        seen.insert(name).inserted
                    else { continue }
                    taken += 1
                    finds.append(
                        PatrolFind(address: target, name: name, origin: .link, note: "linked from \(lead.host), which is listed"))
                    if finds.count == budget { return finds }
                }
            }
        }
        return finds
    }

    private static func find(_ lookalike: Lookalike, _ origin: PatrolFind.Origin) -> PatrolFind {
        PatrolFind(
            address: WebAddress(scheme: .http, host: .name(lookalike.name), port: nil, path: "/", query: nil),
            name: lookalike.name,
            origin: origin, note: "imitates \(lookalike.brand) (\(lookalike.manner.rawValue))")
    }
}
