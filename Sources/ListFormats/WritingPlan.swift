import DomainNames
import Vocabulary

/// What a format says of each name of a blocklist, decided before the first byte is written: the header counts entries.
///
/// The rules, one table with docs/FORMATS.md:
/// - a format without *exact* widens an exact name to its subtree, unless it must not: a reachable name or a listed web
///   address lies below, or the caller is strict;
/// - a format without *subtree* (hosts) says the name alone, and `www.` of a registrable domain: narrowed;
/// - a subtree over a reachable name is said as the name alone, or not at all;
/// - a subtree over an exception is said whole where the format can say the exception too, else as over a reachable name;
/// - a name below a subtree that the file says is left out, except in hosts.
struct WritingPlan {
    enum Decision: UInt8 {
        case leaveOut, exact, subtree
        /// The name and its `www.` form, each alone.
        case exactWithWWW
    }

    /// One for each name of the blocklist, in its order.
    private(set) var decisions: [Decision] = []
    /// The addresses that the file says, in the blocklist's order; none in a format of names.
    private(set) var addresses: [WebAddress] = []
    private(set) var counts = WritingCounts()
    /// An exception that the file says; as a subtree where the format can't say *exact*.
    struct Exception {
        let entry: Blocklist.Name
        /// Names between the exception and the listed subtree that must be said again: in a zone they exist by the exception
        /// alone, and what exists hides the parent's `*.` from what lies below it (RFC 4592 §4).
        let between: [DomainName]
    }

    /// In order.
    private(set) var exceptions: [Exception] = []

    private let format: ListFormatName
    private let options: WritingOptions
    private let keepsSubdomains: Bool
    private let canAllow: Bool
    private let refusesUnderscores: Bool
    private let reachable: DomainTree
    /// Hosts of which single addresses are listed: the host itself must stay reachable.
    private let sharedHosts: DomainTree
    private var spared = DomainTree()
    private var filled: Set<DomainName> = []
    private var remaining: ArraySlice<Blocklist.Name>
    /// An exception said wider than it is meant: names below it must be said again, or can't be.
    private var hole: DomainName?

    init(_ blocklist: Blocklist, format: ListFormatName, options: WritingOptions) throws(ListFormatError) {
        self.format = format
        self.options = options
        // In a zone an owner that exists hides the parent's `*.` from what lies below it: a covered name would narrow its parent.
        keepsSubdomains = options.keepsSubdomains && format != .rpz
        canAllow = options.canAllow(format)
        refusesUnderscores = options.refusesUnderscores(format)
        var mustStay = blocklist.reachable
        var sayable = canAllow ? blocklist.exceptions : []
        if refusesUnderscores {
            // An exception that the file can't hold keeps what is above it from being said whole.
            for exception in sayable where WritingPlan.hasUnderscore(exception.name) {
                mustStay.insert(exception.name, subtree: exception.scope == .subtree)
            }
            sayable.removeAll { WritingPlan.hasUnderscore($0.name) }
        }
        reachable = mustStay
        remaining = sayable[...]
        var hosts = DomainTree()
        for address in blocklist.addresses {
            if let name = address.host.name { hosts.insert(name, subtree: false) }
        }
        sharedHosts = hosts
        for exception in blocklist.exceptions { spared.insert(exception.name, subtree: false) }
        decisions.reserveCapacity(blocklist.names.count)
        var previous: DomainName?
        var covering: DomainName?
        for entry in blocklist.names {
            if let previous, !ReversedLabels.isBefore(previous, entry.name) {
                throw .notSorted(before: previous.text, after: entry.name.text)
            }
            previous = entry.name
            // Sorted by labels from the right, all names below a subtree follow it directly.
            if !remaining.isEmpty { planExceptions(before: entry.name, covering) }
            if let above = covering, !entry.name.isWithin(above) { covering = nil }
            if let above = hole, !entry.name.isWithin(above) { hole = nil }
            let decision = decide(entry, isCovered: covering != nil)
            // The outermost counts: exceptions below it are said also where what lies between is.
            if decision == .subtree, format != .jsonl, covering == nil { covering = entry.name }
            if decision != .leaveOut { counts.entries += 1 }
            decisions.append(decision)
        }
        if !remaining.isEmpty { planExceptions(before: nil, covering) }
        counts.exceptions = exceptions.count
        planAddresses(blocklist.addresses)
    }

    /// Takes the exceptions that stand in front of a name and below what the file says.
    private mutating func planExceptions(before name: DomainName?, _ covering: DomainName?) {
        while let next = remaining.first, name.map({ ReversedLabels.isBefore(next.name, $0) }) ?? true {
            remaining.removeFirst()
            guard let covering, next.name.isWithin(covering) else { continue }
            if next.scope == .exact, format.expression == .subtreeOnly {
                counts.narrowed += 1
                hole = next.name
                exceptions.append(Exception(entry: Blocklist.Name(next.name, .subtree), between: []))
            } else {
                exceptions.append(Exception(entry: next, between: format == .rpz ? between(next.name, covering) : []))
            }
        }
    }

    private mutating func between(_ name: DomainName, _ covering: DomainName) -> [DomainName] {
        var found: [DomainName] = []
        var current = name.parent
        while let ancestor = current, ancestor != covering {
            if !spared.contains(ancestor), filled.insert(ancestor).inserted { found.append(ancestor) }
            current = ancestor.parent
        }
        return found.reversed()
    }

    /// Whether a subtree at this name would take in what must stay reachable.
    private func coversReachable(_ name: DomainName) -> Bool {
        reachable.hasMembers(below: name) || !canAllow && spared.hasMembers(below: name)
    }

    private mutating func decide(_ entry: Blocklist.Name, isCovered: Bool) -> Decision {
        if format == .urls { return refuse("not-an-address") }
        if let fault = ListableName.fault(of: entry.name) { return refuse(fault.label) }
        if refusesUnderscores, WritingPlan.hasUnderscore(entry.name) { return refuse("underscore") }
        if isCovered, hole != nil {
            // An exception of Adblock is stronger than any rule below it; elsewhere the longest match wins.
            if format == .adblock { return refuse("allowed-above") }
        } else if isCovered, !keepsSubdomains {
            counts.pruned += 1
            return .leaveOut
        }
        switch format.expression {
        case .everything, .addresses:
            guard entry.scope == .subtree, spared.hasMembers(below: entry.name) else {
                return entry.scope == .exact ? .exact : .subtree
            }
            counts.narrowed += 1
            return .exact
        case .exactOnly: return planHosts(entry)
        case .exactAndSubtree: return planEither(entry)
        case .subtreeOnly: return planSubtree(entry)
        }
    }

    private static func hasUnderscore(_ name: DomainName) -> Bool { name.text.utf8.contains(UInt8(ascii: "_")) }

    private mutating func planSubtree(_ entry: Blocklist.Name) -> Decision {
        if coversReachable(entry.name) { return refuse("reachable-below") }
        if entry.scope == .subtree { return .subtree }
        if options.isStrict { return refuse("exact-only") }
        // Somebody listed single addresses of a host below and not the host: widening would list it after all.
        if sharedHosts.hasMembers(below: entry.name) { return refuse("listed-address-below") }
        counts.widened += 1
        return .subtree
    }

    private mutating func planHosts(_ entry: Blocklist.Name) -> Decision {
        guard entry.scope == .subtree else { return .exact }
        counts.narrowed += 1
        return PublicSuffixes.registrableDomain(of: entry.name) == entry.name ? .exactWithWWW : .exact
    }

    private mutating func planEither(_ entry: Blocklist.Name) -> Decision {
        let length = entry.name.text.utf8.count
        // An owner and the zone's name share 255 octets: 252 less the origin for `x`, 250 less it for `*.x` (measured).
        let isZone = format == .rpz
        if isZone, length > 252 - ListLimits.rpzOriginOctets { return refuse("too-long-for-rpz") }
        guard entry.scope == .subtree else { return .exact }
        if coversReachable(entry.name) || (isZone && length > 250 - ListLimits.rpzOriginOctets) {
            counts.narrowed += 1
            return .exact
        }
        return .subtree
    }

    private mutating func planAddresses(_ listed: [WebAddress]) {
        guard format == .urls || format == .jsonl else {
            if !listed.isEmpty { counts.refused["not-a-name", default: 0] += listed.count }
            return
        }
        for address in listed {
            // An address put together by hand may not read back; the file would say something else than the blocklist.
            guard let again = try? WebAddress(address.description), again == address,
                address.description.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else {
                counts.refused["not-canonical", default: 0] += 1
                continue
            }
            addresses.append(address)
        }
        counts.entries += addresses.count
    }

    private mutating func refuse(_ reason: String) -> Decision {
        counts.refused[reason, default: 0] += 1
        return .leaveOut
    }
}
