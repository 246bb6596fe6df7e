import DomainNames
import ListFormats
import Testing
import Vocabulary

/// A small blocklist that each format writes into `Golden/<name>/`, so that each of these folders looks like a release.
struct Variation: Sendable, CustomTestStringConvertible {
    let name: String
    let blocklist: Blocklist
    let details: [ListEntry: Listing]

    var testDescription: String { name }

    static let all: [Variation] = [
        Variation("empty"),
        Variation("one-exact", exact: ["login.bank-check.example"]),
        Variation("one-subtree", subtree: ["evil.example"]),
        Variation("idn", exact: ["xn--fiqs8s.example"], subtree: ["xn--0d3aq50a.example"]),
        Variation(
            "longest", exact: [long(212, "exact-fits")],
            subtree: [long(210, "fits"), long(212, "narrowed"), long(253, "toolong")]),
        Variation(
            "many", exact: ["one.shop.example", "shared-host.example", "deep.evil.example", "27--m01.example"],
            subtree: ["evil.example", "pay_x.fraud.example", "0-9.example", "_dmarc.loan.example", "a.b.c.d.task.example"],
            addresses: ["https://user.shared-host.example/fake-bank/", "http://pages.example/u/1?id=7"],
            reachable: ["support.shared-host.example"]),
        Variation(
            "exceptions", subtree: ["evil.example", "other.example"],
            exceptions: [("ok.evil.example", .subtree), ("one.deep.evil.example", .exact)]),
    ]

    init(
        _ name: String, exact: [String] = [], subtree: [String] = [], addresses: [String] = [], reachable: [String] = [],
        exceptions: [(String, ListingScope)] = []
    ) {
        self.name = name
        var names = exact.map { Blocklist.Name(DomainName(trusted: $0), .exact) }
        names += subtree.map { Blocklist.Name(DomainName(trusted: $0), .subtree) }
        names.sort { $0.name < $1.name }
        let listed = addresses.compactMap { try? WebAddress($0) }
        blocklist = Blocklist(
            names: names, addresses: listed, reachable: DomainTree(subtrees: reachable.map { DomainName(trusted: $0) }),
            exceptions: exceptions.map { Blocklist.Name(DomainName(trusted: $0.0), $0.1) }.sorted { $0.name < $1.name })
        var known: [ListEntry: Listing] = [:]
        if let first = names.first {
            let entry = ListEntry(name: first.name, scope: first.scope)
            known[entry] = Listing(
                entry: entry, type: .fakeInvestment, score: 97, listedAt: Timestamp(seconds: 1_795_480_000),
                expiresAt: Timestamp(seconds: 1_803_256_000), sources: ["hotline"], reasons: ["asks for a deposit (入金) first"])
        }
        details = known
    }

    /// A name of exactly so many characters.
    static func long(_ length: Int, _ first: String) -> String {
        var name = first
        let tail = ".long.example"
        while name.utf8.count + tail.utf8.count < length {
            let missing = length - name.utf8.count - tail.utf8.count
            // A label needs its dot and one character at least; never leave room for the dot alone.
            let label = missing == 65 ? 62 : min(63, missing - 1)
            name += "." + String(repeating: "x", count: label)
        }
        return name + tail
    }

    static let header = ListHeader(
        title: "Golden list", serial: 1_795_480_001, generated: Timestamp(seconds: 1_795_480_001), licence: "CC0-1.0",
        homepage: "https://lists.example/", appeal: "https://lists.example/appeal",
        firstCanary: DomainName(trusted: "canary-first.1795480001.zhalan.example"),
        lastCanary: DomainName(trusted: "canary-last.1795480001.zhalan.example"))

    /// The file as it is written now.
    func rendered(
        _ format: ListFormatName, _ options: WritingOptions = WritingOptions()
    ) throws -> (bytes: [UInt8], counts: WritingCounts) {
        var bytes: [UInt8] = []
        let writer = ListWriter(format: format, header: Variation.header, options: options)
        let known = EntryDetails(
            names: blocklist.names.map { details[ListEntry(name: $0.name, scope: $0.scope)] },
            addresses: blocklist.addresses.map { details[ListEntry(address: $0)] })
        let counts = try writer.write(blocklist, details: known) { bytes += $0 }
        return (bytes, counts)
    }
}
