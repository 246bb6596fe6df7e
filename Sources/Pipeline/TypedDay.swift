import Vocabulary

/// A day that a person typed, `YYYY-MM-DD`.
package enum TypedDay {
    /// Its beginning.
    package static func start(_ text: String, _ kind: PipelineError.Kind = .input) throws(PipelineError) -> Timestamp {
        guard let day = Timestamp(text) else {
            throw PipelineError(kind, "\"\(PlainText.escaped(text, limit: 40))\" is no date", hint: "write YYYY-MM-DD")
        }
        return day
    }

    /// Its end: a last day counts whole.
    package static func end(_ text: String, _ kind: PipelineError.Kind = .input) throws(PipelineError) -> Timestamp {
        try start(text, kind).adding(days: 1)
    }
}
