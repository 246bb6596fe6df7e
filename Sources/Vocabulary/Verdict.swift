/// What the classifier says of one lead: outcome, score, fraud type, scope, and the signals in order of weight.
package struct Verdict: Hashable, Sendable {
    package enum Outcome: String, CaseIterable, Sendable {
        /// Strong enough for the automatic rule.
        case list
        /// A person must look.
        case review
        /// Too little was seen to say anything: an empty, broken or script-only page.
        case insufficient
        /// Nothing speaks for fraud.
        case clear
    }

    package let outcome: Outcome
    /// 0–100; 50 is as likely as not.
    package let score: Int
    /// The calibrated probability of fraud, or `nil` while no calibrated model is loaded.
    package let probability: Double?
    package let type: FraudType?
    package let secondaryTypes: [FraudType]
    /// What would be listed: the name, the name and all below it, or one address.
    package let scope: ListingScope
    /// In order of absolute weight, heaviest first.
    package let signals: [Signal]

    package init(
        outcome: Outcome, score: Int, probability: Double? = nil, type: FraudType?, secondaryTypes: [FraudType] = [],
        scope: ListingScope, signals: [Signal]
    ) {
        self.outcome = outcome
        self.score = score
        self.probability = probability
        self.type = type
        self.secondaryTypes = secondaryTypes
        self.scope = scope
        self.signals = signals
    }
}
