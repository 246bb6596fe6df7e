import DomainNames
import PackedNames
import Vocabulary

/// `hosts`: an address that leads nowhere, then the names that get it.
///
///     0.0.0.0 pay.evil.example            this name, not those below it
///     192.0.2.80 pay.evil.example         with a sinkhole: its IPv4 address, and a line
///     2001:db8::80 pay.evil.example       for its IPv6 address, or `::` when it has none
///     ::1 a.example b.example  # note     several names, a comment behind them
///     127.0.0.1 localhost                 what every system has anyway: ignored
struct HostsFormat: ListFormat {
    private let scope: ListingScope
    private let sinkholes: Set<IPAddress>

    init(options: ReadingOptions) {
        scope = options.hostsMean == .exact ? .exact : .subtree
        sinkholes = options.sinkholes
    }

    static func plainLines(_ options: ReadingOptions) -> PlainLines? {
        let starts = ["0.0.0.0 ", "127.0.0.1 ", "0.0.0.0\t", "127.0.0.1\t", ":: ", "::1 ", "::\t", "::1\t", "0 ", ""]
        let isSubtree = options.hostsMean == .subtree
        return PlainLines(
            starts.map { PlainLine($0, subtree: isSubtree, allowsSpace: !$0.isEmpty, allowsComment: true) }, commentMarks: "#!;")
    }

    mutating func read(_ line: Line, into output: inout LineOutput) {
        let content = line.cut(at: UInt8(ascii: "#"))
        if content.isEmpty || line.first == UInt8(ascii: "!") || line.first == UInt8(ascii: ";") { return output.ignore() }
        if content.count < line.count, AdblockFormat.strays(line) { return output.refuse(.cosmeticRule, line) }
        let (address, names) = content.firstWordAndRest
        guard HostsFormat.isAddress(address) else {
            // Published hosts lists mix in bare names; they mean what the others mean.
            if names.isEmpty { output.name(content, scope: scope) } else { output.refuse(.severalWords, content) }
            return
        }
        let isSinkhole =
            HostsFormat.isSinkhole(address) || !sinkholes.isEmpty && IPAddress(address.text).map(sinkholes.contains) == true
        let scope = scope
        var found = false
        names.forEachWord { name in
            found = true
            if HostsFormat.isBoilerplate(name) { return output.ignore() }
            guard isSinkhole else { return output.refuse(.notASinkhole, name) }
            output.name(name, scope: scope)
        }
        if !found { output.refuse(.name(.empty), content) }
    }

    /// Whether the word can only be an address: digits and dots, or something with a colon.
    static func isAddress(_ word: Line) -> Bool {
        if word.contains(UInt8(ascii: ":")) { return true }
        return !word.isEmpty && word.bytes.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }
    }

    static func isSinkhole(_ word: Line) -> Bool {
        word.equals("0.0.0.0") || word.hasPrefix("127.") || word.equals("::") || word.equals("::1") || word.equals("0")
            || word.equals("::0") || word.equals("0:0:0:0:0:0:0:0") || word.equals("0:0:0:0:0:0:0:1")
    }

    /// The names that stand in every system's own hosts file, and in most published ones.
    static func isBoilerplate(_ name: Line) -> Bool {
        name.equals("localhost") || name.equals("localhost.localdomain") || name.equals("local") || name.equals("0.0.0.0")
            || name.equals("broadcasthost") || (name.hasPrefix("ip6-") && !name.contains(UInt8(ascii: ".")))
            || name.equals("localhost4") || name.equals("localhost6")
            || name.equals("localhost4.localdomain4") || name.equals("localhost6.localdomain6")
    }

    static func append(_ name: String, subtree: Bool, to output: inout [UInt8]) {
        output += "0.0.0.0 ".utf8
        output += name.utf8
        output.append(0x0A)
    }

    static func append(_ name: String, subtree: Bool, style: LineStyle, to output: inout [UInt8]) {
        for address in style.hostsAddresses {
            output += address
            output += name.utf8
            output.append(0x0A)
        }
    }

    /// A family without a line of its own would be asked for upstream (measured, dnsmasq 2.90).
    static func addresses(of sinkhole: Sinkhole?) -> [String] {
        guard let sinkhole else { return ["0.0.0.0"] }
        return [sinkhole.version4.description, sinkhole.version6?.description ?? "::"]
    }
}
