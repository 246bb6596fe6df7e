import DomainNames
import Vocabulary

/// What a compilation holds its names against.
package struct CompilerRules: Sendable {
    /// Names and addresses that are never listed, with their scope.
    package var allow: [ListEntry]
    package var protection: any NameProtection
    /// Hosts whose paths belong to strangers (documents, forms, short links): only their addresses can be listed, never they.
    package var sharedHosts: DomainTree
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
