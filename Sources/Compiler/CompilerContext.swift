import DomainNames
import PackedNames
import Vocabulary

/// What the passes know beside the draft, in the order in which they look things up.
struct CompilerContext: Sendable {
    let rules: CompilerRules
    /// When the statement with a number ends; `nil` for lists without end dates.
    let expiry: (@Sendable (UInt32) -> Timestamp?)?
    /// The names of `rules.allow`, with the index of their entry.
    let allowed: RuleNames
    let allowedEntries: [Int]
    /// Where protection may speak; `nil` when it must be asked about each name.
    let ruled: (subtrees: RuleNames, names: RuleNames)?
    let reachable: RuleNames
    /// The public suffix list's own names; `nil` when it must be asked about each name.
    let suffixes: RuleNames?
    let wildcardSuffixes: [LabelsAbove]
    let reserved = ValidatePass.reserved.map { LabelsAbove($0) }

    init(_ rules: CompilerRules, expiry: (@Sendable (UInt32) -> Timestamp?)? = nil) {
        self.rules = rules
        self.expiry = expiry
        var names: [DomainName] = []
        var entries: [Int] = []
        for (index, entry) in rules.allow.enumerated() {
            guard case .name(let name) = entry.subject else { continue }
            names.append(name)
            entries.append(index)
        }
        allowed = RuleNames(names)
        allowedEntries = entries
        ruled = rules.protection.ruled.map { (RuleNames($0.subtrees), RuleNames($0.names)) }
        reachable = RuleNames(rules.protection.reachable)
        suffixes = SuffixRules.known.map { RuleNames($0.plain) }
        wildcardSuffixes = SuffixRules.known?.wildcards.map { LabelsAbove($0) } ?? []
    }
}
