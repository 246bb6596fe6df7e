import PackedNames
import Vocabulary

/// `mikrotik`: a script for RouterOS 7 (`/import mikrotik.rsc`).
///
///     /ip dns static
///     remove [find comment="zhalan"]
///     add name="evil.example" type=NXDOMAIN match-subdomain=yes comment="zhalan"
///
/// A line with `match-subdomain=no` is read as exact; `regexp=` and `type=FWD` are refused.
struct MikrotikFormat: ListFormat {
    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        let rests = ["\" type=NXDOMAIN match-subdomain=yes comment=\"zhalan\"", "\" type=NXDOMAIN match-subdomain=yes"]
        return PlainLines([PlainLine("add name=\"", rests, subtree: true)], commentMarks: "#")
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        if line.first == UInt8(ascii: "#") || line.equals("/ip dns static") || line.hasPrefix("remove ")
            || line.hasPrefix("/ip dns static remove")
        {
            return output.ignore()
        }
        guard line.hasPrefix("add ") || line.hasPrefix("/ip dns static add ") else {
            return output.refuse(.unknownDirective, line)
        }
        var name: Line?
        var isExact = false
        var fault: LineFault?
        line.forEachWord { word in
            if word.hasPrefix("name=") { name = word.dropFirst(5).unquoted }
            if word.equals("match-subdomain=no") { isExact = true }
            if word.hasPrefix("regexp=") { fault = .regularExpression }
            if word.equals("type=fwd") || word.hasPrefix("forward-to=") { fault = .forwarding }
            if word.equals("disabled=yes") { fault = .notABlock }
        }
        if let fault { return output.refuse(fault, line) }
        guard let name else { return output.refuse(.name(.empty), line) }
        output.name(name, scope: isExact ? .exact : .subtree)
    }

    static func open(to output: inout [UInt8]) {
        output += "/ip dns static\nremove [find comment=\"zhalan\"]\n".utf8
    }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += "add name=\"".utf8
        output += name.utf8
        output += "\" type=NXDOMAIN match-subdomain=yes comment=\"zhalan\"\n".utf8
    }
}
