import PackedNames
import Vocabulary

/// `domains`: a name a line, which stands for itself and everything below it.
///
///     evil.example
///     *.evil.example    read as the same
///
/// Written without a header and without comments: programs read this file that know neither.
struct DomainsFormat: ListFormat {
    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? { PlainNames.plainLines }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        PlainNames.read(line, into: &output)
    }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += name.utf8
        output.append(0x0A)
    }
}

/// What the formats with a bare name a line have in common.
enum PlainNames {
    static let plainLines = PlainLines(
        ["", "*.", "."].map { PlainLine($0, subtree: true, allowsComment: true) }, commentMarks: "#!;")

    static func read(_ line: Line, into output: inout LineOutput) {
        let content = line.cut(at: UInt8(ascii: "#"))
        if content.isEmpty || isComment(line) { return output.ignore() }
        if content.count < line.count, AdblockFormat.strays(line) { return output.refuse(.cosmeticRule, line) }
        if content.contains(0x20) || content.contains(0x09) { return output.refuse(.severalWords, content) }
        // Lists of expressions mix with lists of names; `(^|\.)x\.example$` is one.
        if content.contains(UInt8(ascii: "\\")) || content.first == UInt8(ascii: "^") {
            return output.expression(content, in: content)
        }
        if content.contains("://") { return output.refuse(.pathRule, content) }
        output.name(content.withoutWildcard, scope: .subtree)
    }

    static func isComment(_ line: Line) -> Bool {
        line.first == UInt8(ascii: "#") || line.first == UInt8(ascii: "!") || line.first == UInt8(ascii: ";")
            || line.hasPrefix("//")
    }
}
