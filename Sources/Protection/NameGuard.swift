import DomainNames
import PackedNames
import Vocabulary

/// Whether a name may be listed at all: public suffixes, the publisher's own names, the critical layer, what a person protects for
/// one conversion, names that strangers share, and the popular layer.
package struct NameGuard: Sendable {
    private let critical: NameRules
    private let own: DomainTree
    private let ownNames: [DomainName]
    /// Names that a person protects for one conversion, each with everything below it, by the file that names them.
    private var named: [(tree: DomainTree, because: String)] = []
    private var namedList: [DomainName] = []
    package let shared: SharedNames
    private var popular: [PopularNames] = []
    /// The names of `reachable`, to be found from above.
    private var below: DomainTree
    /// Every name that any rule names: nearly all names of a list match none and need no closer look.
    private var filter: SuffixFilter
    /// The same for names as bytes, and for names above one that a rule names.
    private var places: PairFilter

    package init(critical: NameRules, own: [DomainName] = [], shared: SharedNames = .init()) {
        self.critical = critical
        self.own = DomainTree(subtrees: own)
        ownNames = own
        self.shared = shared
        let rules = critical.all + shared.hosts.all + shared.shorteners.all + shared.platforms.all
        filter = SuffixFilter(rules.map(\.name) + own)
        below = DomainTree(subtrees: critical.names + own + shared.names)
        places = PairFilter(rules.map(\.name) + own)
    }

    /// Protects names, and everything below each, on top of what is protected anyway.
    package mutating func protect(_ names: [DomainName], because: String) {
        named.append((DomainTree(subtrees: names), because))
        namedList += names
        for name in names {
            filter.insert(name)
            places.insert(name)
            below.insert(name, subtree: true)
        }
    }

    /// Tells one set of popular lists from another; empty without any.
    package var popularDigest: String { popular.map { " \($0.source) \($0.imported.seconds)" }.joined() }

    /// The same guard with imported popular lists.
    package func holding(_ popular: [PopularNames]) -> NameGuard {
        var copy = self
        copy.popular += popular
        return copy
    }

    /// Whether a rule that people wrote may speak of names with this `NameBytes.pairKey`, or of what lies below them: of a list of
    /// millions only those need be asked about.
    @inline(__always)
    package func mayRule(at key: UInt128) -> Bool { places.mayHold(key) }

    /// Whether `isPopular` need be asked about a name, from its bytes.
    package func mayBePopular(_ name: NameBytes) -> Bool { popular.contains { $0.mayCover(utf8: name.bytes) } }

    /// Whether a name is too popular to be listed; the other layers are not asked.
    package func isPopular(_ name: DomainName) -> Bool { popularRuling(on: name) != nil }

    /// The same guard without the popular layer: for lists that block popular names on purpose.
    package var withoutPopular: NameGuard {
        var copy = self
        copy.popular = []
        return copy
    }

    /// Where a rule may speak: `subtrees` of a name and all below it, `names` of the name alone; `nil` when a popular layer must
    /// be asked about each name.
    package var ruledPlaces: (subtrees: [DomainName], names: [DomainName])? {
        guard popular.isEmpty else { return nil }
        let rules = critical.all + shared.hosts.all + shared.shorteners.all
        // What lies below a platform is its users': of each of them another rule speaks, or none.
        let alone = rules.filter { !$0.isSubtree } + shared.platforms.all
        return (
            rules.filter(\.isSubtree).map(\.name) + ownNames + namedList,
            alone.flatMap { [$0.name, DomainName(trusted: "www." + $0.name.text)] }
        )
    }

    /// The rule that keeps a name off the list, or `nil`.
    package func ruling(on name: DomainName) -> ProtectionRuling? {
        if PublicSuffixes.isPublicSuffix(name) { return ProtectionRuling(.publicSuffix, name, Granularity.publicSuffix.reason) }
        return filter.mayCover(name) ? edited(name) ?? popularRuling(on: name) : popularRuling(on: name)
    }

    /// The rule that people wrote which keeps a name off every list, popular or not; `nil` for nearly all names, and fast then.
    package func writtenRuling(on name: DomainName) -> ProtectionRuling? { filter.mayCover(name) ? edited(name) : nil }

    /// Why a name is protected, as a sentence; `nil` when it may be listed.
    package func protection(of name: DomainName) -> String? { ruling(on: name)?.description }

    /// The rules that people wrote.
    private func edited(_ name: DomainName) -> ProtectionRuling? {
        if let rule = own.coveringSubtree(of: name) { return ProtectionRuling(.own, rule, "the publisher's own name") }
        for (tree, because) in named {
            if let rule = tree.coveringSubtree(of: name) { return ProtectionRuling(.named, rule, because) }
        }
        if let rule = shared.shorteners.rule(covering: name) { return ProtectionRuling(.shortener, rule) }
        // Before the critical layer: of a host that is both, single addresses can still be listed.
        if let rule = shared.hosts.rule(covering: name) { return ProtectionRuling(.sharedHost, rule) }
        if let rule = critical.rule(covering: name) { return ProtectionRuling(.critical, rule) }
        if let rule = shared.platforms.rule(covering: name), shared.site(of: name) == nil {
            return ProtectionRuling(.platform, rule)
        }
        return nil
    }

    /// A popular name, and everything below a popular registrable domain: its owner has all of it, but on platforms.
    private func popularRuling(on name: DomainName) -> ProtectionRuling? {
        guard popular.contains(where: { $0.mayCover(name) }) else { return nil }  // nearly all of a feed's names end here
        let site = shared.site(of: name)?.name
        for list in popular {
            for candidate in [name, site].compactMap(\.self) {
                guard let rank = list.rank(of: candidate) else { continue }
                return ProtectionRuling(
                    .popular, candidate, "rank \(rank) in \(list.source) of \(list.dated.description.prefix(10))")
            }
        }
        return nil
    }

    /// A protected name that a listing of `name` with all below would take along, or `nil`.
    package func protectedName(below name: DomainName) -> DomainName? {
        guard below.hasMembers(below: name) else { return nil }
        return reachable.first { $0 != name && $0.isWithin(name) }
    }

    /// Whether an address on this host says whose page it is by its path.
    package func isSharedByPath(_ name: DomainName) -> Bool { shared.isSharedByPath(name) }

    /// The protected names themselves: an entry for a parent of one, with all below, would block it. Popular names are not among
    /// them: their parents down to the registrable domain are popular too, and further up there are public suffixes only.
    package var reachable: [DomainName] {
        critical.names + ownNames + namedList + shared.names
    }
}
