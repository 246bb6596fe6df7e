import DomainNames

/// The compiled set of one serial: what every format of a release is written from.
package struct Blocklist: Sendable {
    /// A name with its scope. In order of reversed labels, each name once.
    package struct Name: Hashable, Sendable {
        package let name: DomainName
        /// `exact` or `subtree`.
        package let scope: ListingScope

        package init(_ name: DomainName, _ scope: ListingScope) {
            self.name = name
            self.scope = scope
        }
    }

    /// Sorted by `DomainName.<`. Names below a listed subtree are still here: what they mean differs by format, so each
    /// writer prunes after widening.
    package let names: NameList
    /// Addresses on hosts that others share; sorted by their text. Never DNS entries.
    package let addresses: [WebAddress]
    /// Names that must stay reachable: no writer may widen an entry over one of these.
    package let reachable: DomainTree
    /// Allowed names below a listed subtree, sorted as `names`, none of them listed. A format that can say "all but" says
    /// them; the others treat them as reachable names. A listed name can lie below one again, and an exception below that.
    package let exceptions: [Name]

    package init(
        names: [Name] = [], addresses: [WebAddress] = [], reachable: DomainTree = DomainTree(), exceptions: [Name] = []
    ) {
        self.init(
            packed: NameList(names, addresses: addresses, reachable: reachable, exceptions: exceptions), addresses: addresses,
            reachable: reachable, exceptions: exceptions)
    }

    /// - Parameter names: packed with the marks that the other parts give them.
    package init(packed names: NameList, addresses: [WebAddress], reachable: DomainTree, exceptions: [Name]) {
        self.names = names
        self.addresses = addresses
        self.reachable = reachable
        self.exceptions = exceptions
    }
}
