import PackedNames
import Vocabulary

/// `dnsmasq`: lines of its configuration, or of a servers-file.
///
///     local=/evil.example/              NXDOMAIN for the name and everything below it, every type
///     server=/evil.example/             the same
///     address=/a.example/b.example/#    a sinkhole address for both and what is below them
///     server=/ok.evil.example/#         asks the usual servers: never block this
///     server=/corp.example/192.0.2.53   forwards: refused
///
/// Written as `local=`, which alone leaks no type upstream (measured, 2.90).
struct DnsmasqFormat: ListFormat {
    init(options: ReadingOptions) {}

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        PlainLines(
            [
                PlainLine("local=/", ["/"], subtree: true), PlainLine("server=/", ["/"], subtree: true),
                PlainLine("address=/", ["/", "/#", "/0.0.0.0", "/::", "/127.0.0.1"], subtree: true),
            ], commentMarks: "#")
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        if line.first == UInt8(ascii: "#") { return output.ignore() }
        // Answers that hold this address become NXDOMAIN: a rule about an address.
        if line.hasPrefix("bogus-nxdomain=") || line.hasPrefix("ignore-address=") {
            return output.refuse(.name(.addressLiteral), line.dropFirst(15))
        }
        let isAddress = line.hasPrefix("address=")
        guard isAddress || line.hasPrefix("server=") || line.hasPrefix("local="),
            let equals = line.firstIndex(of: UInt8(ascii: "="))
        else { return output.refuse(.unknownDirective, line) }
        let value = line[(equals + 1)..<line.count].trimmed.firstWordAndRest.word  // `… # note`
        guard value.first == UInt8(ascii: "/"), value.count > 1, let last = value.bytes.lastIndex(of: UInt8(ascii: "/")), last > 0
        else { return output.refuse(isAddress ? .name(.empty) : .forwarding, line) }
        let target = value[(last + 1)..<value.count]
        let action: ListEntry.Action
        if isAddress || target.isEmpty {
            action = .block
        } else if target.equals("#") {
            action = .allow
        } else {
            return output.refuse(.forwarding, line)
        }
        for part in value[1..<last].bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            output.name(Line(bytes: UnsafeBufferPointer(rebasing: part)).withoutWildcard, scope: .subtree, action: action)
        }
    }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += "local=/".utf8
        output += name.utf8
        output += "/\n".utf8
    }

    static func appendException(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        // The longest match wins (measured, 2.90).
        output += "server=/".utf8
        output += name.utf8
        output += "/#\n".utf8
    }
}
