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
        if case .name(let host) = landing.host, scope != .url {
            // `www` is the same site as the name it stands in front of.
            let site = scope == .subtree && host.text.hasPrefix("www.") ? host.parent ?? host : host
            if !nameGuard.isSharedByPath(site) {
                self.init(text: site.text, scope: scope, protection: nameGuard.protection(of: site))
                return
            }
        }
        self.init(address: landing, guard: nameGuard)
    }

    private init(text: String, scope: ListingScope, protection: String?) {
        self.text = text
        self.scope = scope
        self.protection = protection
    }

    private init(address landing: WebAddress, guard nameGuard: NameGuard) {
        let name = landing.host.name
        let isShared = name.map { nameGuard.isSharedByPath($0) } ?? false
        let whole = landing.canonical.description
        if let name, nameGuard.isShortener(name) {
            self.init(text: whole, scope: .url, protection: nameGuard.protection(of: name))
        } else if let published = PublicAddress(landing, isSharedHost: isShared), !(isShared && published.address.isHostOnly) {
            self.init(text: published.address.description, scope: .url, protection: nil)
        } else {
            self.init(
                text: whole, scope: .url,
                protection: "nothing that tells the page is left of its address once personal parts are cut")
        }
    }
}
