/// How much of the name space a listing or an allowlist entry covers.
package enum ListingScope: String, CaseIterable, Sendable {
    /// The name alone; names below it are untouched.
    case exact
    /// The name and everything below it.
    case subtree
    /// One address or address prefix on a host that others share; never a DNS entry.
    case url
}
