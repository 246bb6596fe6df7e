/// One thing that the automatic rule needs for listing, and that a verdict can lack.
package enum ListingKey: String, CaseIterable, Sendable {
    /// The score reaches the threshold.
    case points
    /// A strong fact that is neither words nor the content model.
    case deed
    /// A strong fact of a second kind.
    case secondKind = "second-kind"
    /// Nothing forbids it: no protected or shared name, no advisory.
    case leave = "no-veto"
    /// The content does not speak against it.
    case content
    /// Somebody knows where the page stood.
    case address
}
