import DomainNames
import PackedNames
import Vocabulary

/// The bytes of a list on their way to the sink, each piece checked as it is made.
///
/// A name that the compiler made is one of letters, digits, dots, hyphens and underscores; what a format writes around it does not
/// depend on the name. So its lines come from a template: what the format itself writes for a sample name. What the template makes of
/// one name in a thousand is read back in full, and all bytes are counted by class: a chunk that holds one byte more of those that
/// stand in no name than its entries should have is not written. Every other piece is the format's own and read back.
struct EntryRendering: ~Copyable {
    /// One name in so many is read back in full.
    private static let readBackInterval = 1024
    /// The name that a format is asked to write for its template: one that stands in no format's own text.
    private static let sampleName = "sample-name.zhalan.invalid"

    private let format: ListFormatName
    private let type: any ListFormat.Type
    private let options: WritingOptions
    private let style: LineStyle
    private let canaryStyle: LineStyle
    /// What the lines of a name say: blocked, but in a zone that lets names pass.
    private let action: ListEntry.Action
    /// `nil` in a format that does not write a name as it is: each of its names is the format's own to write.
    private let exact: LineTemplate?
    private let subtree: LineTemplate?
    /// Of `jsonl`: the lines of names that share a listing, by its place and the scope.
    private var shared: [LineTemplate?] = []
    private let scan = NameScan()
    private var check: RenderedCheck
    private var buffer = OutputBytes(capacity: ListLimits.chunkBytes + 2 * ListLimits.writtenLineBytes)
    /// Where the bytes begin that are only counted by class, and how many of them should stand in no name.
    private var countedFrom = 0
    private var foreign = 0
    private var untilReadBack = 0
    /// Bytes that the sink has taken.
    private(set) var written = 0
    /// Bytes gathered before the sink is called.
    private let chunkBytes: Int

    init(_ format: ListFormatName, _ options: WritingOptions, chunkBytes: Int = ListLimits.chunkBytes) {
        self.format = format
        self.options = options
        style = LineStyle(options)
        canaryStyle = LineStyle(options.ofCanaries(in: format))
        action = format == .rpz && options.resolvedZoneAction == .passthru ? .allow : .block
        self.chunkBytes = chunkBytes
        let type = format.type
        self.type = type
        exact = EntryRendering.template(type, style, isSubtree: false)
        subtree = EntryRendering.template(type, style, isSubtree: true)
        check = RenderedCheck(format, options)
    }

    /// Made once from what the format itself renders.
    private static func template(_ type: any ListFormat.Type, _ style: LineStyle, isSubtree: Bool) -> LineTemplate? {
        var sample: [UInt8] = []
        type.append(sampleName, subtree: isSubtree, style: style, to: &sample)
        return LineTemplate(sample: sample, name: Array(sampleName.utf8))
    }

    mutating func head(_ header: ListHeader, entries: Int) throws(ListFormatError) {
        var bytes: [UInt8] = []
        type.begin(serial: header.serial, style: style, to: &bytes)
        if let mark = format.comment {
            header.append(comment: mark, format: format, options: options, entries: entries, to: &bytes)
        }
        type.open(to: &bytes)
        try check.check(bytes[...], says: nil)
        append(bytes)
    }

    /// A probe's name, with data where the format has a word for it: without the list it does not exist, so "does not exist" would
    /// tell nothing. It lies below nothing and covers nothing, so each format says it as it says a subtree.
    mutating func canary(_ name: DomainName?, to sink: PlannedList.Sink) throws {
        guard let name, format.hasCanaries else { return }
        if let fault = ListableName.fault(of: name) {
            throw ListFormatError.rendered(format: format.rawValue, line: name.text, problem: fault.label)
        }
        let scope: ListingScope = format.expression == .exactOnly ? .exact : .subtree
        try piece(says: ListEntry(action: action, name: name, scope: scope), to: sink) { [canaryStyle] type, output in
            type.append(name.text, subtree: scope == .subtree, style: canaryStyle, to: &output)
        }
    }

    /// A name of the list.
    /// - Parameter isChecked: whether the compiler made it.
    @inline(__always)
    mutating func name(_ name: NameBytes, isSubtree: Bool, isChecked: Bool, to sink: PlannedList.Sink) throws {
        guard isChecked, name.count <= DomainName.maximumLength, let template = isSubtree ? subtree : exact else {
            return try self.name(DomainName(name), isSubtree ? .subtree : .exact, to: sink)
        }
        try self.name(name, isSubtree: isSubtree, template, to: sink)
    }

    /// A name of which the same is known as of others.
    /// - Parameters:
    ///   - place: tells what is known of it from what is known of others.
    ///   - listing: what is known.
    @inline(__always)
    mutating func name(
        _ name: NameBytes, isSubtree: Bool, isChecked: Bool, _ place: Int, _ listing: @autoclosure () -> Listing,
        to sink: PlannedList.Sink
    ) throws {
        let number = 2 * place + (isSubtree ? 1 : 0)
        if number >= shared.count || shared[number] == nil { try makeTemplate(number, listing(), isSubtree: isSubtree) }
        guard isChecked, name.count <= DomainName.maximumLength, let template = shared[number] else {
            let entry = ListEntry(name: DomainName(name), scope: isSubtree ? .subtree : .exact)
            return try self.listing(entry, listing(), to: sink)
        }
        try self.name(name, isSubtree: isSubtree, template, to: sink)
    }

    /// Makes the template of a listing from the line of a sample name, once that has been read back; none where what is known holds
    /// the sample name too.
    @inline(never)
    private mutating func makeTemplate(_ number: Int, _ listing: Listing, isSubtree: Bool) throws(ListFormatError) {
        if number >= shared.count { shared += Array(repeating: nil, count: number + 1 - shared.count) }
        let entry = ListEntry(name: DomainName(trusted: EntryRendering.sampleName), scope: isSubtree ? .subtree : .exact)
        var line: [UInt8] = []
        JSONLinesFormat.append(entry, listing, to: &line)
        try check.check(line[...], says: entry)
        let template = LineTemplate(sample: line, name: Array(EntryRendering.sampleName.utf8))
        if template?.names == 1 { shared[number] = template }
    }

    @inline(__always)
    private mutating func name(
        _ name: NameBytes, isSubtree: Bool, _ template: LineTemplate, to sink: PlannedList.Sink
    ) throws {
        if untilReadBack == 0 {
            untilReadBack = EntryRendering.readBackInterval
            return try readBack(name, isSubtree: isSubtree, template, to: sink)
        }
        untilReadBack -= 1
        buffer.append(template, name)
        foreign += template.foreignBytes
        if buffer.count >= chunkBytes { try flush(to: sink) }
    }

    /// The names of a segment as they were decided: by templates, but for those that are due to be read back in full, and those that
    /// the format writes itself.
    mutating func names(of segment: NameSegment, _ choices: [NameChoice], to sink: PlannedList.Sink) throws {
        var place = NameSegment.Place()
        var position = 0
        while position < segment.count {
            if let exact, let subtree, segment.longestName <= DomainName.maximumLength {
                let run = buffer.append(
                    segment, from: &place, position: position, choices, most: untilReadBack, exact: exact, subtree: subtree)
                position += run.passed
                untilReadBack -= run.said
                foreign += run.foreignBytes
                if buffer.count >= chunkBytes { try flush(to: sink) }
            }
            guard position < segment.count, let (found, marks, next) = segment.record(at: place) else { break }
            if choices[position] != .leaveOut {
                try name(found, isSubtree: choices[position] == .subtree, isChecked: !marks.isUnchecked, to: sink)
            }
            place = next
            position += 1
        }
    }

    /// What a template makes of a name, read back in full.
    @inline(never)
    private mutating func readBack(
        _ name: NameBytes, isSubtree: Bool, _ template: LineTemplate, to sink: PlannedList.Sink
    ) throws {
        let entry = ListEntry(action: action, name: DomainName(name), scope: isSubtree ? .subtree : .exact)
        try piece(says: entry, to: sink) { _, output in output = template.bytes(of: name) }
    }

    /// A name as the format writes it, read back in full.
    mutating func name(_ name: DomainName, _ scope: ListingScope, to sink: PlannedList.Sink) throws {
        try piece(says: ListEntry(action: action, name: name, scope: scope), to: sink) { [style] type, output in
            type.append(name.text, subtree: scope == .subtree, style: style, to: &output)
        }
    }

    /// An allowed name below a subtree that the file says.
    mutating func exception(_ planned: WritingPlan.Exception, to sink: PlannedList.Sink) throws {
        for name in planned.between { try self.name(name, .subtree, to: sink) }
        let (name, scope) = (planned.entry.name, planned.entry.scope)
        try piece(says: ListEntry(action: .allow, name: name, scope: scope), to: sink) { type, output in
            type.appendException(name.text, subtree: scope == .subtree, to: &output)
        }
        if format == .rpz, scope == .exact, name.text.utf8.count <= 250 - ListLimits.rpzOriginOctets {
            // By DNS's own rules `*.x` would not reach below an owner that exists (RFC 4592 §4).
            try piece(says: ListEntry(name: name, scope: .subtree), to: sink) { [style] _, output in
                RPZFormat.append(below: name.text, style: style, to: &output)
            }
        }
    }

    mutating func address(_ address: WebAddress, to sink: PlannedList.Sink) throws {
        try piece(says: ListEntry(address: address), to: sink) { _, output in URLsFormat.append(address, to: &output) }
    }

    /// A listing with all that is known of it. One in a thousand is read back here; all of them are when the file is, before it goes out.
    mutating func listing(_ entry: ListEntry, _ listing: Listing?, to sink: PlannedList.Sink) throws {
        if untilReadBack == 0 {
            untilReadBack = EntryRendering.readBackInterval
            return try piece(says: entry, to: sink) { _, output in JSONLinesFormat.append(entry, listing, to: &output) }
        }
        untilReadBack -= 1
        try count(foreign)
        var bytes: [UInt8] = []
        JSONLinesFormat.append(entry, listing, to: &bytes)
        guard bytes.firstIndex(of: 0x0A) == bytes.count - 1 else {
            let line = String(decoding: bytes.prefix(200), as: UTF8.self)
            throw ListFormatError.rendered(format: format.rawValue, line: PlainText.escaped(line), problem: "it is not one line")
        }
        append(bytes)
        if buffer.count >= chunkBytes { try flush(to: sink) }
    }

    private mutating func piece(
        says entry: ListEntry, to sink: PlannedList.Sink, _ render: (any ListFormat.Type, inout [UInt8]) -> Void
    ) throws {
        var bytes: [UInt8] = []
        render(type, &bytes)
        try check.check(bytes[...], says: entry)
        try count(foreign)
        append(bytes)
        if buffer.count >= chunkBytes { try flush(to: sink) }
    }

    private mutating func append(_ bytes: [UInt8]) {
        buffer.append(bytes)
        countedFrom = buffer.count
        foreign = 0
    }

    /// Counts what was rendered from templates since the last piece.
    private func count(_ expected: Int) throws(ListFormatError) {
        let found = buffer.withBytes(from: countedFrom) { scan.countForeign($0) }
        guard found == expected else {
            throw .rendered(
                format: format.rawValue,
                line: buffer.withBytes(from: countedFrom) { String(decoding: $0.prefix(200), as: UTF8.self) },
                problem: "\(found) bytes stand in no name, not \(expected)")
        }
    }

    mutating func flush(to sink: PlannedList.Sink) throws {
        try count(foreign)
        if buffer.count > 0 { try buffer.withBytes { try sink(UnsafeRawBufferPointer($0)) } }
        written += buffer.count
        buffer.removeAll()
        countedFrom = 0
        foreign = 0
    }
}
