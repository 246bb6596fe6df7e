import DomainNames
import PackedNames
import Vocabulary

/// How a list is read, in one format or dialect. A value is the reader of one file.
///
/// A new dialect is one file in `Dialects/`, one case in `ListDialect` and one line in its `syntax`.
protocol ListSyntax {
    init(options: ReadingOptions)

    /// Reads one line that is trimmed, not empty, valid UTF-8 and without NUL; or, with `isOneText`, any bytes.
    mutating func read(_ line: Line, into output: inout LineOutput)

    /// Tells what a format still holds back when the file ends.
    mutating func finish(into output: inout LineOutput)

    /// The kinds of line that may be read without the format's reader, straight from the bytes; what they say must be what
    /// `read` says of them. Default: none.
    static func plainLines(_ options: ReadingOptions) -> PlainLines?

    /// Whether the list is a table with a header.
    static var isTable: Bool { get }

    /// Where names stand in the rows that follow, once a header told it; then rows may be read as plain lines may. Default: nowhere.
    var plainTable: PlainTable? { get }

    /// Whether something of a line may wait for the next, and `finish` is asked for it.
    static var holdsBack: Bool { get }

    /// Whether a line that begins with a byte may be read so, after what was read before.
    func mayPassPlainLine(beginning byte: UInt8) -> Bool

    /// Learns of the last of some plain lines that it was not given.
    mutating func passedPlainLines(last line: Line)

    /// Where, on a line that was read without fault, what follows the name begins, and whether it says the subtree: a line of the same
    /// plain kind that ends in these bytes says the same of its own name, whatever that is. `nil`, the default, where that is not so.
    func plainEnd(of line: Line) -> (start: Int, isSubtree: Bool)?

    /// Whether white space in front of a line means something (zones: the owner of the line before).
    static var keepsIndentation: Bool { get }

    /// Whether line ends mean nothing (JSON): the reader is given pieces as they come, of any size and unchecked.
    static var isOneText: Bool { get }
}

extension ListSyntax {
    static var keepsIndentation: Bool { false }
    static var isOneText: Bool { false }
    mutating func finish(into output: inout LineOutput) {}
    static func plainLines(_ options: ReadingOptions) -> PlainLines? { nil }
    static var isTable: Bool { false }
    var plainTable: PlainTable? { nil }
    static var holdsBack: Bool { false }
    func mayPassPlainLine(beginning byte: UInt8) -> Bool { true }
    mutating func passedPlainLines(last line: Line) {}
    func plainEnd(of line: Line) -> (start: Int, isSubtree: Bool)? { nil }
}

/// One list format, reading and writing. Writing needs no state.
///
/// A new format is one file in `Formats/`, one case in `ListFormatName` and one line in its `type`.
protocol ListFormat: ListSyntax {
    /// What stands before the header's comments.
    static func begin(serial: UInt32, style: LineStyle, to output: inout [UInt8])

    /// What stands between the header's comments and the first entry.
    static func open(to output: inout [UInt8])

    /// One name in a scope that the format can say, with its newline.
    static func append(_ name: String, subtree: Bool, to output: inout [UInt8])

    /// The same in the spelling of a file. Formats with one spelling write the plain one.
    static func append(_ name: String, subtree: Bool, style: LineStyle, to output: inout [UInt8])

    /// "But not this": called only where `ListFormatName.canAllow`. Without `subtree` only where the format can say *exact*.
    static func appendException(_ name: String, subtree: Bool, to output: inout [UInt8])
}

extension ListFormat {
    static func begin(serial: UInt32, style: LineStyle, to output: inout [UInt8]) {}
    static func open(to output: inout [UInt8]) {}
    static func append(_ name: String, subtree: Bool, style: LineStyle, to output: inout [UInt8]) {
        append(name, subtree: subtree, to: &output)
    }
    static func appendException(_ name: String, subtree: Bool, to output: inout [UInt8]) {}
}

extension ListFormatName {
    /// The type that reads and writes the format.
    var type: any ListFormat.Type {
        switch self {
        case .hosts: HostsFormat.self
        case .domains: DomainsFormat.self
        case .wildcard: WildcardFormat.self
        case .adblock: AdblockFormat.self
        case .dnsmasq: DnsmasqFormat.self
        case .unbound: UnboundFormat.self
        case .rpz: RPZFormat.self
        case .dnscrypt: DNSCryptFormat.self
        case .squid: SquidFormat.self
        case .mikrotik: MikrotikFormat.self
        case .urls: URLsFormat.self
        case .jsonl: JSONLinesFormat.self
        }
    }
}
