import Vocabulary

/// One member of the family of signals: looks at a site's evidence for one kind of fact.
///
/// To add a signal: one file here, one line in `SignalTable.all`, one table of cases in the tests, one paragraph of docs.
protocol SignalReader: Sendable {
    /// The stable name: `brand-mismatch`.
    static var name: String { get }
    func findings(in site: SiteReading) -> [Finding]
}

/// A signal with the kind of fact it is: two strong signals list a site only when they are of different kinds.
struct Finding: Sendable {
    enum Kind: Hashable, Sendable {
        /// Who the site claims to be, against whose name it has.
        case identity
        /// What the page asks for, hands out, or does with what it gets.
        case structure
        case terms
        /// How one gets there, and what others are shown.
        case route
        /// What ties it to a case that people confirmed.
        case linkage
        /// How the address is spelled.
        case name
        /// What speaks against fraud, or forbids listing.
        case exculpating
        /// What a trained model says of the content.
        case model
    }

    let kind: Kind
    let signal: Signal
    /// Whether this forbids automatic listing (a protected or shared name, an advisory).
    let isVeto: Bool

    init(_ kind: Kind, _ signal: Signal, isVeto: Bool = false) {
        self.kind = kind
        self.signal = signal
        self.isVeto = isVeto
    }
}

extension SignalReader {
    func finding(
        _ kind: Finding.Kind, _ strength: Signal.Strength, _ weight: Double, types: [FraudType] = [], _ text: String,
        at place: String,
        veto: Bool = false
    ) -> Finding {
        let bounded = PlainText.escaped(text, limit: ClassifierLimits.reasonScalars)
        return Finding(
            kind, Signal(name: Self.name, strength: strength, weight: weight, types: types, text: bounded, place: place),
            isVeto: veto)
    }

    /// A name from outside as a reason shows it.
    func shown(_ text: some CustomStringConvertible) -> String {
        PlainText.escaped("\(text)", limit: ClassifierLimits.shownScalars)
    }
}
