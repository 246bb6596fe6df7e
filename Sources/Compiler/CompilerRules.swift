import DomainNames
import Vocabulary

/// What a compilation holds its names against.
package struct CompilerRules: Sendable {
    /// Names and addresses that are never listed, with their scope.
    package var allow: [ListEntry]
    package var protection: any NameProtection
    /// Hosts whose paths belong to strangers (documents, forms, short links): only their addresses can be listed, never they.
    package var sharedHosts: DomainTree
    /// Whether a listed subtree above an allowed name stays whole, with the name as an exception of the list, for formats that
    /// can say "all but". Default off: the subtree is cut down to its exact name.
    package var keepsExceptions = false
    /// How many inputs must list a name, itself or a parent with all below; default 1.
    package var minimumSources = 1
    /// The number of each input's first statement, in order; empty when statements come from one place.
    package var sources: [Int] = []
    /// What expiry is measured against.
    package var now: Timestamp

    package init(
        allow: [ListEntry] = [], protection: any NameProtection = Unprotected(), sharedHosts: DomainTree = DomainTree(),
        now: Timestamp
    ) {
        self.allow = allow
        self.protection = protection
        self.sharedHosts = sharedHosts
        self.now = now
    }
}
