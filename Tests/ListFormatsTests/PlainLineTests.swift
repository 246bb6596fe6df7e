import ListFormats
import PackedNames
import Testing
import Vocabulary

/// Plain lines are read past the format's reader; what they say must be what the reader says of them.
@Suite struct PlainLineTests {
    private struct Reading: Equatable {
        var statements: [String] = []
        var refusals: [Refusal] = []
        var counts = ListReader.Counts()
    }

    private func read(_ bytes: [UInt8], _ dialect: ListDialect, chunk: Int, isPlain: Bool) -> Reading {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        var reader = ListReader(dialect: dialect, path: "list", writer: isPlain ? writer : nil)
        var result = Reading()
        func take(_ statement: ListReader.Statement) {
            switch statement {
            case .refused(let refusal): result.refusals.append(refusal)
            case .literal(let address, let line): result.statements.append("\(line) \(address)")
            case .cancelled(let entry, let line): result.statements.append("\(line) -\(entry)")
            case .important(let entry, let line): result.statements.append("\(line) !\(entry)")
            case .entry(let entry, let line):
                guard case .name(let name) = entry.subject, entry.action == .block else {
                    return result.statements.append("\(line) \(entry)")
                }
                writer.add(name, isSubtree: entry.scope == .subtree, line: line)
            }
        }
        var start = 0
        while start < bytes.count {
            reader.consume(bytes[start..<min(start + chunk, bytes.count)], take)
            start += chunk
        }
        reader.finish(take)
        StatementParts([writer]).forEachStatement { name, isSubtree, _, line in
            result.statements.append("\(line) \(name.text) \(isSubtree)")
        }
        result.statements.sort()
        result.counts = reader.counts
        return result
    }

    /// Lines of every dialect, and what happens to them: other letter case, other bytes, other ends.
    private struct Lines {
        private var state: UInt64
        private static let names = [
            "evil.example", "a.b-c.evil.example", "WWW.Evil.EXAMPLE", "x.co.uk", "co.uk", "a.github.io", "github.io", "1.2.3.4",
            "-a.example",
            "a-.example", "a..example", ".a.example", "a.example.", "localhost", "localhost.localdomain", "x.ck", "www.ck",
            "a.b.ck",
            "printer.local", "x.rpz-ip", "a_b.example", "xn--fiqs8s.example", "bücher.example", "one", "a.1x", "a.x1",
            "s3.amazonaws.com",
            "localhost4.localdomain4", "a." + String(repeating: "l", count: 63) + ".example",
            String(repeating: "m", count: 64) + ".example",
            String(repeating: "deep.", count: 40) + "example", "x.in-addr.arpa", "city.kawasaki.jp", "b.kawasaki.jp",
            "*.evil.example",
        ]
        private static let shapes = [
            "0.0.0.0 N", "127.0.0.1\tN", "::1 N", "0 N", "0.0.0.0   N  ", "0.0.0.0 N # note", "0.0.0.0 N#note", "0.0.0.0 N N",
            "N", "*.N",
            ".N", "=N", "||N^", "||N^$important", "||N^$badfilter", "@@||N^", "||N^$third-party", "local=/N/", "server=/N/",
            "server=/N/#",
            "address=/N/#", "address=/N/0.0.0.0", "address=/N/N/", "local-zone: \"N\" always_nxdomain",
            "local-zone: \"N.\" static",
            "local-zone: \"N\" transparent", "local-data: \"N A 0.0.0.0\"", "N CNAME .", "*.N CNAME .", "N CNAME .\n*.N CNAME .",
            "  CNAME .",
            "N IN CNAME .", "N CNAME rpz-passthru.", "@ IN SOA a. b. (", "1 2 3 )", "$ORIGIN rpz.", "N\tCNAME\t.",
            "add name=\"N\" type=NXDOMAIN match-subdomain=yes comment=\"zhalan\"", "add name=\"N\" type=FWD",
            "DOMAIN-SUFFIX,N,REJECT",
            "DOMAIN,N", "DOMAIN-SUFFIX,N", "DOMAIN-SUFFIX,N,DIRECT", "[Rule]", "[MITM]", "  - '+.N'", "  - N", "- '+.N'",
            "  - '*.N'",
            "full:N", "domain:N @ads", "*://*.N/*", "*://N/*", "@*://*.N/*", "{\"name\":\"N\",\"scope\":\"exact\"}",
            "{\"name\":\"N\",\"scope\":\"subtree\",\"action\":\"allow\"}", "# comment", "! comment", "; comment", "// comment",
            "",
            "   ", "N##.ad", "##.ad", "N $$x", "# caf\u{e9}", "http://N/x",
        ]

        init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

        private mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }

        /// Few shapes at a time, so that lines of one kind follow each other.
        mutating func bytes(_ count: Int) -> [UInt8] {
            var text: [UInt8] = []
            var shapes = [Lines.shapes[next(Lines.shapes.count)]]
            for _ in 0..<count {
                if next(12) == 0 { shapes = (0...next(3)).map { _ in Lines.shapes[next(Lines.shapes.count)] } }
                let name = next(3) == 0 ? "n\(next(50)).ok\(next(9)).example" : Lines.names[next(Lines.names.count)]
                var line = Array(shapes[next(shapes.count)].replacing("N", with: name).utf8)
                if next(30) == 0, !line.isEmpty { line[next(line.count)] = UInt8(next(256)) }
                text += line
                text += ["\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", " \n"][next(10)].utf8
            }
            return text
        }
    }

    @Test(arguments: ListDialect.allCases, 0..<4 as Range<UInt64>)
    func `plain lines say what the format's reader says of them`(_ dialect: ListDialect, seed: UInt64) {
        var lines = Lines(seed: seed)
        let bytes = lines.bytes(600)
        let expected = read(bytes, dialect, chunk: bytes.count, isPlain: false)
        for chunk in [bytes.count, 4096, 1500, 77] {
            let found = read(bytes, dialect, chunk: chunk, isPlain: true)
            #expect(found.counts == expected.counts)
            #expect(found.refusals == expected.refusals)
            #expect(found.statements == expected.statements)
        }
    }

    /// Lines of JSON whose ends say something of the name, or of another, or nothing at all.
    private static let objects = [
        "{\"name\":\"N\",\"scope\":\"exact\",\"sources\":[\"feed:a\"],\"reasons\":[\"one\"]}",
        "{\"name\":\"N\",\"scope\":\"subtree\",\"type\":null,\"reasons\":[\"say \\\"hi\\\" \\u202e\\ud83d\\ude00 \u{e9}\"]}",
        "{\"name\":\"N\",\"type\":\"TZ1\"}", "{\"name\":\"N\",\"scope\":\"exact\",\"scope\":\"subtree\"}",
        "{\"name\":\"N\",\"scope\":\"exact\",\"name\":\"b.example\"}",
        "{\"name\":\"N\",\"name\":\"b.example\",\"scope\":\"exact\"}",
        "{\"name\":\"N\",\"scope\":\"exact\",\"\\u006eame\":\"b.example\"}", "{\"name\":\"N\",\"url\":\"https://b.example/x\"}",
        "{\"name\":\"N\",\"scope\":\"exact\",\"action\":\"allow\"}", "{\"name\":\"N\",\"scope\":\"exact\",\"action\":\"block\"}",
        "{\"name\":\"N\",\"scope\":\"url\"}", "{\"name\":\"N\",\"scope\":\"else\"}",
        "{\"name\":\"N\",\"scope\":5,\"x\":{\"name\":\"b.example\"}}",
        "{\"name\":\"N\",\"scope\":\"exact\",}", "{\"name\":\"N\",}", "{\"name\":\"N\"}", "{\"name\":\"N\" ,\"scope\":\"exact\"}",
        "{\"name\":\"N\",\"scope\":\"exact\"} ", " {\"name\":\"N\",\"scope\":\"exact\",\"x\":1}",
        "{\"name\":\"N\",\"scope\":\"exact\",\"x\":1}}",
        "{\"name\":\"N\",\"scope\":\"exact\",\"x\":\"" + String(repeating: "long ", count: 500) + "\"}",
        // As we write them, whole and nearly.
        own(), own("subtree"), own(type: "null", score: "null", sources: "[]", reasons: "[\"a, b\",\"]}\"]"), own("else"),
        own(type: "{\"name\":\"b.example\"}"), own(score: "-9"), own(score: "9x"), own(score: "9,\"name\":\"b.example\""),
        own(sources: "[\"a\",]"), own(sources: "[\"a\"", reasons: "[\"one\"]]"), own(sources: "\"a\",\"b\""),
        own(reasons: "[\"say \\\"hi\\\"\"]"),
        own(reasons: "[\"caf\u{e9}\"]"), own(reasons: "[\"" + String(repeating: "long ", count: 900) + "\"]"), own() + "}",
        String(own().dropLast()) + ",\"url\":\"https://b.example/x\"}",
    ]

    /// A line of a release, with other values where they are given.
    private static func own(
        _ scope: String = "exact", type: String = "\"TZ1\"", score: String = "97", sources: String = "[\"desk\",\"s2\"]",
        reasons: String = "[\"asks for card data\"]"
    ) -> String {
        "{\"name\":\"N\",\"scope\":\"\(scope)\",\"type\":\(type),\"score\":\(score),\"listed_at\":\"2026-11-24T23:30:53Z\","
            + "\"expires_at\":null,\"sources\":\(sources),\"reasons\":\(reasons)}"
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func `the ends of lines that are learned say what the format's reader says of them`(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let names = [
            "a.example", "WWW.b.example", "a_b.example", "co.uk", "x.co.uk", "a..example", "a\\u002eb.example", "", "-a.example",
        ]
        var bytes: [UInt8] = []
        for _ in 0..<700 {
            let name = next(3) == 0 ? names[next(names.count)] : "n\(next(60)).ok.example"
            var line = Array(PlainLineTests.objects[next(PlainLineTests.objects.count)].replacing("N", with: name).utf8)
            if next(20) == 0 { line[next(line.count)] = UInt8(next(256)) }
            bytes += line + ["\n", "\n", "\n", "\r\n", "\n\n"][next(5)].utf8
        }
        let expected = read(bytes, .format(.jsonl), chunk: bytes.count, isPlain: false)
        for chunk in [bytes.count, 4096, 1500, 77] {
            let found = read(bytes, .format(.jsonl), chunk: chunk, isPlain: true)
            #expect(found.counts == expected.counts)
            #expect(found.refusals == expected.refusals)
            #expect(found.statements == expected.statements)
        }
    }

    @Test func `a million lines that end in a few ways need the format's reader for a few of them`() {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        var reader = ListReader(dialect: .format(.jsonl), path: "list", writer: writer)
        let ends = (0..<20).map { "\",\"scope\":\"\($0 % 2 == 0 ? "exact" : "subtree")\",\"reasons\":[\"feed \($0)\"]}\n" }
        // First as many that end each in its own way as would use up all lessons.
        let own = (0..<600).map { "{\"name\":\"o\($0).evil.example\",\"scope\":\"exact\",\"score\":\($0)}\n" }
        let lines = own + (0..<20_000).map { "{\"name\":\"n\($0).evil.example" + ends[$0 * 7 % 20] }
        var handedOn = 0
        let bytes = Array(lines.joined().utf8)
        reader.consume(bytes[...]) { _ in handedOn += 1 }
        reader.finish { _ in handedOn += 1 }
        #expect(reader.counts.lines == 20_600 && writer.count + handedOn == 20_600)
        #expect(handedOn < 600 + 3_000)
    }

    /// Rows of every kind, behind a header that names the column.
    private func table(seed: UInt64) -> [UInt8] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let separator = [",", ";", "\t"][Int(seed % 3)]
        let column = Int(seed / 3 % 3)
        var header = ["id", "note", "seen"]
        header[column] = "domain"
        var text = (seed % 2 == 0 ? "" : "# ") + header.joined(separator: separator) + "\n"
        let names = [
            "evil.example", "A.b-c.Evil.EXAMPLE", "co.uk", "a.github.io", "1.2.3.4", "-a.example", "a..example", "a.example.",
            "localhost", "*.evil.example", ".evil.example", "a_b.example", "b\u{fc}cher.example", "", "domain",
            "http://evil.example/x",
            "evil.example:80", "evil.example/x", String(repeating: "deep.", count: 30) + "example", "evil.example ",
            " evil.example",
            "e\"vil.example", "one",
        ]
        let others = ["", "x", "7", "a b", "a\"b", "\"\"", "caf\u{e9}", "a,b", "#", "\t", String(repeating: "long ", count: 900)]
        for _ in 0..<400 {
            var fields = (0..<3).map { _ in others[next(3) == 0 ? next(others.count) : next(3)] }
            fields[column] = next(2) == 0 ? "n\(next(50)).ok.example" : names[next(names.count)]
            let quotes = next(3)
            fields = fields.map { quotes == 0 || quotes == 1 && next(2) == 0 ? $0 : "\"\($0.replacing("\"", with: "\"\""))\"" }
            text += fields.prefix(3 - next(2) * next(3)).joined(separator: separator)
            text += ["\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", " \n", "\n# note\n", "\n\r\n"][next(10)]
        }
        return Array(text.utf8)
    }

    @Test(arguments: 0..<36 as Range<UInt64>)
    func `rows of a table say what the format's reader says of them`(seed: UInt64) {
        let bytes = table(seed: seed)
        let expected = read(bytes, .csv, chunk: bytes.count, isPlain: false)
        for chunk in [bytes.count, 4096, 1500, 77] {
            let found = read(bytes, .csv, chunk: chunk, isPlain: true)
            #expect(found.counts == expected.counts)
            #expect(found.refusals == expected.refusals)
            #expect(found.statements == expected.statements)
        }
    }

    @Test func `rows of a table are not handed on one by one`() {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        var reader = ListReader(dialect: .csv, path: "list", writer: writer)
        let rows = (0..<2000).map { "\"\($0)\",n\($0).evil.example,\"x, y\"\n" }.joined()
        var handedOn = 0
        reader.consume(Array(("id,domain,note\n" + rows).utf8)[...]) { _ in handedOn += 1 }
        #expect(reader.counts.lines == 2001 && writer.count + handedOn == 2000 && handedOn < 40)
    }

    @Test func `plain lines are not handed on one by one`() {
        let writer = StatementWriter(parts: NameParts(sample: [], statements: 0))
        var reader = ListReader(dialect: .format(.hosts), path: "list", writer: writer)
        let bytes = Array((0..<2000).map { "0.0.0.0 n\($0).evil.example\n" }.joined().utf8)
        var handedOn = 0
        reader.consume(bytes[...]) { _ in handedOn += 1 }
        // All but the first line and those at the end of the chunk.
        #expect(reader.counts.lines == 2000 && writer.count + handedOn == 2000 && handedOn < 40)
    }
}
