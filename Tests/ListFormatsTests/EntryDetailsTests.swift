import DomainNames
import Foundation
import ListFormats
import PackedNames
import Testing
import Vocabulary

/// What is known of entries, as `listings.jsonl` says it, read by another reader of JSON.
@Suite struct EntryDetailsTests {
    private struct Line: Decodable, Equatable {
        var name: String
        var scope: String
        var sources: [String]
        var reasons: [String]
    }

    /// Texts that have undone careless writers of JSON, or hold what a template is made of.
    private static let hostile = [
        "plain", "", "say \"hi\"", "back\\slash\\", "line\nend\r\t", "\u{0}\u{1}\u{1f}\u{7f}", "\u{202e}gnp.exe",
        "\u{2028}\u{2029}",
        "\u{e9}\u{4e2d}\u{1f600}\u{10ffff}", "sample-name.zhalan.invalid", "\"},{\"name\":\"b.example", "</script>", "'",
    ]

    private func compiled(_ names: [String]) throws -> Blocklist {
        let packer = NamePacker()
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        for (index, name) in try names.map({ try DomainName($0) }).sorted().enumerated() {
            writer.add(name, isSubtree: index % 3 == 0, line: index)
        }
        writer.drain { name, isSubtree, _, _ in packer.append(name, isSubtree: isSubtree) }
        return Blocklist(packed: NameList(segments: packer.take()), addresses: [], reachable: DomainTree(), exceptions: [])
    }

    @Test func `what names share is said of each of them, whatever its texts are`() throws {
        let names = (0..<3_000).map { "n\($0).example" }
        let list = try compiled(names)
        var details = EntryDetails()
        let entry = ListEntry(name: DomainName(trusted: "n0.example"), scope: .exact)
        let listings = EntryDetailsTests.hostile.map { text in
            Listing(entry: entry, listedAt: nil, sources: [text, "feed:a"], reasons: [text])
        }
        let places = listings.map { details.share($0) }
        var known: [Listing?] = []
        for (index, name) in list.names.enumerated() {
            switch index % 5 {
            case 0:
                details.append(nil)
                known.append(nil)
            case 1:
                let own = Listing(
                    entry: ListEntry(name: name.name, scope: name.scope), listedAt: nil, sources: ["own \(index)"],
                    reasons: [EntryDetailsTests.hostile[index % listings.count]])
                details.append(own)
                known.append(own)
            default:
                details.append(shared: places[index % places.count])
                known.append(listings[index % listings.count])
            }
        }
        var bytes: [UInt8] = []
        let writer = ListWriter(format: .jsonl, header: ListHeader(title: "t", serial: 7, generated: nil))
        let counts = try writer.write(list, details: details) { bytes += $0 }
        #expect(counts.entries == names.count)
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == names.count)
        for (index, (line, name)) in zip(lines, list.names).enumerated() {
            let read = try JSONDecoder().decode(Line.self, from: Data(line))
            let expected = Line(
                name: name.name.text, scope: name.scope.rawValue, sources: known[index]?.sources ?? [],
                reasons: known[index]?.reasons ?? [])
            #expect(read == expected)
        }
        // The bytes are those of the general writer of JSON.
        var general: [UInt8] = []
        _ = try writer.write(list, details: EntryDetails(names: known)) { general += $0 }
        #expect(bytes == general)
        #expect(details.reason(ofName: 1) == known[1]?.reasons.first)
    }
}
