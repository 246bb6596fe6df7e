import PackedNames
import Vocabulary

/// `ublacklist`: rules that hide search results.
///
///     *://*.evil.example/*      evil.example and everything below it
///     *://one.example/*         one.example alone
///     @*://ok.example/*         never hide this
///     *://x.example/path/*      a path: refused
///     /x\.example/              a regular expression: refused
struct UBlacklistDialect: ListSyntax {
    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        PlainLines([PlainLine("*://*.", ["/*"], subtree: true), PlainLine("*://", ["/*"], subtree: false)], commentMarks: "#")
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        if line.first == UInt8(ascii: "#") || line.equals("---") { return output.ignore() }
        let content = line.cut(at: UInt8(ascii: "#"))
        let allows = content.first == UInt8(ascii: "@")
        let rule = allows ? content.dropFirst() : content
        if rule.first == UInt8(ascii: "/") || rule.hasPrefix("title/") || rule.hasPrefix("url/") {
            return output.refuse(.regularExpression, content)
        }
        guard let start = UBlacklistDialect.authority(rule) else { return output.refuse(.unknownDirective, content) }
        let host = rule[start..<rule.count]
        guard let slash = host.firstIndex(of: UInt8(ascii: "/")) else { return output.refuse(.unknownDirective, content) }
        let path = host[slash..<host.count]
        guard path.equals("/*") else { return output.refuse(.pathRule, content) }
        let name = host[0..<slash]
        if name.equals("*") || name.withoutWildcard.contains(UInt8(ascii: "*")) { return output.refuse(.pattern, content) }
        output.name(name.withoutWildcard, scope: name.hasPrefix("*.") ? .subtree : .exact, action: allows ? .allow : .block)
    }

    private static func authority(_ rule: Line) -> Int? {
        if rule.hasPrefix("*://") { return 4 }
        if rule.hasPrefix("http://") { return 7 }
        return rule.hasPrefix("https://") ? 8 : nil
    }
}
