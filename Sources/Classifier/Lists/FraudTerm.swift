import Vocabulary

/// A term of the taxonomy and what it speaks for; one spelling may speak for several types.
struct FraudTerm: Sendable {
    enum Strength: Int, Sendable {
        /// Very specific: two of one type are a strong fact, one with a structural cue too.
        case strong = 3
        case medium = 2
        case weak = 1
        /// An innocent longer term that swallows a fraud term inside it (`手机跑分`); says nothing by itself.
        case innocent = 0
        /// What advisories, courts and news write about fraud.
        case advisory = -2
        /// What only those write who speak of fraud, its makers and its victims, or forbid: near it, words of fraud are quoted. Advisory too.
        case narrating = -3
    }

    struct Meaning: Sendable {
        /// `nil` for advisory and innocent terms.
        let type: FraudType?
        let strength: Strength
    }

    /// As written in the list.
    let text: String
    var meanings: [Meaning]

    func strength(for type: FraudType) -> Strength? { meanings.first { $0.type == type }?.strength }
    var isInnocent: Bool { meanings.contains { $0.strength == .innocent } }
    var isAdvisory: Bool { meanings.contains { $0.strength == .advisory || $0.strength == .narrating } }
    var isNarrating: Bool { meanings.contains { $0.strength == .narrating } }
}
