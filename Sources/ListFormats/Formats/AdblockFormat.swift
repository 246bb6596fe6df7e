import PackedNames
import Vocabulary

/// `adblock`: the part of the Adblock Plus syntax that speaks of names.
///
///     [Adblock Plus]
///     ! a comment
///     ||evil.example^            evil.example and everything below it
///     @@||ok.evil.example^       never block this and what is below it
///     ||evil.example^$important  the list's own @@ does not undo it
///     ||evil.example^$badfilter  takes the rule ||evil.example^ of this list back
///     ||evil.example^$denyallow=ok.evil.example|other.example    not below these
///     ||evil.example^$dnsrewrite=0.0.0.0    blocks; other modifiers narrow the rule and are refused
///     example.com##.ad           hides parts of pages: refused
///     /^evil\.example$/          the same for an expression that means certain names (AnchoredPattern)
struct AdblockFormat: ListFormat {
    private let dropsModifiers: Bool

    init(options: ReadingOptions) { dropsModifiers = options.dropsModifiers }

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        PlainLines(
            [PlainLine("||", ["^"], subtree: true), PlainLine("", subtree: false, allowsFinalDot: false)], commentMarks: "![")
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        if line.first == UInt8(ascii: "!") || line.first == UInt8(ascii: "[") { return output.ignore() }
        if AdblockFormat.isCosmetic(line) { return output.refuse(.cosmeticRule, line) }
        if line.first == UInt8(ascii: "#") { return output.ignore() }
        let allows = line.hasPrefix("@@")
        let rule = allows ? line.dropFirst(2) : line
        if rule.first == UInt8(ascii: "/"), rule.count > 1, rule.last == UInt8(ascii: "/") {
            return output.expression(rule.dropFirst().dropLast(), in: line, action: allows ? .allow : .block)
        }
        if rule.hasPrefix("||") { return readAnchored(rule.dropFirst(2), allows: allows, whole: line, into: &output) }
        if allows || line.first == UInt8(ascii: "|") { return output.refuse(.pathRule, line) }
        readBare(line, into: &output)
    }

    private func readAnchored(_ rule: Line, allows: Bool, whole: Line, into output: inout LineOutput) {
        guard let end = rule.firstIndex(of: UInt8(ascii: "^")) else {
            let isPath = rule.contains(UInt8(ascii: "/"))
            return output.refuse(isPath ? .pathRule : .openEndedRule, whole)
        }
        var rest = rule[(end + 1)..<rule.count]
        if rest.first == UInt8(ascii: "|") { rest = rest.dropFirst() }
        var modifiers = AdblockModifiers(dropsModifiers: dropsModifiers)
        if rest.first == UInt8(ascii: "$") {
            if let fault = modifiers.read(rest.dropFirst(), allows: allows) { return output.refuse(fault, whole) }
        } else if !rest.isEmpty {
            return output.refuse(.pathRule, whole)
        }
        let name = rule[0..<end].withoutWildcard
        if name.contains(UInt8(ascii: "/")) || name.contains(UInt8(ascii: ":")) { return output.refuse(.pathRule, whole) }
        if name.contains(UInt8(ascii: "*")) { return output.refuse(.pattern, whole) }
        let action: ListEntry.Action = allows ? .allow : .block
        guard let listed = output.checked(name, action: action) else { return }
        let rule = ListEntry(action: action, name: listed, scope: .subtree)
        output.emit(rule, weight: modifiers.weight)
        guard modifiers.weight != .cancels else { return }
        for part in modifiers.denyAllow {
            // Names elsewhere are not what this rule blocks.
            if let spared = output.checked(part, action: .allow), spared != listed, spared.isWithin(listed) {
                output.emit(ListEntry(action: .allow, name: spared, scope: .subtree))
            }
        }
    }

    /// A line without rule syntax: AdGuard's lists for resolvers hold hosts lines and bare names, both exact.
    private func readBare(_ line: Line, into output: inout LineOutput) {
        let (word, names) = line.cut(at: UInt8(ascii: "#")).firstWordAndRest
        if names.isEmpty {
            // What cannot be a name is a substring rule (`-ads-`, `&box=`).
            if !word.contains(UInt8(ascii: ".")) || !word.bytes.allSatisfy(AdblockFormat.isNameByte)
                || word.first.map(AdblockFormat.isBorder) == true || word.last.map(AdblockFormat.isBorder) == true
            {
                return output.refuse(.pathRule, line)
            }
            return output.name(word, scope: .exact)
        }
        guard HostsFormat.isAddress(word) else { return output.refuse(.severalWords, line) }
        guard HostsFormat.isSinkhole(word) else { return output.refuse(.notASinkhole, line) }
        names.forEachWord { name in
            HostsFormat.isBoilerplate(name) ? output.ignore() : output.name(name, scope: .exact)
        }
    }

    /// Whether a line may be a rule for parts of addresses (`-ads-300.`, `/banner/*`, `&ad_box=$image`).
    static func looksLikePattern(_ line: Line) -> Bool {
        guard let first = line.first, !line.contains(0x20), !line.contains(0x09) else { return false }
        return "-_./&=?:;,+|@*".utf8.contains(first) || line.contains(UInt8(ascii: "^")) || line.contains(UInt8(ascii: "$"))
    }

    /// What no listed name begins or ends with, and many a substring does (`.ads.`, `-banner.`, `_120_600.`).
    private static func isBorder(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...0xFF: true
        default: false
        }
    }

    static func isCosmetic(_ line: Line) -> Bool {
        // HTML filtering rules of AdGuard.
        if line.contains("$$") || line.contains("$@$") { return true }
        guard let mark = line.firstIndex(of: UInt8(ascii: "#")), mark + 1 < line.count else { return false }
        if mark == 0, line.hasPrefix("####") { return false }  // a ruler in a comment
        let rest = line[mark..<line.count]
        return rest.hasPrefix("##.") || rest.hasPrefix("###") || (mark > 0 && rest.hasPrefix("##"))
            || rest.hasPrefix("#@#") || rest.hasPrefix("#$?#") || rest.hasPrefix("#@$") || rest.hasPrefix("#@?#")
            || rest.hasPrefix("#@%#") || rest.hasPrefix("#?#") || rest.hasPrefix("#$#") || rest.hasPrefix("#%#")
    }

    /// Whether a line of a list of names is a cosmetic rule that strayed into it: cut at its `#` it would block the very site
    /// whose pages it tidies. A mark behind a space is a comment, and so is one that begins the line.
    static func strays(_ line: Line) -> Bool {
        guard let mark = line.firstIndex(of: UInt8(ascii: "#")), mark > 0 else { return false }
        return !Line.isSpace(line.bytes[mark - 1]) && isCosmetic(line)
    }

    static func begin(serial: UInt32, style: LineStyle, to output: inout [UInt8]) { output += "[Adblock Plus]\n".utf8 }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += "||".utf8
        output += name.utf8
        output += "^\n".utf8
    }

    static func appendException(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += "@@||".utf8
        output += name.utf8
        output += "^\n".utf8
    }
}
