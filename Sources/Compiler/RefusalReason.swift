/// Why a listing is not on the list, or only its exact name is. The raw value is the label of counters and explanations.
package enum RefusalReason: String, CaseIterable, Sendable {
    /// Its end date has passed.
    case expired
    /// Fewer inputs list it than asked for.
    case fewSources = "few-sources"
    /// A public suffix of a registry or a platform: strangers' names lie below it.
    case publicSuffix = "public-suffix"
    /// A name that every host resolves for itself (RFC 6761, RFC 9476).
    case reservedName = "reserved-name"
    /// An allow statement among what is to be blocked.
    case notABlock = "not-a-block"
    /// Critical, popular, the publisher's own, or shared by strangers.
    case protected
    /// A subtree that holds a protected name.
    case protectedBelow = "protected-below"
    /// On the allowlist.
    case allowed
    /// A subtree that holds an allowed name: cut down to its exact name.
    case allowedBelow = "allowed-below"
    /// An address without a path on a host that must not be listed whole.
    case wholeHost = "whole-host"
}
