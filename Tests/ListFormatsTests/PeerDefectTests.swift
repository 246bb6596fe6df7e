import DomainNames
import ListFormats
import Testing
import Vocabulary

/// Defects that other list compilers were seen to have, each with a test of its own.
@Suite struct PeerDefectTests {
    private func write(_ list: Blocklist, _ format: ListFormatName) throws -> String {
        var bytes: [UInt8] = []
        _ = try ListWriter(format: format, header: ListHeader(title: "t", serial: 7, generated: nil)).write(list) { bytes += $0 }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func list(_ names: [String]) -> Blocklist {
        Blocklist(names: names.map { Blocklist.Name(DomainName(trusted: $0), .subtree) }.sorted { $0.name < $1.name })
    }

    @Test func `a hyphen sorts before a dot and must not part a parent from its children`() throws {
        let text = try write(list(["www.evil.example", "evil-x.example", "evil.example"]), .domains)
        #expect(text == "evil.example\nevil-x.example\n")
    }

    @Test func `a NUL byte costs its line and nothing after it`() {
        let reading = Reading(Array("a.example\n\u{0}b.example\nc.example\n".utf8), as: .domains)
        #expect(reading.entries == ["block subtree a.example", "block subtree c.example"])
        #expect(reading.refusals == ["2 nul-byte"])
    }

    @Test func `an error page is no list, though one of its lines is a name`() {
        let page = "<html>\n<body>\nnginx.example\n</body></html>\n"
        #expect(throws: ListFormatError.htmlPage) { try FormatDetector.detect(page.utf8) }
        #expect(throws: ListFormatError.htmlPage) { try FormatDetector.refuseForeign(page.utf8) }
    }

    @Test func `names on lines of IPv6 addresses are not lost`() {
        let reading = Reading(":: a.example\n::1 b.example\n0.0.0.0 c.example\n", as: .hosts)
        #expect(reading.entries == ["block exact a.example", "block exact b.example", "block exact c.example"])
    }

    @Test(arguments: ListFormatName.allCases)
    func `the same list has the same bytes`(_ format: ListFormatName) throws {
        let names = (0..<500).map { "n\($0 * 7919 % 997).evil\($0 % 13).example" }
        let first = try write(list(names), format)
        for _ in 0..<3 { #expect(try write(list(names.shuffled()), format) == first) }
    }

    @Test func `a final dot and underscores do not lose a name`() {
        #expect(Reading("evil.example.\npay_x.example\n", as: .domains).entries.count == 2)
    }

    @Test func `the zone's serial moves`() throws {
        #expect(try write(list(["evil.example"]), .rpz).contains(" 7 300 60 604800 60"))
    }

    @Test func `labels too long, with hyphens at the edge or empty are refused`() {
        let text = "-bad-.example\n.leadingdot..example\n" + String(repeating: "x", count: 70) + ".example\n"
        #expect(Reading(text, as: .domains).refusals == ["1 hyphen-at-edge", "2 empty-label", "3 label-too-long"])
    }

    @Test func `an international name is kept as its A-label`() {
        #expect(Reading("诈骗.example\n", as: .domains).entries == ["block subtree xn--0d3aq50a.example"])
    }
}
