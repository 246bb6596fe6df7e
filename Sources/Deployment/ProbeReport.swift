import Vocabulary

/// What the questions to one resolver showed.
package struct ProbeReport: Sendable {
    package enum Proof: String, Sendable {
        /// A name that only this release has is hidden, and an equal one of no release is not, or not in the same way.
        case serial
        /// Listed names are hidden; whether by this release or the one before could not be told, since the resolver answers for
        /// the canary of no release in the same way.
        case names
    }

    /// Listed names that were asked for, all hidden when the probe passed.
    package let listed: [String]
    /// Listed names that were not hidden.
    package let open: [String]
    /// Names that are not listed and were hidden.
    package let hidden: [String]
    /// Names that are not listed and got no answer.
    package let silent: [String]
    package let proof: Proof?
    /// Whether the resolver answered anything.
    package let isAlive: Bool

    package var passed: Bool { open.isEmpty && hidden.isEmpty && isAlive }

    /// Why it did not pass.
    package var fault: String {
        var parts: [String] = []
        if let first = open.first { parts.append("\(open.count) of \(listed.count) listed names are not blocked: \(first)") }
        if let first = hidden.first { parts.append("\(first) is not listed and is blocked") }
        if !isAlive { parts.append("the resolver does not answer") }
        return parts.joined(separator: "; ")
    }

    package var json: JSONValue {
        .object([
            ("listed", .strings(listed)), ("open", .strings(open)), ("hidden", .strings(hidden)), ("silent", .strings(silent)),
            ("proof", .optional(proof?.rawValue)),
        ])
    }
}
