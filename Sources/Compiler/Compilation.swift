import DomainNames
import Vocabulary

/// What one statement of the input became, other than a name on the list.
package struct CompilerRemoval: Sendable {
    package let subject: ListEntry.Subject
    /// The number of the input that made the statement.
    package let input: Int
    /// Its line there, or what the caller gave as such; the index of an entry.
    package let line: Int
    package let reason: RefusalReason
    /// The rule behind it, for people.
    package let detail: String
}

/// A listing that is not on the list, or only with its exact name.
package struct CompilerRefusal: Sendable {
    package let listing: Listing
    package let reason: RefusalReason
    package let detail: String
}

/// What the compiler did, in unique names.
package struct CompilerCounts: Equatable, Sendable {
    /// Statements that came in, about names and addresses.
    package var statements = 0
    /// Names on the list.
    package var names = 0
    /// Addresses on the list.
    package var addresses = 0
    /// Statements that said again what another had said.
    package var merged = 0
    /// Names on the list that a listed subtree above covers: what a format of subtrees leaves out.
    package var pruned = 0
    /// Names and addresses touched by each reason: refused, or cut down (`allowed-below`).
    package var touched: [RefusalReason: Int] = [:]

    /// Names and addresses that the allowlist took away; those cut down to their exact name are still on the list.
    package var allowed: Int { touched[.allowed, default: 0] }
    /// Names and addresses that protection took away.
    package var protected: Int {
        touched[.protected, default: 0] + touched[.protectedBelow, default: 0] + touched[.publicSuffix, default: 0]
            + touched[.wholeHost, default: 0] + touched[.reservedName, default: 0]
    }
}

/// Listings compiled: the list, and the fate of each listing.
package struct Compilation: Sendable {
    package let blocklist: Blocklist
    /// The kept listings, one for each name in the list's order, then one for each address; what was said twice is merged.
    package let listings: [Listing]
    package let refusals: [CompilerRefusal]
    /// Listings that are on the list with their exact name only.
    package let narrowed: [CompilerRefusal]
    package let counts: CompilerCounts
}

/// Plain statements compiled.
package struct TableCompilation: Sendable {
    package let blocklist: Blocklist
    package let refusals: [CompilerRemoval]
    package let narrowed: [CompilerRemoval]
    /// What each input brought, in their order.
    package let sources: [SourceCounts]
    /// How many names each entry of `CompilerRules.allow` took away, cut down or made exceptions, in their order.
    package let allowEffects: [Int]
    package let counts: CompilerCounts
}
