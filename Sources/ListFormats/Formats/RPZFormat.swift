import DomainNames
import PackedNames
import Vocabulary

/// `rpz`: a response policy zone (draft-vixie-dnsop-dns-rpz-00, ISC).
///
///     $TTL 60
///     @ IN SOA localhost. zhalan.invalid. 1795480001 300 60 604800 60
///     @ IN NS localhost.
///     ; comments
///     evil.example CNAME .           this name: NXDOMAIN
///     *.evil.example CNAME .         everything below it: NXDOMAIN
///     ok.example CNAME rpz-passthru. never block this
///     x.example CNAME *.             with other actions: NODATA
///     x.example A 192.0.2.80         a sinkhole's address, and another record
///     x.example AAAA 2001:db8::80    for its other one
///
/// Owners are written relative and without a final dot: with one, unbound does not start and BIND ignores the entry.
/// Read: `x` followed by `*.x` is a subtree; `*.x` alone is taken as a subtree too, and counted (`belowOnly`).
struct RPZFormat: ListFormat {
    static var keepsIndentation: Bool { true }

    private var origin: [UInt8]?
    private var owner: [UInt8] = []
    private var openParentheses = 0
    private var continuedLines = 0
    /// `x` waits for its `*.x`, so that the two become one entry.
    private var pending: (name: DomainName, action: ListEntry.Action, line: Int, type: RecordType)?
    /// The `*.x` just told, with its record's type: a second record of the other address family adds nothing.
    private var lastBelow: (name: DomainName, type: RecordType)?

    private enum RecordType {
        case cname, a, aaaa

        /// Whether two records of one owner are one rule: the addresses of a sinkhole.
        func completes(_ other: RecordType) -> Bool { self != other && self != .cname && other != .cname }
    }

    init(options: ReadingOptions) {}

    static var holdsBack: Bool { true }

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        let actions = [" CNAME .", " IN CNAME .", "\tCNAME\t.", "\tIN\tCNAME\t."]
        return PlainLines(
            [PlainLine("", actions, subtree: false, allowsFinalDot: false, pairsWithWildcard: true)], commentMarks: ";")
    }

    func mayPassPlainLine(beginning byte: UInt8) -> Bool {
        // An address waits for the one of the other family, which is no plain line.
        let waits = pending.map { $0.type != .cname } ?? false
        return openParentheses == 0 && byte != UInt8(ascii: "*") && !waits
    }

    mutating func passedPlainLines(last line: Line) { owner = Array(line.firstWordAndRest.word.bytes) }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        var content = line
        if let comment = line.firstIndex(of: UInt8(ascii: ";")) { content = line[0..<comment] }
        if openParentheses > 0, continuedLines < ListLimits.continuedLines {
            continuedLines += 1
            countParentheses(in: content)
            return output.ignore()
        }
        openParentheses = 0
        if content.trimmed.isEmpty { return output.ignore() }
        if content.first == UInt8(ascii: "$") { return readDirective(content.trimmed, into: &output) }
        // A line that begins with white space speaks of the owner of the line before (RFC 1035 §5.1).
        var rest = content.trimmed
        if !Line.isSpace(content.bytes[0]) {
            owner = Array(rest.firstWordAndRest.word.bytes)
            rest = rest.firstWordAndRest.rest
        }
        // TTL and class may stand in front of the type, in either order.
        while !rest.isEmpty {
            let (word, following) = rest.firstWordAndRest
            guard word.equals("in") || RPZFormat.isTTL(word) else { break }
            rest = following
        }
        let (type, data) = rest.firstWordAndRest
        if type.equals("soa") {
            // Only here do zones break lines; a stray parenthesis elsewhere must not swallow the rest of the list.
            continuedLines = 0
            countParentheses(in: content)
            learnOrigin()
            return output.ignore()
        }
        if type.equals("ns") { return output.ignore() }
        if content.contains(UInt8(ascii: "(")) { return output.refuse(.unknownDirective, content.trimmed) }
        guard let action = RPZFormat.action(type: type, data: data) else { return output.refuse(.notABlock, content.trimmed) }
        let record: RecordType = type.equals("a") ? .a : type.equals("aaaa") ? .aaaa : .cname
        owner.withUnsafeBufferPointer { readRule(Line(bytes: $0), action, record, into: &output) }
    }

    mutating func finish(into output: inout LineOutput) { flush(into: &output) }

    private mutating func readRule(
        _ whole: Line, _ action: ListEntry.Action, _ record: RecordType, into output: inout LineOutput
    ) {
        guard let relative = relativeOwner(whole) else { return output.refuse(.outsideZone, whole) }
        if RPZFormat.isAddressTrigger(relative) { return output.refuse(.addressTrigger, relative) }
        if relative.equals("@") { return output.ignore() }
        guard relative.hasPrefix("*.") else {
            guard let name = output.checked(relative, action: action) else { return flush(into: &output) }
            if let held = pending, held.name == name, record.completes(held.type) { return output.ignore() }
            flush(into: &output)
            pending = (name, action, output.line, record)
            return
        }
        guard let name = output.checked(relative.dropFirst(2), action: action) else { return }
        if let last = lastBelow, last.name == name, record.completes(last.type) { return output.ignore() }
        lastBelow = (name, record)
        if let held = pending, held.name == name, held.action == action {
            output.emit(ListEntry(action: action, name: name, scope: .subtree), line: held.line)
            pending = nil
            return
        }
        flush(into: &output)
        guard output.takesBelowOnly(whole) else { return }
        output.emit(ListEntry(action: action, name: name, scope: .subtree))
    }

    private mutating func flush(into output: inout LineOutput) {
        guard let held = pending else { return }
        output.emit(ListEntry(action: held.action, name: held.name, scope: .exact), line: held.line)
        pending = nil
    }

    private mutating func readDirective(_ line: Line, into output: inout LineOutput) {
        let (word, value) = line.firstWordAndRest
        if word.equals("$ttl") { return output.ignore() }
        guard word.equals("$origin") else { return output.refuse(.unknownDirective, line) }  // $INCLUDE opens other files
        origin = RPZFormat.lowered(value)
        output.ignore()
    }

    /// The owner of the SOA is the zone's name when it is written out.
    private mutating func learnOrigin() {
        if origin == nil, owner.last == UInt8(ascii: "."), owner.count > 1 {
            owner.withUnsafeBufferPointer { origin = RPZFormat.lowered(Line(bytes: $0)) }
        }
    }

    /// The owner without the zone's name. Without a known zone, a final dot is how careless lists end a name.
    private func relativeOwner(_ owner: Line) -> Line? {
        guard owner.last == UInt8(ascii: "."), let origin else { return owner }
        let lowered = RPZFormat.lowered(owner)
        if lowered == origin { return owner[0..<0] }
        guard lowered.count > origin.count + 1, lowered.suffix(origin.count).elementsEqual(origin),
            lowered[lowered.count - origin.count - 1] == UInt8(ascii: ".")
        else { return nil }
        return owner[0..<(owner.count - origin.count - 1)]
    }

    private mutating func countParentheses(in line: Line) {
        for byte in line.bytes {
            if byte == UInt8(ascii: "(") { openParentheses += 1 }
            if byte == UInt8(ascii: ")") { openParentheses = max(0, openParentheses - 1) }
        }
    }

    /// What a record does: `CNAME .` and `CNAME *.` deny, `rpz-passthru.` allows, any other target or address is a sinkhole.
    private static func action(type: Line, data: Line) -> ListEntry.Action? {
        if type.equals("a") || type.equals("aaaa") { return .block }
        guard type.equals("cname"), !data.isEmpty else { return nil }
        if data.hasPrefix("rpz-passthru") { return .allow }
        return data.hasPrefix("rpz-tcp-only") ? nil : .block
    }

    private static func isTTL(_ word: Line) -> Bool {
        guard let first = word.first, first >= 0x30, first <= 0x39 else { return false }
        return word.bytes.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || "smhdwSMHDW".utf8.contains($0) }
    }

    private static func isAddressTrigger(_ owner: Line) -> Bool {
        owner.hasSuffix(".rpz-ip") || owner.hasSuffix(".rpz-nsip") || owner.hasSuffix(".rpz-nsdname")
            || owner.hasSuffix(".rpz-client-ip")
    }

    private static func lowered(_ line: Line) -> [UInt8] {
        line.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }

    static func begin(serial: UInt32, style: LineStyle, to output: inout [UInt8]) {
        guard style.hasZoneHead else { return }
        // 60 seconds: a block must lift fast, and a cache keeps what it was told for the TTL.
        output += "$TTL 60\n@ IN SOA localhost. zhalan.invalid. \(serial) 300 60 604800 60\n@ IN NS localhost.\n".utf8
    }

    /// What a rule's records say behind the owner.
    static func records(of options: WritingOptions) -> [String] {
        switch options.resolvedZoneAction {
        case .nxdomain: ["CNAME ."]
        case .nodata: ["CNAME *."]
        case .passthru: ["CNAME rpz-passthru."]
        case .sinkhole: options.sinkhole?.addresses.map { ($0.isVersion4 ? "A " : "AAAA ") + $0.description } ?? ["CNAME ."]
        }
    }

    /// What lies below a name, said alone: below an exception that is exact.
    static func append(below name: String, style: LineStyle, to output: inout [UInt8]) {
        for record in style.zoneRecords {
            output += "*.".utf8
            output += name.utf8
            output += record
        }
    }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        append(name, subtree: subtree, style: LineStyle(), to: &output)
    }

    static func append(_ name: String, subtree: Bool, style: LineStyle, to output: inout [UInt8]) {
        for record in style.zoneRecords {
            output += name.utf8
            output += record
        }
        if subtree { append(below: name, style: style, to: &output) }
    }

    static func appendException(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += name.utf8
        output += " CNAME rpz-passthru.\n".utf8
        guard subtree else { return }
        output += "*.".utf8
        output += name.utf8
        output += " CNAME rpz-passthru.\n".utf8
    }
}
