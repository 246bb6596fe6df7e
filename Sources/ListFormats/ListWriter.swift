import DomainNames
import Vocabulary

/// Writes a blocklist as one file of a release.
package struct ListWriter: Sendable {
    package let format: ListFormatName
    /// The file's name in a release.
    package var fileName: String { options.fileName(of: format) }
    private let header: ListHeader
    private let options: WritingOptions

    package init(format: ListFormatName, header: ListHeader, options: WritingOptions = WritingOptions()) {
        self.format = format
        self.header = header
        self.options = options
    }

    /// Writes the list into a sink, chunk by chunk.
    ///
    /// - Parameter details: what else is known of an entry; asked for by `jsonl` only.
    /// - Throws: `ListFormatError` when the blocklist is not in order or rendered bytes are wrong; whatever the sink throws.
    ///   What was written until then must be thrown away.
    package func write(
        _ blocklist: Blocklist, details: (ListEntry) -> Listing? = { _ in nil }, to sink: (ArraySlice<UInt8>) throws -> Void
    ) throws -> WritingCounts {
        let plan = try WritingPlan(blocklist, format: format, options: options)
        var rendering = Rendering(format: format, options: options, counts: plan.counts)
        try rendering.head(header)
        try rendering.canary(header.firstCanary, to: sink)
        let names = HostNames(blocklist, isNeeded: format == .hosts)
        var exceptions = plan.exceptions[...]
        for (entry, decision) in zip(blocklist.names, plan.decisions) {
            while let next = exceptions.first, ReversedLabels.isBefore(next.entry.name, entry.name) {
                try rendering.exception(exceptions.removeFirst(), to: sink)
            }
            switch decision {
            case .leaveOut: continue
            case .exact, .subtree:
                let scope: ListingScope = decision == .exact ? .exact : .subtree
                if format == .jsonl {
                    try rendering.listing(ListEntry(name: entry.name, scope: scope), details, to: sink)
                } else {
                    try rendering.name(entry.name, scope, to: sink)
                }
            case .exactWithWWW:
                try rendering.name(entry.name, .exact, to: sink)
                if let www = names.wwwForm(of: entry.name) { try rendering.name(www, .exact, to: sink) }
            }
        }
        for exception in exceptions { try rendering.exception(exception, to: sink) }
        for address in plan.addresses {
            if format == .jsonl { try rendering.listing(ListEntry(address: address), details, to: sink) }
            if format == .urls { try rendering.address(address, to: sink) }
        }
        try rendering.canary(header.lastCanary, to: sink)
        try rendering.flush(to: sink)
        return rendering.counts
    }
}

/// Which `www.` names a hosts file may add: those that are not listed anyway and need not stay reachable.
private struct HostNames {
    private let listed: Set<String>
    private let reachable: DomainTree
    private let exceptions: Set<String>

    init(_ blocklist: Blocklist, isNeeded: Bool) {
        exceptions = isNeeded ? Set(blocklist.exceptions.map(\.name.text)) : []
        let names = blocklist.names.lazy.map(\.name.text).filter { $0.hasPrefix("www.") }
        listed = isNeeded ? Set(names) : []
        reachable = blocklist.reachable
    }

    func wwwForm(of name: DomainName) -> DomainName? {
        guard let www = try? DomainName("www." + name.text), !listed.contains(www.text), !exceptions.contains(www.text),
            !reachable.covers(www)
        else {
            return nil
        }
        return www
    }
}

/// The bytes on their way to the sink, each piece checked as it is made.
private struct Rendering {
    private let format: ListFormatName
    private let type: any ListFormat.Type
    private let options: WritingOptions
    private let style: LineStyle
    /// What the lines of a name say: blocked, but in a zone that lets names pass.
    private let action: ListEntry.Action
    private var check: RenderedCheck
    private var buffer: [UInt8] = []
    var counts: WritingCounts

    init(format: ListFormatName, options: WritingOptions, counts: WritingCounts) {
        self.format = format
        self.counts = counts
        self.options = options
        style = LineStyle(options)
        action = format == .rpz && options.resolvedZoneAction == .passthru ? .allow : .block
        type = format.type
        check = RenderedCheck(format, options)
        buffer.reserveCapacity(ListLimits.chunkBytes + ListLimits.writtenLineBytes)
    }

    mutating func head(_ header: ListHeader) throws(ListFormatError) {
        type.begin(serial: header.serial, style: style, to: &buffer)
        if let mark = format.comment {
            header.append(comment: mark, format: format, options: options, entries: counts.entries, to: &buffer)
        }
        type.open(to: &buffer)
        try check.check(buffer[...], says: nil)
    }

    /// A probe's name. It lies below nothing and covers nothing, so each format says it as it says a subtree.
    mutating func canary(_ name: DomainName?, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
        guard let name, format != .urls, format != .jsonl else { return }
        if let fault = ListableName.fault(of: name) {
            throw ListFormatError.rendered(format: format.rawValue, line: name.text, problem: fault.label)
        }
        try self.name(name, format.expression == .exactOnly ? .exact : .subtree, to: sink)
    }

    mutating func name(_ name: DomainName, _ scope: ListingScope, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
        let start = buffer.count
        type.append(name.text, subtree: scope == .subtree, style: style, to: &buffer)
        try check.check(buffer[start...], says: ListEntry(action: action, name: name, scope: scope))
        try flushWhenFull(to: sink)
    }

    /// An allowed name below a subtree that the file says.
    mutating func exception(
        _ planned: WritingPlan.Exception, to sink: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        for name in planned.between { try self.name(name, .subtree, to: sink) }
        let exception = planned.entry
        var start = buffer.count
        let (name, isSubtree) = (exception.name, exception.scope == .subtree)
        type.appendException(name.text, subtree: isSubtree, to: &buffer)
        try check.check(buffer[start...], says: ListEntry(action: .allow, name: name, scope: exception.scope))
        if format == .rpz, !isSubtree, name.text.utf8.count <= 250 - ListLimits.rpzOriginOctets {
            // By DNS's own rules `*.x` would not reach below an owner that exists (RFC 4592 §4).
            start = buffer.count
            RPZFormat.append(below: name.text, style: style, to: &buffer)
            try check.check(buffer[start...], says: ListEntry(name: name, scope: .subtree))
        }
        try flushWhenFull(to: sink)
    }

    mutating func address(_ address: WebAddress, to sink: (ArraySlice<UInt8>) throws -> Void) throws {
        let start = buffer.count
        URLsFormat.append(address, to: &buffer)
        try check.check(buffer[start...], says: ListEntry(address: address))
        try flushWhenFull(to: sink)
    }

    mutating func listing(
        _ entry: ListEntry, _ details: (ListEntry) -> Listing?, to sink: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        let start = buffer.count
        JSONLinesFormat.append(entry, details(entry), to: &buffer)
        try check.check(buffer[start...], says: entry)
        try flushWhenFull(to: sink)
    }

    private mutating func flushWhenFull(to sink: (ArraySlice<UInt8>) throws -> Void) throws {
        if buffer.count >= ListLimits.chunkBytes { try flush(to: sink) }
    }

    mutating func flush(to sink: (ArraySlice<UInt8>) throws -> Void) throws {
        guard !buffer.isEmpty else { return }
        counts.bytes += buffer.count
        try sink(buffer[...])
        buffer.removeAll(keepingCapacity: true)
    }
}
