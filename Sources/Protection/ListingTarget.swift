import DomainNames
import Vocabulary

/// What would be listed of a site: the smallest thing that holds all of it and nobody else's, by the table of `Granularity`.
package struct ListingTarget: Hashable, Sendable {
    /// The row that decided.
    package let granularity: Granularity
    /// The name to list, or `nil` when only the address can be, or nothing.
    package let name: DomainName?
    package let address: WebAddress
    /// Why nothing may be listed, as a sentence; `nil` when something may be.
    package let refusal: String?

    /// What a listing would cover; for what is never listed, what it would have covered.
    package var scope: ListingScope { granularity.scope ?? (name == nil ? .url : .exact) }

    /// - Parameter address: where the page stood, not where a link began.
    package init(of address: WebAddress, guard nameGuard: NameGuard) {
        self.address = address
        let ruling = address.host.name.flatMap(nameGuard.ruling)
        let host = address.host.name
        let site = host.flatMap { nameGuard.shared.site(of: $0) }
        var row = ListingTarget.row(address, ruling, site)
        let taken = row.scope == .subtree ? site.flatMap { nameGuard.protectedName(below: $0.name) } : nil
        if taken != nil { row = .criticalName }
        granularity = row
        switch row {
        case .registrableDomain, .platformUser: name = site?.name
        case .singleHost: name = host
        default: name = row.scope == nil ? host : nil
        }
        if row.scope == nil {
            refusal = ruling?.description ?? taken.map { "\($0) lies below and is protected" } ?? row.reason
        } else if row.scope == .url, address.isHostOnly {
            refusal = ListingTarget.wholeHost(row, address, ruling)
        } else {
            refusal = nil
        }
    }

    private static func row(
        _ address: WebAddress, _ ruling: ProtectionRuling?, _ site: (name: DomainName, isOnPlatform: Bool)?
    ) -> Granularity {
        guard let host = address.host.name else { return .ipAddress }
        if let ruling { return ruling.kind.granularity }
        guard let site else { return .publicSuffix }
        if site.isOnPlatform { return host == site.name ? .platformUser : .singleHost }
        if HackedSite.folder(of: address) != nil { return .hackedSite }
        return host == site.name || host.text == "www." + site.name.text ? .registrableDomain : .singleHost
    }

    private static func wholeHost(_ row: Granularity, _ address: WebAddress, _ ruling: ProtectionRuling?) -> String {
        let what = ruling?.description ?? "\(address.host): \(row.reason)"
        return "\(what); the address has no path that says which page is meant"
    }
}
