import DomainNames
import Vocabulary

/// What would be listed of a site: the smallest thing that holds all of it and nobody else's.
package struct ListingTarget: Hashable, Sendable {
    package let scope: ListingScope
    /// The name to list, or `nil` when only the address can be.
    package let name: DomainName?
    package let address: WebAddress

    /// - Returns: for the page at `address`:
    ///   - a bare IP address, a host that strangers share, a shortener, a public suffix: the address alone;
    ///   - the registrable domain or its `www`: the registrable domain and all below it, for one owner made both;
    ///   - a user's name on a platform (`x.github.io`): that name and all below it, for nobody else has anything there;
    ///   - a deeper host: that host alone, since its domain may be a hacked or rented stranger's.
    package init(of address: WebAddress, lists: ClassifierLists) {
        self.address = address
        guard let host = address.host.name, !lists.sharedHosts.contains(host), !lists.shorteners.contains(host),
            let domain = PublicSuffixes.registrableDomain(of: host)
        else {
            scope = .url
            name = nil
            return
        }
        if host == domain || host.text == "www." + domain.text {
            scope = .subtree
            name = domain
        } else {
            scope = .exact
            name = host
        }
    }
}
