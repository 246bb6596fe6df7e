import Vocabulary

/// One step of the compiler: takes statements away or cuts them down, and says why. Never adds one.
///
/// Names are compiled part by part, on several threads; a pass sees one part at a time, in which a name, its parents and what lies
/// below it stand together. Addresses are few and come as one.
protocol CompilerPass: Sendable {
    /// The word for counters and docs.
    var name: String { get }
    func apply(to names: inout NameDraft, context: CompilerContext)
    func apply(to addresses: inout AddressDraft, context: CompilerContext)
}

extension CompilerPass {
    func apply(to addresses: inout AddressDraft, context: CompilerContext) {}
}
