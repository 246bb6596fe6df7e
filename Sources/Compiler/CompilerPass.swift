import Vocabulary

/// One step of the compiler: takes statements away or cuts them down, and says why. Never adds one.
protocol CompilerPass: Sendable {
    /// The word for counters and docs.
    var name: String { get }
    func apply(to draft: inout Draft, context: CompilerContext)
}

/// What the passes know beside the draft.
struct CompilerContext {
    let rules: CompilerRules
    /// When the statement with a number ends; `nil` for lists without end dates.
    let expiry: (Int) -> Timestamp?
}
