import DomainNames
import Protection
import Store
import Vocabulary

/// Registrable domains whose hosts were listed one by one, until it shows that the whole domain is one hand's.
///
/// Looked for anew with each compilation: the domain is listed as long as enough of its hosts are.
struct DisposableDomains {
    private let nameGuard: NameGuard
    /// The hosts that people or verdicts cleared, asked for when there is something to clear.
    private let clearedHosts: () throws -> [String]
    /// Told of the domains that this is asked for.
    private let watch: ([String]) throws -> Void

    init(guard nameGuard: NameGuard, store: StateStore) {
        self.nameGuard = nameGuard
        clearedHosts = { try store.clearedHosts() }
        watch = { try store.watch(domains: $0) }
    }

    /// A listing for each such domain.
    ///
    /// - Parameter isWhole: these are all listings, for a release: verdicts on hosts of their domains are changes from now on.
    func found(in listings: [Listing], isWhole: Bool = false) throws -> [Listing] {
        var hosts: [DomainName: [DomainName: Listing]] = [:]
        for listing in listings where listing.entry.scope == .exact {
            guard case .name(let name) = listing.entry.subject, let site = nameGuard.shared.site(of: name), !site.isOnPlatform,
                name != site.name
            else { continue }
            hosts[site.name, default: [:]][DisposableDomains.withoutWWW(name), default: listing] = listing
        }
        let domains = hosts.filter { domain, hosts in
            hosts.count >= ProtectionLimits.hostsOfDisposableDomain && nameGuard.ruling(on: domain) == nil
                && nameGuard.protectedName(below: domain) == nil
        }
        if isWhole { try watch(domains.keys.map(\.text)) }
        if domains.isEmpty { return [] }
        var cleared = DomainTree()
        for host in try clearedHosts() { cleared.insert(DomainName(trusted: host), subtree: false) }
        return domains.filter { !cleared.contains($0.key) && !cleared.hasMembers(below: $0.key) }
            .map { DisposableDomains.listing(of: $0.key, $0.value) }.sorted { $0.reasons.lexicographicallyPrecedes($1.reasons) }
    }

    private static func listing(of domain: DomainName, _ hosts: [DomainName: Listing]) -> Listing {
        let rest = hosts.values
        // So many hosts must stand: with the end of the last that is needed, the domain's ends.
        let ends = rest.map { $0.expiresAt?.seconds ?? .max }.sorted(by: >)[ProtectionLimits.hostsOfDisposableDomain - 1]
        let names = hosts.keys.sorted().prefix(ProtectionLimits.hostsOfDisposableDomain).map(\.text).joined(separator: ", ")
        let row = Granularity.disposableDomain
        return Listing(
            entry: ListEntry(name: domain, scope: .subtree), type: rest.compactMap(\.type).min { $0.rawValue < $1.rawValue },
            score: rest.compactMap(\.score).min(), listedAt: rest.compactMap(\.listedAt).max(),
            expiresAt: ends == .max ? nil : Timestamp(seconds: ends), sources: Set(rest.flatMap(\.sources)).sorted(),
            reasons: ["\(row.rawValue): \(row.reason): \(hosts.count) hosts of \(domain) are listed, \(names) among them"])
    }

    private static func withoutWWW(_ name: DomainName) -> DomainName {
        name.text.hasPrefix("www.") ? name.parent ?? name : name
    }
}
