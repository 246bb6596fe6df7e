import DomainNames
import PackedNames
import Vocabulary

/// What a format says of one segment of a blocklist, decided before the first byte is written: the header counts entries.
struct WritingPlan: Sendable {
    typealias Decision = NameChoice

    /// An exception that the file says; as a subtree where the format can't say *exact*.
    struct Exception: Sendable {
        let entry: Blocklist.Name
        /// Names between the exception and the listed subtree that must be said again: in a zone they exist by the exception
        /// alone, and what exists hides the parent's `*.` from what lies below it (RFC 4592 §4).
        let between: [DomainName]
        /// The number of the segment's name that it stands in front of.
        let position: Int
    }

    /// One for each name of the segment, in its order.
    fileprivate(set) var decisions: [Decision] = []
    /// In order.
    fileprivate(set) var exceptions: [Exception] = []
    fileprivate(set) var counts = WritingCounts()

    init(_ segment: NameSegment, exceptions: ArraySlice<Blocklist.Name>, format: ListFormatName, options: WritingOptions) {
        self = SegmentPlanner(segment, exceptions, format, options).plan(segment)
    }

    /// Whether a name is said with its `www.` form.
    fileprivate(set) var hasWWWForms = false

    private init() {}
    fileprivate static let empty = WritingPlan()
}

/// Decides for each name of a segment what a format says of it. The rules, one table with docs/FORMATS.md:
/// - a format without *exact* widens an exact name to its subtree, unless it must not: a reachable name or a listed web
///   address lies below, what lies around is allowed, or the caller is strict;
/// - a format without *subtree* (hosts) says the name alone, and `www.` of a registrable domain: narrowed;
/// - a subtree over a reachable name is said as the name alone, or not at all;
/// - a subtree over an exception is said whole where the format can say the exception too, else as over a reachable name;
/// - a name below a subtree that the file says is left out, unless an exception that the file says is nearer above it; in
///   hosts nothing is left out.
private struct SegmentPlanner {
    private static let underscore = UInt8(ascii: "_")

    private let format: ListFormatName
    private let expression: ListFormatName.Expression
    private let options: WritingOptions
    private let keepsSubdomains: Bool
    private let isPruned: Bool
    private let canAllow: Bool
    private let refusesUnderscores: Bool
    /// Exceptions that the file can't hold: they keep what is above them from being said whole.
    private var unsayable = DomainTree()
    private var spared = DomainTree()
    private var filled: Set<DomainName> = []
    private var remaining: ArraySlice<Blocklist.Name>
    /// Exceptions that are said above the name at hand. Of Adblock they are stronger than any rule below; elsewhere only those
    /// count that are said wider than they are meant: names below must be said again.
    private var holes: [DomainName] = []
    /// The longest name of which an exact entry is said as it is, whatever it is; -1 in formats that must look.
    private let longestAlone: Int
    /// Whether a name of which nothing is marked becomes its subtree, and what lies below that is left out.
    private let widensBare: Bool
    /// Whether nothing above the name at hand is said or spared.
    private var isAlone: Bool { covers.isEmpty && holes.isEmpty && remaining.isEmpty }
    /// Listed subtrees above the name at hand, nearest last.
    private var covers: [(name: NameBytes, isSaid: Bool)] = []

    private var result = WritingPlan.empty

    init(
        _ segment: NameSegment, _ exceptions: ArraySlice<Blocklist.Name>, _ format: ListFormatName, _ options: WritingOptions
    ) {
        self.format = format
        self.options = options
        expression = format.expression
        // In a zone an owner that exists hides the parent's `*.` from what lies below it: a covered name would narrow its parent.
        keepsSubdomains = options.keepsSubdomains && format != .rpz
        canAllow = options.canAllow(format)
        longestAlone = SegmentPlanner.longestAlone(format, options)
        refusesUnderscores = options.refusesUnderscores(format)
        widensBare = expression == .subtreeOnly && !options.isStrict && !refusesUnderscores && !keepsSubdomains
        isPruned = expression != .everything && expression != .exactOnly && expression != .addresses
        var sayable = canAllow ? exceptions : []
        if refusesUnderscores {
            for exception in sayable where exception.name.text.utf8.contains(SegmentPlanner.underscore) {
                unsayable.insert(exception.name, subtree: false)
            }
            let unsayable = unsayable
            sayable = ArraySlice(sayable.filter { !unsayable.contains($0.name) })
        }
        remaining = sayable
        for exception in exceptions { spared.insert(exception.name, subtree: false) }
    }

    private static func longestAlone(_ format: ListFormatName, _ options: WritingOptions) -> Int {
        if options.refusesUnderscores(format) { return -1 }
        switch format.expression {
        case .exactOnly: return .max
        case .exactAndSubtree: return format == .rpz ? 252 - ListLimits.rpzOriginOctets : .max
        case .subtreeOnly, .addresses, .everything: return -1
        }
    }

    /// The names' bytes are looked at while the segment is walked, and at no other time.
    consuming func plan(_ segment: NameSegment) -> WritingPlan {
        if isAlone, segment.allMarks.isBare, segment.longestName <= longestAlone {
            // Each name is said as it is, and nothing has to be looked at for it.
            result.decisions = [WritingPlan.Decision](repeating: .exact, count: segment.count)
            result.counts.entries = segment.count
            return result
        }
        if widensBare, isAlone, segment.allMarks.isBare {
            let (choices, leftOut) = segment.outermost()
            result.decisions = choices
            result.counts.pruned = leftOut
            result.counts.widened = segment.count - leftOut
            result.counts.entries = segment.count - leftOut
            return result
        }
        result.decisions.reserveCapacity(segment.count)
        segment.forEach { name, marks in plan(name, marks) }
        if !remaining.isEmpty { planExceptions(before: nil) }
        result.counts.exceptions = result.exceptions.count
        return result
    }

    private mutating func plan(_ name: NameBytes, _ marks: NameSegment.Marks) {
        if isAlone, marks.isBare, name.count <= longestAlone {
            // Nothing lies around the name that could change what is said of it.
            result.counts.entries += 1
            return result.decisions.append(.exact)
        }
        if !remaining.isEmpty { planExceptions(before: DomainName(name)) }
        if !covers.isEmpty { leave { name.isBelow($0) } }
        if !holes.isEmpty { leaveHoles(before: DomainName(name)) }
        let decision = decide(name, marks)
        let isSaid = decision == .subtree
        // What is listed below an allowed name and can't be said here still ends what the file says further above.
        if isPruned, isSaid || marks.isAllowedAround && marks.isSubtree { covers.append((name, isSaid)) }
        if decision != .leaveOut { result.counts.entries += 1 }
        result.decisions.append(decision)
    }

    private mutating func leave(unless covers: (NameBytes) -> Bool) {
        while let last = self.covers.last, !covers(last.name) { self.covers.removeLast() }
    }

    private mutating func leaveHoles(before name: DomainName) {
        while let last = holes.last, !name.isWithin(last) { holes.removeLast() }
    }

    /// Takes the exceptions that stand in front of a name and below what the file says.
    private mutating func planExceptions(before name: DomainName?) {
        while let next = remaining.first, name.map({ ReversedLabels.isBefore(next.name, $0) }) ?? true {
            remaining.removeFirst()
            leave { next.name.isWithin(DomainName($0)) }
            guard let cover = covers.last, cover.isSaid else { continue }
            leaveHoles(before: next.name)
            var said = next
            if next.scope == .exact, expression == .subtreeOnly {
                result.counts.narrowed += 1
                said = Blocklist.Name(next.name, .subtree)
                holes.append(next.name)
            } else if format == .adblock {
                holes.append(next.name)
            }
            result.exceptions.append(
                WritingPlan.Exception(
                    entry: said, between: format == .rpz ? between(next.name, DomainName(cover.name)) : [],
                    position: result.decisions.count))
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

    private mutating func decide(_ name: NameBytes, _ marks: NameSegment.Marks) -> WritingPlan.Decision {
        if expression == .addresses { return refuse("not-an-address") }
        if marks.isUnchecked, let fault = ListableName.fault(of: DomainName(name)) { return refuse(fault.label) }
        if refusesUnderscores, name.contains(SegmentPlanner.underscore) { return refuse("underscore") }
        if let cover = covers.last, cover.isSaid, !marks.isAllowedAround {
            if !holes.isEmpty {
                // An exception of Adblock is stronger than any rule below it; elsewhere the longest match wins.
                if format == .adblock { return refuse("allowed-above") }
            } else if !keepsSubdomains {
                result.counts.pruned += 1
                return .leaveOut
            }
        } else if format == .adblock, !holes.isEmpty {
            return refuse("allowed-above")
        }
        switch expression {
        case .everything, .addresses:
            guard marks.isSubtree, marks.coversException else { return marks.isSubtree ? .subtree : .exact }
            result.counts.narrowed += 1
            return .exact
        case .exactOnly: return planHosts(name, marks)
        case .exactAndSubtree: return planEither(name, marks)
        case .subtreeOnly: return planSubtree(name, marks)
        }
    }

    /// Whether a subtree at a name would take in what must stay reachable.
    private func coversReachable(_ name: NameBytes, _ marks: NameSegment.Marks) -> Bool {
        if marks.coversReachable || !canAllow && marks.coversException { return true }
        return marks.coversException && !unsayable.isEmpty && unsayable.hasMembers(below: DomainName(name))
    }

    private mutating func planSubtree(_ name: NameBytes, _ marks: NameSegment.Marks) -> WritingPlan.Decision {
        if coversReachable(name, marks) { return refuse("reachable-below") }
        if marks.isSubtree { return .subtree }
        if options.isStrict { return refuse("exact-only") }
        // What lies below an exact name in an allowed subtree is allowed.
        if marks.isAllowedAround { return refuse("reachable-below") }
        // Somebody listed single addresses of a host below and not the host: widening would list it after all.
        if marks.coversAddress { return refuse("listed-address-below") }
        result.counts.widened += 1
        return .subtree
    }

    private mutating func planHosts(_ name: NameBytes, _ marks: NameSegment.Marks) -> WritingPlan.Decision {
        guard marks.isSubtree else { return .exact }
        result.counts.narrowed += 1
        guard ListableName.isRegistrable(name) else { return .exact }
        result.hasWWWForms = true
        return .exactWithWWW
    }

    private mutating func planEither(_ name: NameBytes, _ marks: NameSegment.Marks) -> WritingPlan.Decision {
        // An owner and the zone's name share 255 octets: 252 less the origin for `x`, 250 less it for `*.x` (measured).
        let isZone = format == .rpz
        if isZone, name.count > 252 - ListLimits.rpzOriginOctets { return refuse("too-long-for-rpz") }
        guard marks.isSubtree else { return .exact }
        if coversReachable(name, marks) || (isZone && name.count > 250 - ListLimits.rpzOriginOctets) {
            result.counts.narrowed += 1
            return .exact
        }
        return .subtree
    }

    private mutating func refuse(_ reason: String) -> WritingPlan.Decision {
        result.counts.refused[reason, default: 0] += 1
        return .leaveOut
    }
}
