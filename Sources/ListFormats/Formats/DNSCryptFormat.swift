import PackedNames
import Vocabulary

/// `dnscrypt`: the blocked-names file of dnscrypt-proxy.
///
///     evil.example      evil.example and everything below it
///     =one.example      one.example alone
///     x.example @night  for some hours only: refused
struct DNSCryptFormat: ListFormat {
    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        PlainLines(
            ["", "*.", ".", "="].map { PlainLine($0, subtree: $0 != "=", allowsComment: true) }, commentMarks: "#")
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        let content = line.cut(at: UInt8(ascii: "#"))
        if content.isEmpty { return output.ignore() }
        if content.count < line.count, AdblockFormat.strays(line) { return output.refuse(.cosmeticRule, line) }
        if content.contains(UInt8(ascii: "@")) { return output.refuse(.schedule, content) }
        if content.first == UInt8(ascii: "=") { return output.name(content.dropFirst(), scope: .exact) }
        if content.contains(UInt8(ascii: "\\")) { return output.expression(content, in: content) }
        let name = content.withoutWildcard
        // `*` inside, `?` and `[…]` are glob patterns there.
        if name.bytes.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }) {
            return output.refuse(.pattern, content)
        }
        output.name(name, scope: .subtree)
    }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        if !subtree { output.append(UInt8(ascii: "=")) }
        output += name.utf8
        output.append(0x0A)
    }
}
