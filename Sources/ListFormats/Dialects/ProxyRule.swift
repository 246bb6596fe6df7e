import PackedNames
import Vocabulary

/// A rule of a proxy program, `TYPE,value,policy`, as Surge, Quantumult, Loon and Clash write it.
///
///     DOMAIN,one.example,REJECT            one.example alone
///     DOMAIN-SUFFIX,evil.example           evil.example and everything below it
///     DOMAIN-SUFFIX,ok.example,DIRECT      not blocked
///     DOMAIN-KEYWORD,casino,REJECT         a substring: refused
///     IP-CIDR,192.0.2.0/24,REJECT          refused, as rules about programs, ports and countries are
enum ProxyRule {
    static let plainLines = PlainLines(
        [
            PlainLine("DOMAIN-SUFFIX,", ["", ",REJECT"], subtree: true), PlainLine("DOMAIN,", ["", ",REJECT"], subtree: false),
        ], commentMarks: "#;")

    static func read(_ line: Line, into output: inout LineOutput) {
        let fields = line.bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
            Line(bytes: UnsafeBufferPointer(rebasing: $0)).trimmed
        }
        guard fields.count > 1 else { return output.refuse(.unknownDirective, line) }
        let type = fields[0]
        let scope: ListingScope
        if type.equals("domain") || type.equals("host") {
            scope = .exact
        } else if type.equals("domain-suffix") || type.equals("host-suffix") {
            scope = .subtree
        } else if type.hasPrefix("ip-cidr") || type.hasPrefix("ip6-cidr") || type.hasPrefix("src-ip") {
            return output.refuse(.addressTrigger, line)
        } else if type.equals("url-regex") {
            return output.refuse(.regularExpression, line)
        } else if type.equals("domain-regex") {
            guard let action = action(of: fields) else { return output.refuse(.notABlock, line) }
            return output.expression(fields[1], in: line, action: action)
        } else if type.hasPrefix("domain-") || type.hasPrefix("host-") {
            return output.refuse(.pattern, line)
        } else {
            return output.refuse(.otherRule, line)
        }
        guard let action = action(of: fields) else { return output.refuse(.notABlock, line) }
        output.name(fields[1].withoutWildcard, scope: scope, action: action)
    }

    /// A rule set names no policy; it is a list of what to block.
    private static func action(of fields: [Line]) -> ListEntry.Action? {
        guard fields.count > 2, !fields[2].isEmpty, !fields[2].equals("no-resolve") else { return .block }
        if fields[2].hasPrefix("reject") { return .block }
        return fields[2].equals("direct") ? .allow : nil
    }

    /// Whether a line begins as such a rule.
    static func looksLikeOne(_ line: Line) -> Bool {
        line.hasPrefix("domain,") || line.hasPrefix("domain-") || line.hasPrefix("host,") || line.hasPrefix("host-")
            || line.hasPrefix("url-regex,") || line.hasPrefix("ip-cidr") || line.hasPrefix("user-agent,")
            || line.hasPrefix("process-name,") || line.hasPrefix("geoip,")
    }
}
