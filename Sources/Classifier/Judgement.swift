import Protection
import Vocabulary

/// A verdict with what else the one reading of a site gives.
package struct Judgement: Sendable {
    package let verdict: Verdict
    /// What would be listed; its scope is the verdict's.
    package let target: ListingTarget
    /// The content model's score before calibration, which evaluations rank by; `nil` without page or model.
    package let contentScore: Double?
    /// What listing would still need; empty for what is listed.
    package let missing: Set<ListingKey>
}
