import Foundation
import ListFormats
import Testing

/// Each variant writes byte for byte as in `Golden/variants/`; ResolverTests load the same files into real resolvers.
@Suite struct VariantGoldenTests {
    @Test(arguments: Variant.cases, Variant.variations)
    func `a variant is what it was, and reads back as the plain spelling does`(
        _ sample: (variant: Variant, format: ListFormatName), _ variation: Variation
    ) throws {
        let (variant, format) = sample
        let file = GoldenTests.folder.appending(path: "variants/\(variant.name)/\(variation.name)")
            .appending(path: variant.options.fileName(of: format))
        let (bytes, counts) = try variation.rendered(format, variant.options)
        #expect(counts.bytes == bytes.count)
        if ProcessInfo.processInfo.environment["ZHALAN_WRITE_GOLDEN"] != nil {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        let golden = try Data(contentsOf: file)
        #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
        let reading = Reading(bytes, as: .format(format), options: variant.reading)
        #expect(reading.refusals.isEmpty)
        #expect(try FormatDetector.detect(bytes) == .format(format))
        let plain = Reading(try variation.rendered(format).bytes, as: format)
        if variant.options.resolvedZoneAction == .passthru {
            #expect(reading.entries.allSatisfy { $0.hasPrefix("allow") })
        } else {
            // A hosts file says a name once for each address family; a zone of addresses has no names with underscores.
            let sayable = plain.entries.filter { counts.refused["underscore"] == nil || !$0.contains("_") }
            #expect(Set(reading.entries) == Set(sayable))
            #expect(format == .hosts || reading.entries.count == sayable.count)
        }
    }

    @Test func `a sinkhole is one address of each family, in either order`() throws {
        let both = try #require(Sinkhole("192.0.2.80,2001:db8::80"))
        #expect(Sinkhole("2001:db8::80,192.0.2.80") == both)
        #expect(both.addresses.map(\.description) == ["192.0.2.80", "2001:db8::80"])
        #expect(Sinkhole("192.0.2.80")?.version6 == nil)
        for wrong in ["", "evil.example", "2001:db8::80", "192.0.2.80,192.0.2.81", "192.0.2.80,", "192.0.2.80,::,::1", "::,::1"] {
            #expect(Sinkhole(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `a second record of an owner is the same rule only for the other address family`() {
        let zone =
            "x.example A 192.0.2.80\nx.example AAAA 2001:db8::80\n*.x.example A 192.0.2.80\n*.x.example AAAA 2001:db8::80\n"
        #expect(Reading(zone, as: .rpz).entries == ["block subtree x.example"])
        #expect(Reading("x.example CNAME .\nx.example CNAME .\n", as: .rpz).entries.count == 2)
    }

    @Test func `another address blocks in a hosts file only when it is named`() {
        let line = "192.0.2.80 evil.example\n2001:db8:0::80 evil.example\n"
        #expect(Reading(line, as: .hosts).refusals == ["1 not-a-sinkhole", "2 not-a-sinkhole"])
        var options = ReadingOptions()
        options.sinkholes = Set(Sinkhole("192.0.2.80,2001:db8::80")?.addresses ?? [])
        #expect(Reading(line, as: .hosts, options: options).entries.count == 2)
    }

    @Test(arguments: [ListFormatName.hosts, .domains, .adblock, .rpz, .unbound, .dnscrypt, .jsonl])
    func `a file without underscores has none, and refuses what would need one`(_ format: ListFormatName) throws {
        let list = Variation(
            "u", exact: ["_dmarc.one.example"], subtree: ["pay_x.example", "two.example", "plain.example"],
            exceptions: [("o_k.two.example", .subtree)])
        var options = WritingOptions()
        options.withoutUnderscores = [format]
        let (bytes, counts) = try list.rendered(format, options)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!["_dmarc", "pay_x", "o_k"].contains(where: text.contains))
        #expect(text.contains("plain.example") && counts.refused["underscore"] == 2)
        // What lies above the exception is not said whole.
        #expect(!Reading(bytes, as: format).entries.contains("block subtree two.example"))
        #expect(try list.rendered(format).counts.refused["underscore"] == nil)
    }

    @Test func `the header tells its entries with their unit, and one is one`() throws {
        func count(_ list: Variation, _ format: ListFormatName) throws -> Substring? {
            String(decoding: try list.rendered(format).bytes, as: UTF8.self).split(separator: "\n")
                .first { $0.contains("Number of entries") }?.dropFirst(2)
        }
        #expect(try count(Variation("n", exact: ["a.example"]), .rpz) == "Number of entries: 1 name")
        #expect(try count(Variation("n", subtree: ["a.example", "b.example"]), .rpz) == "Number of entries: 2 names")
        #expect(try count(Variation("n", addresses: ["http://a.example/x"]), .urls) == "Number of entries: 1 address")
        #expect(try count(Variation("n"), .hosts) == "Number of entries: 0 names")
    }

    @Test func `the header says what it was given, in the order that readers expect`() throws {
        var header = ListHeader(title: "Frauds", serial: 7, generated: nil, licence: "CC0-1.0")
        header.description = "Fraud sites"
        header.issues = "https://lists.example/issues"
        header.expires = "1 days"
        header.sources = (1...70).map { "list\($0).txt" }
        var bytes: [UInt8] = []
        _ = try ListWriter(format: .hosts, header: header).write(Variation("h").blocklist) { bytes += $0 }
        let keys = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { $0.split(separator: ":")[0] }
        #expect(keys.prefix(5) == ["# Title", "# Description", "# License", "# Issues", "# Source"])
        #expect(keys.filter { $0 == "# Source" }.count == 64 && keys.contains("# Sources"))
        #expect(keys.suffix(5) == ["# Expires", "# Version", "# Syntax", "# Meaning", "# Number of entries"])
    }
}
