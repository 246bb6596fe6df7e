import DomainNames
import Vocabulary

/// Makes the list of one serial out of everything that is said: a pure function, the same for any order of its input.
///
/// The passes run in this order and no other:
/// 1. *expire* takes away what has ended;
/// 2. *sources* refuses what too few inputs list;
/// 3. *validate* refuses public suffixes and reserved names;
/// 4. *protect* refuses protected names and subtrees that hold one;
/// 5. *allow* subtracts the allowlist and cuts subtrees above an allowed name down to their exact name;
/// 6. *shared-hosts* refuses whole hosts that serve strangers under their paths;
/// then statements about one name are merged into one. Sorting comes first, since the passes search; nothing is pruned below a
/// listed parent, since what that means differs by format.
package enum ListCompiler {
    static let passes: [any CompilerPass] = [
        ExpirePass(), SourcesPass(), ValidatePass(), ProtectPass(), AllowPass(), SharedHostPass(),
    ]

    /// The passes' names in their order, for docs and counters.
    package static var passNames: [String] { passes.map(\.name) }

    /// Compiles listings with everything that explains them.
    package static func compile(_ listings: [Listing], rules: CompilerRules) -> Compilation {
        let entries = listings.map(\.entry)
        let (table, addresses, strange) = load(entries)
        let expiry = { (origin: Int) in listings[origin].expiresAt }
        let result = run(table, addresses, CompilerContext(rules: rules, expiry: expiry))
        let draft = result.draft
        let merger = ListingMerger(listings)
        var kept: [Listing] = []
        draft.forEachName { rows in
            let keptRows = rows.filter { draft.table.rows[$0].isKept }
            let widest = keptRows.contains { draft.table.rows[$0].scope == .subtree } ? ListingScope.subtree : .exact
            kept.append(
                merger.merged(
                    keptRows.map { (Int(draft.table.rows[$0].origin), draft.table.rows[$0].scope) },
                    as: ListEntry(name: draft.table.name(at: rows.lowerBound), scope: widest), scope: widest))
        }
        for group in result.addressGroups {
            let rows = group.map { draft.addresses[$0] }
            kept.append(
                merger.merged(rows.map { ($0.origin, .url) }, as: ListEntry(address: rows[0].address), scope: .url))
        }
        let refusal = { (removal: Draft.Removal) in
            CompilerRefusal(listing: listings[removal.origin], reason: removal.reason, detail: removal.detail)
        }
        let notBlocks = strange.map { CompilerRefusal(listing: listings[$0], reason: .notABlock, detail: "an allow entry") }
        return Compilation(
            blocklist: result.blocklist, listings: kept, refusals: notBlocks + draft.refusals.map(refusal),
            narrowed: draft.narrowed.map(refusal), counts: result.counts)
    }

    /// Compiles plain entries; `origin` is the index of the entry.
    package static func compile(entries: [ListEntry], rules: CompilerRules) -> TableCompilation {
        let (table, addresses, _) = load(entries)
        return compile(table, addressRows: addresses, rules: rules)
    }

    /// Compiles a table filled name by name: lists of millions, without a value for each entry.
    package static func compile(
        _ table: consuming NameTable, addresses: [(address: WebAddress, origin: Int)] = [], rules: CompilerRules
    ) -> TableCompilation {
        compile(table, addressRows: addresses.map { row($0.address, $0.origin) }, rules: rules)
    }

    private static func compile(
        _ table: consuming NameTable, addressRows: [Draft.AddressRow], rules: CompilerRules
    ) -> TableCompilation {
        let result = run(table, addressRows, CompilerContext(rules: rules, expiry: { _ in nil }))
        let removal = { (removal: Draft.Removal) in
            CompilerRemoval(subject: removal.subject, origin: removal.origin, reason: removal.reason, detail: removal.detail)
        }
        return TableCompilation(
            blocklist: result.blocklist, refusals: result.draft.refusals.map(removal),
            narrowed: result.draft.narrowed.map(removal), sources: result.draft.sources, counts: result.counts)
    }

    private static func row(_ address: WebAddress, _ origin: Int) -> Draft.AddressRow {
        Draft.AddressRow(address: address, key: address.canonical.description, origin: origin)
    }

    private static func load(_ entries: [ListEntry]) -> (NameTable, [Draft.AddressRow], strange: [Int]) {
        var table = NameTable()
        table.reserve(entries.count)
        var addresses: [Draft.AddressRow] = []
        var strange: [Int] = []
        for (index, entry) in entries.enumerated() {
            switch entry.subject {
            case _ where entry.action == .allow: strange.append(index)
            case .name(let name): table.add(name, entry.scope == .subtree ? .subtree : .exact, origin: index)
            case .address(let address): addresses.append(row(address, index))
            }
        }
        return (table, addresses, strange)
    }

    private struct Outcome {
        let draft: Draft
        let blocklist: Blocklist
        /// Kept addresses that are one, in order of their text.
        let addressGroups: [[Int]]
        let counts: CompilerCounts
    }

    private static func run(
        _ table: consuming NameTable, _ addresses: [Draft.AddressRow], _ context: CompilerContext
    ) -> Outcome {
        table.sort()
        var draft = Draft(table: table, addresses: addresses.sorted(by: isOrdered))
        for pass in passes { pass.apply(to: &draft, context: context) }
        return finish(draft, context)
    }

    /// Addresses that are one stand side by side, the spelling that stands for them first whatever the order of input.
    private static func isOrdered(_ left: Draft.AddressRow, _ right: Draft.AddressRow) -> Bool {
        if left.key != right.key { return left.key < right.key }
        return (left.address.description, left.origin) < (right.address.description, right.origin)
    }

    private static func finish(_ draft: Draft, _ context: CompilerContext) -> Outcome {
        var counts = CompilerCounts(statements: draft.table.count + draft.addresses.count, touched: draft.touched)
        var names: [Blocklist.Name] = []
        names.reserveCapacity(draft.table.count)
        var cover: DomainName?
        draft.forEachName { rows in
            let kept = rows.filter { draft.table.rows[$0].isKept }
            let isSubtree = kept.contains { draft.table.rows[$0].scope == .subtree }
            let name = draft.table.name(at: rows.lowerBound)
            counts.merged += kept.count - 1
            names.append(Blocklist.Name(name, isSubtree ? .subtree : .exact))
            // Sorted by labels from the right, everything below a subtree follows it at once.
            if let above = cover, name.isWithin(above) { counts.pruned += 1 } else { cover = isSubtree ? name : nil }
        }
        var groups: [[Int]] = []
        for index in draft.addresses.indices where draft.addresses[index].isKept {
            if let last = groups.last, draft.addresses[last[0]].key == draft.addresses[index].key {
                groups[groups.count - 1].append(index)
                counts.merged += 1
            } else {
                groups.append([index])
            }
        }
        groups.sort { draft.addresses[$0[0]].address.description < draft.addresses[$1[0]].address.description }
        counts.names = names.count
        counts.addresses = groups.count
        let exceptions = exceptions(of: draft, below: names)
        let blocklist = Blocklist(
            names: names, addresses: groups.map { draft.addresses[$0[0]].address },
            reachable: reachable(draft, context.rules, except: exceptions), exceptions: exceptions)
        return Outcome(draft: draft, blocklist: blocklist, addressGroups: groups, counts: counts)
    }

    /// The exceptions that still lie below a listed subtree, each once and in its widest scope.
    private static func exceptions(of draft: Draft, below names: [Blocklist.Name]) -> [Blocklist.Name] {
        if draft.exceptions.isEmpty { return [] }
        let subtrees = DomainTree(subtrees: names.lazy.filter { $0.scope == .subtree }.map(\.name))
        var kept: [Blocklist.Name] = []
        for exception in draft.exceptions.sorted(by: { ($0.name, $0.scope.rawValue) < ($1.name, $1.scope.rawValue) }) {
            guard subtrees.properCoveringSubtree(of: exception.name) != nil else { continue }
            if let last = kept.last, last.name == exception.name { kept.removeLast() }  // "exact" sorts first
            if let last = kept.last(where: { $0.scope == .subtree }), exception.name.isWithin(last.name) { continue }
            kept.append(exception)
        }
        return kept
    }

    /// Allowed names, and of the protected ones those below a listed name: no other can be hit by widening an entry.
    private static func reachable(
        _ draft: Draft, _ rules: CompilerRules, except exceptions: [Blocklist.Name]
    ) -> DomainTree {
        var tree = DomainTree()
        var said = DomainTree()
        for exception in exceptions { said.insert(exception.name, subtree: exception.scope == .subtree) }
        for entry in rules.allow {
            if case .name(let name) = entry.subject, !said.covers(name) { tree.insert(name, subtree: entry.scope == .subtree) }
        }
        for name in rules.protection.reachable {
            let isBelowListed = draft.ancestorRows(of: name).contains { rows in
                rows.contains { draft.table.rows[$0].isKept }
            }
            if isBelowListed { tree.insert(name, subtree: true) }
        }
        return tree
    }
}
