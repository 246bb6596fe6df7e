import PackedNames

/// `surge`: the rules of a Surge module or rule set.
///
///     #!name=Filter
///     [Rule]
///     DOMAIN-SUFFIX,evil.example,REJECT
///     [MITM]
///     hostname = %APPEND% *.evil.example    no rule: refused
struct SurgeDialect: ListSyntax {
    private var isInRules = true

    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? { ProxyRule.plainLines }

    func mayPassPlainLine(beginning byte: UInt8) -> Bool { isInRules }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        if line.first == UInt8(ascii: "#") || line.first == UInt8(ascii: ";") || line.hasPrefix("//") { return output.ignore() }
        if line.first == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
            isInRules = line.equals("[rule]")
            return output.ignore()
        }
        guard isInRules else { return output.refuse(.otherSection, line) }
        ProxyRule.read(line, into: &output)
    }
}
