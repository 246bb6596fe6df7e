import Vocabulary

/// What became of one input and one output of a conversion or compilation.
package struct ConvertedInput: Sendable {
    package let path: String
    package let format: String
    package let lines: Int
    package let used: Int
    package let refused: Int
    /// Entries taken as a name and all below, though the list speaks only of what lies below.
    package let belowOnly: Int
    /// Refused statements by reason.
    package let reasons: [String: Int]
    /// Different names, whatever became of them.
    package internal(set) var names: Int
    /// Of them, those that no other input lists, itself or by a parent with all below.
    package internal(set) var unique: Int

    /// Names that another input lists too.
    package var overlap: Int { names - unique }
    /// The part of its statements that was refused, from 0 to 1; `nil` when it made none.
    package var refusedShare: Double? {
        used + refused == 0 ? nil : (Double(refused) / Double(used + refused) * 10_000).rounded() / 10_000
    }

    var json: JSONValue {
        .object([
            ("path", .string(path)), ("format", .string(format)), ("lines", .int(lines)), ("used", .int(used)),
            ("refused", .int(refused)), ("unique", .int(unique)), ("names", .int(names)), ("overlap", .int(overlap)),
            ("refused_share", .optional(refusedShare)), ("below_only", .int(belowOnly)),
            ("reasons", .object(reasons.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) })),
        ])
    }

    /// The reason for most of its refusals; the first in the alphabet where two are level.
    package var commonestReason: String? {
        reasons.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}

package struct ConvertedOutput: Sendable {
    package let format: String
    /// `nil` when nothing was kept.
    package let path: String?
    package let entries: Int
    package let refused: Int
    package let widened: Int
    package let narrowed: Int
    package let exceptions: Int
    package let bytes: Int
    /// `nil` when it was not asked for.
    package let sha256: String?

    var json: JSONValue {
        .object([
            ("format", .string(format)), ("path", .optional(path)), ("entries", .int(entries)), ("refused", .int(refused)),
            ("widened", .int(widened)), ("narrowed", .int(narrowed)), ("exceptions", .int(exceptions)),
            ("bytes", .int(bytes)), ("sha256", .optional(sha256)),
        ])
    }
}

/// The figures of a conversion or compilation.
package struct ConversionSummary: Sendable {
    package let inputs: [ConvertedInput]
    package let names: Int
    package let pruned: Int
    package let allowed: Int
    package let protected: Int
    /// What each line of the allowlists did, in their order; without the exceptions that the lists themselves make.
    package var allowRules: [AllowRule] = []
    package let outputs: [ConvertedOutput]
    /// Inputs and formats that could not be done at all, each with its message.
    package let failures: [PipelineError]
    package let refused: Int
    package let seconds: Double

    package var json: JSONValue {
        .object([
            ("inputs", .array(inputs.map(\.json))), ("names", .int(names)), ("pruned", .int(pruned)), ("allowed", .int(allowed)),
            ("protected", .int(protected)), ("allow_rules", .array(allowRules.map(\.json))),
            ("outputs", .array(outputs.map(\.json))),
            ("seconds", .double((seconds * 1000).rounded() / 1000)),
        ])
    }
}
