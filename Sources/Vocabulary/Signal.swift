/// One typed reason for or against fraud, with its weight in points.
package struct Signal: Hashable, Sendable {
    /// How much a signal may decide. Only strong signals can list a site by themselves, and only two of them together.
    package enum Strength: String, Sendable {
        case strong, medium, weak
        /// Speaks against fraud: an advisory, the brand's own site.
        case exculpating
    }

    /// The stable name of the signal: `brand-mismatch`, `credential-form`.
    package let name: String
    package let strength: Strength
    /// Points: positive for fraud, negative against it.
    package let weight: Double
    /// The fraud types this signal speaks for; empty when it speaks for none in particular.
    package let types: [FraudType]
    /// One sentence for people: what was seen. Bounded, without control characters.
    package let text: String
    /// Where it was seen: `title`, `form 1`, `text at 120`, `name`, `chain`.
    package let place: String

    package init(name: String, strength: Strength, weight: Double, types: [FraudType] = [], text: String, place: String) {
        self.name = name
        self.strength = strength
        self.weight = weight
        self.types = types
        self.text = text
        self.place = place
    }
}
