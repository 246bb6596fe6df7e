import DomainNames
import Vocabulary

/// What a listing of a verdict would carry: the name or address, in which scope, and what stands against it.
struct ListingSubject {
    let text: String
    let scope: ListingScope
    /// Why it may not be listed; `nil` when it may.
    let protection: String?

    /// - Parameters:
    ///   - scope: what the classifier proposes.
    ///   - landing: where the page stood: a link that only leads there is evidence, not the fraud site.
    init(scope: ListingScope, landing: WebAddress, guard nameGuard: NameGuard) {
        guard case .name(let host) = landing.host, scope != .url else {
            self.init(address: landing, guard: nameGuard)
            return
        }
        // `www` is the same site as the name it stands in front of.
        let site = scope == .subtree && host.text.hasPrefix("www.") ? host.parent ?? host : host
        if nameGuard.isSharedByPath(site) {
            self.init(address: landing, guard: nameGuard)
            return
        }
        text = site.text
        self.scope = scope
        protection = nameGuard.protection(of: site)
    }

    private init(address landing: WebAddress, guard nameGuard: NameGuard) {
        scope = .url
        let name = landing.host.name
        let isShared = name.map { nameGuard.isSharedByPath($0) } ?? false
        if let name, nameGuard.isShortener(name) {
            text = landing.canonical.description
            protection = nameGuard.protection(of: name)
        } else if let published = PublicAddress(landing, isSharedHost: isShared), !(isShared && published.address.isHostOnly) {
            text = published.address.description
            protection = nil
        } else {
            text = landing.canonical.description
            protection = "nothing that tells the page is left of its address once personal parts are cut"
        }
    }
}
