import DomainNames
import PackedNames
import Vocabulary

/// Makes the list of one serial out of everything that is said: a pure function, the same for any order of its input.
///
/// The names are sorted first, part by part, since the passes search. The passes run in this order and no other:
/// 1. *expire* takes away what has ended;
/// 2. *sources* refuses what too few inputs list;
/// 3. *validate* refuses public suffixes and reserved names;
/// 4. *protect* refuses protected names and subtrees that hold one;
/// 5. *allow* subtracts the allowlist and cuts subtrees above an allowed name down to their exact name;
/// then statements about one name are merged into one. Nothing is pruned below a listed parent, since what that means differs by
/// format.
package enum ListCompiler {
    static let passes: [any CompilerPass] = [
        ExpirePass(), SourcesPass(), ValidatePass(), ProtectPass(), AllowPass(),
    ]

    /// The passes' names in their order, for docs and counters.
    package static var passNames: [String] { passes.map(\.name) }

    /// Compiles listings with everything that explains them.
    package static func compile(_ listings: [Listing], rules: CompilerRules) -> Compilation {
        let (statements, addresses, strange) = load(listings.lazy.map(\.entry))
        let ends = listings.map(\.expiresAt)
        let run = CompilerRun(
            statements, addresses, CompilerContext(rules, expiry: { ends[Int($0)] }), keepsOrigins: true)
        let merger = ListingMerger(listings)
        var kept: [Listing] = []
        for (name, origins) in zip(run.blocklist.names, run.parts.lazy.flatMap(\.origins)) {
            kept.append(
                merger.merged(
                    origins.map { (Int($0.line), $0.scope) }, as: ListEntry(name: name.name, scope: name.scope), scope: name.scope
                ))
        }
        for rows in run.addressGroups {
            kept.append(merger.merged(rows.map { ($0.line, .url) }, as: ListEntry(address: rows[0].address), scope: .url))
        }
        let refusal = { (removal: CompilerRemoval) in
            CompilerRefusal(listing: listings[removal.line], reason: removal.reason, detail: removal.detail)
        }
        let notBlocks = strange.map { CompilerRefusal(listing: listings[$0], reason: .notABlock, detail: "an allow entry") }
        return Compilation(
            blocklist: run.blocklist, listings: kept, refusals: notBlocks + run.refusals.map(refusal),
            narrowed: run.narrowed.map(refusal), counts: run.counts)
    }

    /// Compiles plain entries; the line of a removal is the index of its entry.
    package static func compile(entries: [ListEntry], rules: CompilerRules) -> TableCompilation {
        let (statements, addresses, _) = load(entries)
        return compile(statements, addressRows: addresses, rules: rules)
    }

    /// Compiles statements filled name by name: lists of millions, without a value for each entry.
    package static func compile(
        _ statements: StatementParts, addresses: [(address: WebAddress, input: Int, line: Int)] = [], rules: CompilerRules
    ) -> TableCompilation {
        compile(statements, addressRows: addresses.map { row($0.address, $0.input, $0.line) }, rules: rules)
    }

    private static func compile(
        _ statements: StatementParts, addressRows: [AddressDraft.Row], rules: CompilerRules
    ) -> TableCompilation {
        let context = CompilerContext(rules)
        let run = CompilerRun(statements, addressRows, context, keepsOrigins: false)
        return TableCompilation(
            blocklist: run.blocklist, refusals: run.refusals, narrowed: run.narrowed, sources: run.sources,
            allowEffects: run.allowEffects(context), counts: run.counts)
    }

    private static func row(_ address: WebAddress, _ input: Int, _ line: Int) -> AddressDraft.Row {
        AddressDraft.Row(address: address, key: address.canonical.description, input: input, line: line)
    }

    private static func load(
        _ entries: some Collection<ListEntry>
    ) -> (statements: StatementParts, addresses: [AddressDraft.Row], strange: [Int]) {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        var addresses: [AddressDraft.Row] = []
        var strange: [Int] = []
        for (index, entry) in entries.enumerated() {
            switch entry.subject {
            case _ where entry.action == .allow: strange.append(index)
            case .name(let name): writer.add(name, isSubtree: entry.scope == .subtree, line: index)
            case .address(let address): addresses.append(row(address, 0, index))
            }
        }
        return (StatementParts([writer]), addresses, strange)
    }
}
