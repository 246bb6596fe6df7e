import PackedNames
import Vocabulary

/// `v2ray`: a domain list of v2ray.
///
///     domain:evil.example @ads    evil.example and everything below it; so does the name alone
///     full:one.example            one.example alone
///     keyword:casino              a substring: refused
///     regexp:^ad\.                refused, unless it means certain names
///     include:others              refused: name that list as an input
struct V2RayDialect: ListSyntax {
    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        PlainLines(
            ["", "domain:", "full:"].map { PlainLine($0, subtree: $0 != "full:", allowsComment: true) }, commentMarks: "#")
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        let content = line.cut(at: UInt8(ascii: "#"))
        if content.isEmpty { return output.ignore() }
        let (word, rest) = content.firstWordAndRest
        if word.hasPrefix("include:") { return output.refuse(.include, content) }
        if word.hasPrefix("regexp:") { return output.expression(word.dropFirst(7), in: content) }
        if word.hasPrefix("keyword:") { return output.refuse(.pattern, content) }
        // Behind the name stand attributes (`@cn`) and affiliations (`&google`).
        var isOdd = false
        rest.forEachWord { if $0.first != UInt8(ascii: "@"), $0.first != UInt8(ascii: "&") { isOdd = true } }
        if isOdd { return output.refuse(.severalWords, content) }
        var name = word
        if let mark = name.bytes.indices.first(where: {
            $0 > 0 && name.bytes[$0] == UInt8(ascii: "@") && name.bytes[$0 - 1] == UInt8(ascii: ":")
        }) {
            name = name[0..<(mark - 1)]
        }
        if name.hasPrefix("full:") { return output.name(name.dropFirst(5), scope: .exact) }
        output.name(name.hasPrefix("domain:") ? name.dropFirst(7) : name, scope: .subtree)
    }

    /// Whether only v2ray writes a line so.
    static func looksLikeOne(_ line: Line) -> Bool {
        line.hasPrefix("domain:") || line.hasPrefix("full:") || line.hasPrefix("regexp:") || line.hasPrefix("keyword:")
            || line.hasPrefix("include:")
    }
}
