import Vocabulary

/// What became of one input and one output of a conversion or compilation.
package struct ConvertedInput: Sendable {
    package let path: String
    package let format: String
    package let lines: Int
    package let used: Int
    package let refused: Int
    package let unique: Int

    var json: JSONValue {
        .object([
            ("path", .string(path)), ("format", .string(format)), ("lines", .int(lines)), ("used", .int(used)),
            ("refused", .int(refused)), ("unique", .int(unique)),
        ])
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
    package let bytes: Int
    package let sha256: String

    var json: JSONValue {
        .object([
            ("format", .string(format)), ("path", .optional(path)), ("entries", .int(entries)), ("refused", .int(refused)),
            ("widened", .int(widened)), ("narrowed", .int(narrowed)), ("bytes", .int(bytes)), ("sha256", .string(sha256)),
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
    package let outputs: [ConvertedOutput]
    /// Inputs and formats that could not be done at all, each with its message.
    package let failures: [PipelineError]
    package let refused: Int
    package let seconds: Double

    package var json: JSONValue {
        .object([
            ("inputs", .array(inputs.map(\.json))), ("names", .int(names)), ("pruned", .int(pruned)), ("allowed", .int(allowed)),
            ("protected", .int(protected)), ("outputs", .array(outputs.map(\.json))),
            ("seconds", .double((seconds * 1000).rounded() / 1000)),
        ])
    }
}
