import DomainNames
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
/// Written as `local=`, which alone leaks no type upstream (measured, 2.90); with a sinkhole, as `local=` and `address=` for
/// each of its addresses; for a servers-file, as `server=`.
struct DnsmasqFormat: ListFormat {
    /// The names of the last `local=` or `server=` line that blocks: `address=` for the same adds nothing.
    private var lastBlocked: [UInt8] = []

    init(options: ReadingOptions) {}

    /// An `address=` line adds nothing to a line before that names the same, so runs of the one are told from runs of the other.
    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        PlainLines(
            [
                PlainLine("local=/", ["/"], subtree: true, group: 1), PlainLine("server=/", ["/"], subtree: true, group: 1),
                PlainLine("address=/", ["/", "/#", "/0.0.0.0", "/::", "/127.0.0.1"], subtree: true, group: 2),
            ], commentMarks: "#")
    }

    func mayPassPlainLine(beginning byte: UInt8) -> Bool { lastBlocked.isEmpty || byte != UInt8(ascii: "a") }

    mutating func passedPlainLines(last line: Line) {
        lastBlocked.removeAll(keepingCapacity: true)
        guard !line.hasPrefix("address="), let slash = line.firstIndex(of: UInt8(ascii: "/")) else { return }
        lastBlocked += line[(slash + 1)..<(line.count - 1)].bytes
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        if line.first == UInt8(ascii: "#") { return output.ignore() }
        // Answers that hold this address become NXDOMAIN: a rule about an address.
        if line.hasPrefix("bogus-nxdomain=") || line.hasPrefix("ignore-address=") {
            let value = line.dropFirst(15).firstWordAndRest.word
            guard let address = IPAddress(value.text) else { return output.refuse(.addressTrigger, line) }
            return output.literal(address, value)
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
        let names = value[1..<last]
        if isAddress, !lastBlocked.isEmpty, names.bytes.elementsEqual(lastBlocked) { return output.ignore() }
        lastBlocked.removeAll(keepingCapacity: true)
        if !isAddress, action == .block { lastBlocked += names.bytes }
        for part in names.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            output.name(Line(bytes: UnsafeBufferPointer(rebasing: part)).withoutWildcard, scope: .subtree, action: action)
        }
    }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += "local=/".utf8
        output += name.utf8
        output += "/\n".utf8
    }

    static func append(_ name: String, subtree: Bool, style: LineStyle, to output: inout [UInt8]) {
        output += (style.writesServersFile ? "server=/" : "local=/").utf8
        output += name.utf8
        output += "/\n".utf8
        for address in style.dnsmasqAddresses {
            output += "address=/".utf8
            output += name.utf8
            output += address
        }
    }

    static func appendException(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        // The longest match wins (measured, 2.90).
        output += "server=/".utf8
        output += name.utf8
        output += "/#\n".utf8
    }
}
