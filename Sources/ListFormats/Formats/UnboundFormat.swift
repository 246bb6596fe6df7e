import DomainNames
import PackedNames
import Vocabulary

/// `unbound`: local zones, to be included in its configuration.
///
///     server:
///     local-zone: "evil.example." always_nxdomain        the name and everything below it
///     local-zone: "ok.evil.example." always_transparent  never block this and what is below it
///     local-zone: "trap.example." redirect               a sinkhole: the name and everything below it
///     local-data: "trap.example. 60 IN A 192.0.2.80"     get its address
///     local-data: "one.example. A 0.0.0.0"               this name alone, unless it is data of a zone above
struct UnboundFormat: ListFormat {
    /// The zone of the last `local-zone` line: `local-data` for the same name adds nothing.
    private var lastZone: DomainName?

    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        let types = ["always_nxdomain", "always_null", "always_refuse", "static", "redirect", "refuse", "deny"]
        return PlainLines([PlainLine("local-zone: \"", types.map { "\" " + $0 }, subtree: true)], commentMarks: "#")
    }

    mutating func passedPlainLines(last line: Line) {
        lastZone = try? DomainName(utf8: line.dropFirst(11).trimmed.firstWordAndRest.word.unquoted.bytes)
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        if line.first == UInt8(ascii: "#") || line.equals("server:") { return output.ignore() }
        if line.hasPrefix("local-zone:") { return readZone(line, into: &output) }
        if line.hasPrefix("local-data:") { return readData(line, into: &output) }
        output.refuse(.unknownDirective, line)
    }

    private mutating func readZone(_ line: Line, into output: inout LineOutput) {
        let (name, rest) = line.dropFirst(11).trimmed.firstWordAndRest
        let type = rest.cut(at: UInt8(ascii: "#")).unquoted
        lastZone = nil
        let action: ListEntry.Action
        if UnboundFormat.blocks(type) {
            action = .block
        } else if type.equals("always_transparent") {
            action = .allow
        } else {
            return output.refuse(.notABlock, line)
        }
        guard let zone = output.checked(name.unquoted, action: action) else { return }
        lastZone = zone
        output.emit(ListEntry(action: action, name: zone, scope: .subtree))
    }

    private func readData(_ line: Line, into output: inout LineOutput) {
        let data = line.dropFirst(11).trimmed
        var content = data
        if data.first == UInt8(ascii: "\"") || data.first == UInt8(ascii: "'") {
            guard let end = data.dropFirst().firstIndex(of: data.bytes[0]) else { return output.refuse(.unknownDirective, line) }
            content = data[1..<(end + 1)]
        }
        let (owner, rest) = content.firstWordAndRest
        var isAddress = false
        rest.forEachWord { if $0.equals("a") || $0.equals("aaaa") || $0.equals("cname") { isAddress = true } }
        guard isAddress else { return output.refuse(.notABlock, line) }
        guard let name = output.checked(owner) else { return }
        if name == lastZone { return output.ignore() }
        output.emit(ListEntry(name: name, scope: .exact))
    }

    /// The zone types that keep a query from its answer.
    private static func blocks(_ type: Line) -> Bool {
        type.equals("always_nxdomain") || type.equals("always_null") || type.equals("always_refuse")
            || type.equals("always_nodata") || type.equals("always_deny") || type.equals("static") || type.equals("refuse")
            || type.equals("deny") || type.equals("redirect") || type.equals("inform_deny") || type.equals("inform_redirect")
    }

    static func open(to output: inout [UInt8]) { output += "server:\n".utf8 }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += "local-zone: \"".utf8
        output += name.utf8
        output += ".\" always_nxdomain\n".utf8
    }

    static func append(_ name: String, subtree: Bool, style: LineStyle, to output: inout [UInt8]) {
        guard !style.unboundData.isEmpty else { return append(name, subtree: subtree, to: &output) }
        output += "local-zone: \"".utf8
        output += name.utf8
        output += ".\" redirect\n".utf8
        for data in style.unboundData {
            output += "local-data: \"".utf8
            output += name.utf8
            output += data
        }
    }

    static func appendException(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += "local-zone: \"".utf8
        output += name.utf8
        output += ".\" always_transparent\n".utf8
    }
}
