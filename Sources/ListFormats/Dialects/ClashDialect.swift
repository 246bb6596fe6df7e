import PackedNames

/// `clash`: a rule provider of Clash, in YAML or as text.
///
///     payload:
///       - '+.evil.example'          evil.example and everything below it
///       - '.below.example'          what lies below; taken as a subtree and counted
///       - one.example               one.example alone
///       - '*.a.example'             names with one label more: refused
///       - DOMAIN-SUFFIX,b.example   as a rule
struct ClashDialect: ListSyntax {
    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        PlainLines(
            [
                PlainLine("  - '+.", ["'"], subtree: true), PlainLine("  - '", ["'"], subtree: false),
                PlainLine("  - ", subtree: false), PlainLine("+.", subtree: true), PlainLine("", subtree: false),
                PlainLine("- '+.", ["'"], subtree: true),
            ], commentMarks: "#")
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        if line.first == UInt8(ascii: "#") || line.equals("payload:") || line.equals("rules:") || line.equals("---") {
            return output.ignore()
        }
        let item = line.first == UInt8(ascii: "-") ? line.dropFirst().trimmed : line
        let value = ClashDialect.value(item)
        if value.isEmpty { return output.ignore() }
        if value.contains(UInt8(ascii: ",")) { return ProxyRule.read(value, into: &output) }
        if value.hasPrefix("+.") { return output.name(value.dropFirst(2), scope: .subtree) }
        if value.first == UInt8(ascii: ".") {
            if output.takesBelowOnly(value) { output.name(value.dropFirst(), scope: .subtree) }
            return
        }
        if value.contains(UInt8(ascii: "*")) { return output.refuse(.pattern, value) }
        if value.last == UInt8(ascii: ":") || value.contains(": ") { return output.refuse(.unknownDirective, line) }
        output.name(value, scope: .exact)
    }

    /// A scalar without its quotes and the comment behind it.
    private static func value(_ item: Line) -> Line {
        guard let quote = item.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
            return item.cut(at: UInt8(ascii: "#"))
        }
        guard let end = item.dropFirst().firstIndex(of: quote) else { return item }
        return item[1..<(end + 1)]
    }
}
