import Dispatch
import DomainNames
import PackedNames
import Synchronization
import Vocabulary

/// One file, decided and not yet written: its segments can be written in any order, each at its place.
package struct PlannedList: Sendable {
    let segments: [NameSegment]
    package let format: ListFormatName
    package let counts: WritingCounts
    private let plans: [WritingPlan]
    private let header: ListHeader
    let options: WritingOptions
    private let reachable: DomainTree
    /// The addresses that the file says, in the blocklist's order, with their numbers there; none in a format of names.
    private let addresses: [(address: WebAddress, number: Int)]

    init(_ blocklist: Blocklist, format: ListFormatName, header: ListHeader, options: WritingOptions, threads: Int) {
        self.format = format
        self.header = header
        self.options = options
        reachable = blocklist.reachable
        segments = blocklist.names.segments
        plans = PlannedList.plan(blocklist, format, options, threads)
        var counts = WritingCounts()
        for plan in plans { counts.add(plan.counts) }
        addresses = PlannedList.plan(blocklist.addresses, format, &counts)
        self.counts = counts
    }

    private static func plan(
        _ blocklist: Blocklist, _ format: ListFormatName, _ options: WritingOptions, _ threads: Int
    ) -> [WritingPlan] {
        let segments = blocklist.names.segments
        let exceptions = PlannedList.exceptions(blocklist.exceptions, in: segments)
        let next = Atomic(0)
        let plans = Mutex([WritingPlan?](repeating: nil, count: segments.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, segments.count))) { _ in
            while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue, index < segments.count {
                let plan = WritingPlan(segments[index], exceptions: exceptions[index], format: format, options: options)
                plans.withLock { $0[index] = plan }
            }
        }
        return plans.withLock { $0.compactMap(\.self) }
    }

    /// The exceptions of each segment. Each lies below a listed name of its segment, so it stands behind the segment's first.
    private static func exceptions(_ all: [Blocklist.Name], in segments: [NameSegment]) -> [ArraySlice<Blocklist.Name>] {
        if all.isEmpty { return segments.map { _ in [] } }
        var rest = all[...]
        return segments.indices.map { index in
            guard index + 1 < segments.count, let (first, _, _) = segments[index + 1].record(at: NameSegment.Place()) else {
                defer { rest = [] }
                return rest
            }
            let next = DomainName(first)
            let here = rest.prefix { ReversedLabels.isBefore($0.name, next) }
            rest = rest.dropFirst(here.count)
            return here
        }
    }

    private static func plan(
        _ listed: [WebAddress], _ format: ListFormatName, _ counts: inout WritingCounts
    ) -> [(address: WebAddress, number: Int)] {
        guard format == .urls || format == .jsonl else {
            if !listed.isEmpty { counts.refused["not-a-name", default: 0] += listed.count }
            return []
        }
        // An address put together by hand may not read back; the file would say something else than the blocklist.
        let kept = zip(listed, listed.indices).filter { address, _ in
            guard let again = try? WebAddress(address.description), again == address else { return false }
            return address.description.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        }
        if kept.count < listed.count { counts.refused["not-canonical", default: 0] += listed.count - kept.count }
        counts.entries += kept.count
        return kept.map { (address: $0, number: $1) }
    }

    // MARK: - Writing

    typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    func writeHead(into rendering: inout EntryRendering, _ sink: Sink) throws {
        try rendering.head(header, entries: counts.entries)
        try rendering.canary(header.firstCanary, to: sink)
    }

    /// Writes one segment.
    /// - Parameter first: the number of its first name in the list.
    func write(
        _ index: Int, from first: Int, into rendering: inout EntryRendering, _ details: EntryDetails, _ sink: Sink
    ) throws {
        let plan = plans[index]
        if plan.exceptions.isEmpty, !plan.hasWWWForms, details.isEmpty || format != .jsonl {
            return try rendering.names(of: segments[index], plan.decisions, to: sink)
        }
        var exceptions = plan.exceptions[...]
        var position = 0
        var wwwForms = WWWForms(segments[index], isNeeded: plan.hasWWWForms, exceptions: plan.exceptions, reachable: reachable)
        try segments[index].forEach { name, marks in
            while let next = exceptions.first, next.position == position {
                try rendering.exception(exceptions.removeFirst(), to: sink)
            }
            let decision = plan.decisions[position]
            position += 1
            switch decision {
            case .leaveOut: return
            case .exact, .subtree:
                let (isSubtree, isChecked) = (decision == .subtree, !marks.isUnchecked)
                switch format == .jsonl ? details.known(ofName: first + position - 1) : .nothing {
                case .nothing: try rendering.name(name, isSubtree: isSubtree, isChecked: isChecked, to: sink)
                case .shared(let place):
                    try rendering.name(
                        name, isSubtree: isSubtree, isChecked: isChecked, place, details.shared(at: place), to: sink)
                case .own(let listing):
                    try rendering.listing(
                        ListEntry(name: DomainName(name), scope: isSubtree ? .subtree : .exact), listing, to: sink)
                }
            case .exactWithWWW:
                try rendering.name(name, isSubtree: false, isChecked: !marks.isUnchecked, to: sink)
                if let www = wwwForms.form(of: name) { try rendering.name(www, .exact, to: sink) }
            }
        }
        for exception in exceptions { try rendering.exception(exception, to: sink) }
    }

    func writeTail(into rendering: inout EntryRendering, _ details: EntryDetails, _ sink: Sink) throws {
        for (address, number) in addresses {
            if format == .jsonl {
                try rendering.listing(ListEntry(address: address), details.listing(ofAddress: number), to: sink)
            }
            if format == .urls { try rendering.address(address, to: sink) }
        }
        try rendering.canary(header.lastCanary, to: sink)
    }
}

/// Which `www.` names a hosts file may add: those that are not listed anyway and need not stay reachable.
private struct WWWForms {
    private var listed: Set<String> = []
    private let exceptions: Set<DomainName>
    private let reachable: DomainTree

    init(_ segment: NameSegment, isNeeded: Bool, exceptions: [WritingPlan.Exception], reachable: DomainTree) {
        self.exceptions = Set(exceptions.map(\.entry.name))
        self.reachable = reachable
        guard isNeeded else { return }
        let prefix = Array("www.".utf8)
        segment.forEach { name, _ in
            if name.count > 4, (0..<4).allSatisfy({ name.start[$0] == prefix[$0] }) { listed.insert(name.text) }
        }
    }

    mutating func form(of name: NameBytes) -> DomainName? {
        guard let www = try? DomainName("www." + name.text), !listed.contains(www.text), !exceptions.contains(www),
            !reachable.covers(www)
        else { return nil }
        return www
    }
}
