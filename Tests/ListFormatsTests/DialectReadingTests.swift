import ListFormats
import Testing

@Suite struct DialectReadingTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let dialect: ListDialect
        let text: String
        let entries: [String]
        let refused: [String]
        var testDescription: String { "\(dialect.name): \(text)" }

        init(_ dialect: ListDialect, _ text: String, _ entries: [String] = [], refused: [String] = []) {
            self.dialect = dialect
            self.text = text
            self.entries = entries
            self.refused = refused
        }
    }

    static let rules: [Sample] = [
        Sample(.surge, "DOMAIN,one.example,REJECT", ["block exact one.example"]),
        Sample(.surge, "DOMAIN-SUFFIX,evil.example", ["block subtree evil.example"]),
        Sample(.surge, "domain-suffix, evil.example, reject-drop", ["block subtree evil.example"]),
        Sample(.surge, "DOMAIN-SUFFIX,ok.example,DIRECT", ["allow subtree ok.example"]),
        Sample(.surge, "DOMAIN-SUFFIX,x.example,PROXY", refused: ["1 not-a-block"]),
        Sample(.surge, "DOMAIN-KEYWORD,casino,REJECT", refused: ["1 pattern"]),
        Sample(.surge, "URL-REGEX,^https?:x,REJECT", refused: ["1 regular-expression"]),
        Sample(.surge, "IP-CIDR,192.0.2.0/24,REJECT,no-resolve", refused: ["1 address-trigger"]),
        Sample(.surge, "USER-AGENT,x*,REJECT", refused: ["1 other-rule"]),
        Sample(
            .surge, "#!name=x\n[Rule]\nDOMAIN,a.example,REJECT\n[MITM]\nhostname = b.example", ["block exact a.example"],
            refused: ["5 other-section"]),
        Sample(
            .clash, "payload:\n  - '+.evil.example'\n  - \"one.example\" # x",
            ["block subtree evil.example", "block exact one.example"]),
        Sample(.clash, "- DOMAIN-SUFFIX,b.example", ["block subtree b.example"]),
        Sample(.clash, "- '.below.example'", ["block subtree below.example"]),
        Sample(.clash, "- '*.a.example'", refused: ["1 pattern"]),
        Sample(.clash, "port: 7890", refused: ["1 unknown-directive"]),
        Sample(.v2ray, "domain:evil.example @ads", ["block subtree evil.example"]),
        Sample(.v2ray, "full:one.example:@cn", ["block exact one.example"]),
        Sample(.v2ray, "evil.example # note", ["block subtree evil.example"]),
        Sample(
            .v2ray, "keyword:casino\nregexp:^ad\\.\ninclude:others", refused: ["1 pattern", "2 regular-expression", "3 include"]),
        Sample(.ublacklist, "*://*.evil.example/*", ["block subtree evil.example"]),
        Sample(.ublacklist, "https://one.example/*", ["block exact one.example"]),
        Sample(.ublacklist, "@*://*.ok.example/*", ["allow subtree ok.example"]),
        Sample(
            .ublacklist, "*://x.example/path/*\n/x\\.example/\n*://*/x/*",
            refused: ["1 path-rule", "2 regular-expression", "3 path-rule"]),
    ]

    static let tables: [Sample] = [
        Sample(
            .csv, "# id,dateadded,url,url_status\n\"1\",\"2026-08-01\",\"http://a.example/x?a=1,2\",\"online\"",
            ["block url http://a.example/x?a=1,2"]),
        Sample(
            .csv, "phish_id,url,target\n1,https://a.example/,Bank\n2,,x", ["block url https://a.example/"],
            refused: ["3 empty-field"]),
        Sample(.csv, "name;Domain\nx;evil.example\ny;*.b.example", ["block subtree evil.example", "block subtree b.example"]),
        Sample(.csv, "note,host\n\"two\nlines \"\"quoted\"\"\",a.example", ["block subtree a.example"]),
        Sample(.csv, "a,host\n\"open,b.example", refused: ["2 open-quote"]),
        Sample(.csv, "host,n\nevil.example/path,1", ["block url http://evil.example/path"]),
        Sample(
            .json, "[\"evil.example\",\"https://s.example/x,y\"]",
            ["block subtree evil.example", "block url https://s.example/x,y"]),
        Sample(
            .json,
            "{\"name\":\"List of\",\"type\":\"hostname\",\"list\":[\"evil.example\"],\"matching_attributes\":[\"domain\"]}",
            ["block subtree evil.example"]),
        Sample(
            .json, "{\"blacklist\":[\"evil.example\"],\"whitelist\":[\"ok.example\"]}",
            ["block subtree evil.example", "allow subtree ok.example"]),
        Sample(
            .json, "[{\"domain\":\"evil.example\",\"tags\":[\"x\"]},\n{\"url\":\"http:\\/\\/b.example\\/\"}]",
            ["block subtree evil.example", "block url http://b.example/"]),
        Sample(.json, "[\"192.0.2.1\",\"com\"]", refused: ["1 ip-address", "1 public-suffix"]),
        Sample(.json, "{\"evil.example\":{\"seen\":1}}", ["block subtree evil.example"]),
        Sample(.json, "[\"a.example\"", ["block subtree a.example"], refused: ["1 not-json"]),
        Sample(.json, "[\"a.example\"}", ["block subtree a.example"], refused: ["1 not-json"]),
    ]

    @Test(arguments: rules + tables)
    func `a line says what its dialect means by it`(_ sample: Sample) {
        for chunk in [Int.max, 1, 7] {
            let reading = Reading(Array(sample.text.utf8), as: sample.dialect, chunk: chunk)
            #expect(reading.entries == sample.entries)
            #expect(reading.refusals == sample.refused)
        }
    }

    @Test func `a column can be named`() {
        let table = Array("a,b\nx.example,y.example\n".utf8)
        #expect(Reading(table, as: .csv, options: ReadingOptions(column: "B")).entries == ["block subtree y.example"])
        #expect(Reading(table, as: .csv, options: ReadingOptions(column: "c")).refusals == ["1 empty-field", "2 empty-field"])
    }

    @Test func `addresses can count as their hosts`() {
        let options = ReadingOptions(addressesMean: .host)
        #expect(Reading("https://pay.example/a", as: .urls, options: options).entries == ["block exact pay.example"])
        #expect(Reading("https://192.0.2.1/a", as: .urls, options: options).refusals == ["1 ip-address"])
    }

    @Test func `JSON of one line has no longest line, and deep nesting ends it`() {
        let names = (0..<20_000).map { "\"n\($0).example\"" }.joined(separator: ",")
        #expect(Reading(Array("[\(names)]".utf8), as: .json).entries.count == 20_000)
        let deep = String(repeating: "[", count: 40) + "\"a.example\"" + String(repeating: "]", count: 40)
        #expect(Reading(Array(deep.utf8), as: .json).refusals == ["1 not-json"])
    }

    @Test func `a fault has a column`() {
        #expect(Reading("0.0.0.0 good.example b$d.example", as: .hosts).places == ["1:23"])
        #expect(Reading("\u{FEFF}  a..example", as: .domains).places == ["1:8"])
        #expect(Reading(Array("a.example\nb\u{0}.example".utf8), as: .domains).places == ["2:2"])
        #expect(Reading([0x61, 0xFF, 0x62, 0x0A], as: .domains).places == ["1:2"])
    }

    @Test(arguments: ListDialect.allCases.filter { $0.format == nil })
    func `random bytes are refused or read, never fatal, wherever chunks end`(_ dialect: ListDialect) {
        var state: UInt64 = 0x5A4A_4C41_4E21
        let alphabet = Array("abz.09-_*=/|^@#!;:$(){}[]\"'\\ \t\n\r\u{0}ü,DOMAIN,url,full:payload".utf8) + [0xFF, 0xC3]
        for _ in 0..<40 {
            var bytes: [UInt8] = []
            for _ in 0..<400 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
            }
            let whole = Reading(bytes, as: dialect)
            let pieces = Reading(bytes, as: dialect, chunk: 5)
            #expect(whole.entries == pieces.entries)
            #expect(whole.refusals == pieces.refusals)
        }
    }
}
