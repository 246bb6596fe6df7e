import DomainNames
import ListFormats
import Testing
import Vocabulary

@Suite struct ListWriterTests {
    /// The entry lines that a blocklist is written as, and the counts.
    private func write(
        _ list: Variation, _ format: ListFormatName, strict: Bool = false, header: ListHeader? = nil
    ) throws -> (lines: [String], counts: WritingCounts) {
        var bytes: [UInt8] = []
        let header = header ?? ListHeader(title: "t", serial: 7, generated: Timestamp(seconds: 7))
        let writer = ListWriter(format: format, header: header, options: WritingOptions(isStrict: strict))
        let counts = try writer.write(list.blocklist) { bytes += $0 }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        return (lines.filter { $0.contains(".example") }, counts)
    }

    static let subtreeFormats = ListFormatName.allCases.filter { $0.expression == .subtreeOnly }

    @Test(arguments: subtreeFormats)
    func `an exact name is widened, and counted`(_ format: ListFormatName) throws {
        let (lines, counts) = try write(Variation("w", exact: ["one.example"]), format)
        #expect(lines.count == 1)
        #expect(counts.widened == 1 && counts.entries == 1 && counts.refused.isEmpty)
    }

    @Test(arguments: subtreeFormats)
    func `an exact name over a reachable one is refused, not widened`(_ format: ListFormatName) throws {
        let (lines, counts) = try write(Variation("w", exact: ["one.example"], reachable: ["ok.one.example"]), format)
        #expect(lines.isEmpty)
        #expect(counts.refused == ["reachable-below": 1])
    }

    @Test(arguments: subtreeFormats)
    func `an exact name over a listed address is refused, not widened`(_ format: ListFormatName) throws {
        let (lines, counts) = try write(Variation("w", exact: ["one.example"], addresses: ["http://u.one.example/x"]), format)
        #expect(lines.isEmpty)
        #expect(counts.refused == ["listed-address-below": 1, "not-a-name": 1])
    }

    @Test(arguments: subtreeFormats)
    func `strict refuses all widening`(_ format: ListFormatName) throws {
        let (lines, counts) = try write(Variation("w", exact: ["one.example"], subtree: ["two.example"]), format, strict: true)
        #expect(lines.count == 1)
        #expect(counts.refused == ["exact-only": 1] && counts.widened == 0)
    }

    @Test(arguments: subtreeFormats)
    func `what a widened name covers is pruned`(_ format: ListFormatName) throws {
        let list = Variation("w", exact: ["one.example", "www.one.example"], subtree: ["a.b.one.example", "one-more.example"])
        let (lines, counts) = try write(list, format)
        #expect(lines.count == 2)
        #expect(counts.pruned == 2 && counts.widened == 1 && counts.entries == 2)
    }

    @Test func `hosts keeps every exact name and adds www of a registrable domain`() throws {
        let list = Variation("h", exact: ["deep.evil.example"], subtree: ["evil.example", "sub.other.example"])
        let (lines, counts) = try write(list, .hosts)
        #expect(
            lines == [
                "0.0.0.0 evil.example", "0.0.0.0 www.evil.example", "0.0.0.0 deep.evil.example", "0.0.0.0 sub.other.example",
            ])
        #expect(counts.narrowed == 2 && counts.entries == 3)
    }

    @Test func `hosts adds no www that is listed anyway or must stay reachable`() throws {
        let listed = try write(Variation("h", exact: ["www.evil.example"], subtree: ["evil.example"]), .hosts)
        #expect(listed.lines == ["0.0.0.0 evil.example", "0.0.0.0 www.evil.example"])
        let reachable = try write(Variation("h", subtree: ["evil.example"], reachable: ["www.evil.example"]), .hosts)
        #expect(reachable.lines == ["0.0.0.0 evil.example"])
    }

    @Test func `formats that can say exact do`() throws {
        let list = Variation("e", exact: ["one.example"], subtree: ["two.example"])
        #expect(try write(list, .dnscrypt).lines == ["=one.example", "two.example"])
        #expect(try write(list, .rpz).lines == ["one.example CNAME .", "two.example CNAME .", "*.two.example CNAME ."])
    }

    @Test(arguments: [ListFormatName.rpz, .dnscrypt])
    func `a subtree over a reachable name is said as the name alone`(_ format: ListFormatName) throws {
        let (lines, counts) = try write(Variation("r", subtree: ["two.example"], reachable: ["ok.two.example"]), format)
        #expect(lines.count == 1)
        #expect(counts.narrowed == 1)
    }

    @Test func `owner lengths leave room for an origin of 40 octets`() throws {
        let exactOnly = try write(Variation("l", subtree: [Variation.long(211, "a")]), .rpz)
        #expect(exactOnly.lines.count == 1 && exactOnly.counts.narrowed == 1)
        let both = try write(Variation("l", subtree: [Variation.long(210, "a")]), .rpz)
        #expect(both.lines.count == 2 && both.counts.narrowed == 0)
        let neither = try write(Variation("l", exact: [Variation.long(213, "a")]), .rpz)
        #expect(neither.lines.isEmpty && neither.counts.refused == ["too-long-for-rpz": 1])
        #expect(try write(Variation("l", exact: [Variation.long(212, "a")]), .rpz).lines.count == 1)
    }

    @Test(arguments: ListFormatName.allCases)
    func `public suffixes and reserved names are refused by every writer`(_ format: ListFormatName) throws {
        let (_, counts) = try write(Variation("p", exact: ["printer.local"], subtree: ["github.io"]), format)
        #expect(counts.entries == 0)
        if format == .urls {
            #expect(counts.refused == ["not-an-address": 2])
        } else {
            #expect(counts.refused == ["public-suffix": 1, "reserved-name": 1])
        }
    }

    @Test(arguments: ListFormatName.allCases)
    func `names out of order or twice stop the writing`(_ format: ListFormatName) {
        let name = Blocklist.Name(DomainName(trusted: "a.example"), .exact)
        let list = Blocklist(names: [name, name])
        let writer = ListWriter(format: format, header: Variation.header)
        #expect(throws: ListFormatError.notSorted(before: "a.example", after: "a.example")) {
            _ = try writer.write(list) { _ in }
        }
    }

    @Test(
        arguments: ListFormatName.allCases.filter { $0 != .urls }, ["a b.example", "EVIL.example", "a\n.example", "x.example/"])
    func `a name that no check saw is caught in the rendered bytes`(_ format: ListFormatName, _ name: String) {
        let list = Blocklist(names: [Blocklist.Name(DomainName(trusted: name), .exact)])
        #expect(throws: ListFormatError.self) {
            _ = try ListWriter(format: format, header: Variation.header).write(list) { _ in }
        }
    }

    @Test(arguments: ListFormatName.allCases)
    func `a title cannot begin a line of its own`(_ format: ListFormatName) throws {
        var header = Variation.header
        (header.firstCanary, header.lastCanary) = (nil, nil)
        header.title =
            "x\n0.0.0.0 good.example\r\n||good.example^\u{2028}local=/good.example/ 标题" + String(repeating: "y", count: 999)
        let (lines, _) = try write(Variation("t"), format, header: header)
        #expect(!lines.contains { !$0.hasPrefix((format.comment ?? "#").prefix(1)) })
    }

    @Test func `a canary that must not be listed stops the writing`() {
        var header = Variation.header
        header.lastCanary = DomainName(trusted: "github.io")
        #expect(throws: ListFormatError.rendered(format: "rpz", line: "github.io", problem: "public-suffix")) {
            _ = try ListWriter(format: .rpz, header: header).write(Blocklist()) { _ in }
        }
    }

    @Test func `an address that would not read back is refused`() throws {
        let odd = WebAddress(
            scheme: .http, host: .name(DomainName(trusted: "s.example")), port: nil, path: "/a b#c", query: nil)
        let writer = ListWriter(format: .urls, header: Variation.header)
        let counts = try writer.write(Blocklist(addresses: [odd])) { _ in }
        #expect(counts.entries == 0 && counts.refused == ["not-canonical": 1])
    }

    @Test func `a failing sink stops the writing with its own error`() {
        struct DiskFull: Error {}
        #expect(throws: DiskFull.self) {
            _ = try ListWriter(format: .hosts, header: Variation.header).write(Blocklist()) { _ in throw DiskFull() }
        }
    }

    @Test func `writing is chunked`() throws {
        let names = (100_000..<110_000).map { Blocklist.Name(DomainName(trusted: "n\($0).example"), .subtree) }
        var largest = 0
        var chunks = 0
        let counts = try ListWriter(format: .unbound, header: Variation.header).write(Blocklist(names: names)) {
            largest = max(largest, $0.count)
            chunks += 1
        }
        #expect(counts.entries == 10_000 && chunks > 5 && largest < 70_000)
    }
}
