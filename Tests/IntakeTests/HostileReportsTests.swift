import Intake
import Testing
import Vocabulary

/// Bytes that nobody meant as reports: never a crash, and never a line lost beside them.
@Suite struct HostileReportsTests {
    private static let pieces: [[UInt8]] =
        [
            "http://", "hxxp", "[.]", "(.)", "[:]", "://", "evil.example", "中", "。", "www.", "@", "[at]", ".", "/", "?", "#",
            "\"", "\"\"",
            ",", ";", "\t", "\n", "\r\n", "{", "}", "{\"url\":", "[", "]", ":", "\\", "1.2.3.4", "[::1]", "\u{202E}", "\u{200B}",
            "\u{301}", " ",
            "url", "note", "%", "例子.中国", "..", "-", "_", "com", ")", "(",
        ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xE4, 0xB8], [0xEF, 0xBB, 0xBF]]

    @Test(arguments: [ReportFormat.auto, .text, .csv, .jsonl], 0..<40 as Range<UInt64>)
    func `any bytes in any pieces give the same items and no crash`(format: ReportFormat, seed: UInt64) throws {
        var state = seed &* 6_364_136_223_846_793_005 &+ 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var bytes: [UInt8] = format == .csv ? Array("url,note\n".utf8) : []
        for _ in 0..<400 { bytes += HostileReportsTests.pieces[next(HostileReportsTests.pieces.count)] }
        let whole = try? Reading(bytes, format: format)
        for size in [1, 5, 64] {
            let cut = try? Reading(bytes, format: format, pieces: size)
            #expect(cut?.inputs == whole?.inputs)
            #expect(cut?.lines == whole?.lines)
            #expect(cut?.reasons == whole?.reasons)
        }
    }

    @Test(arguments: [ReportFormat.text, .csv, .jsonl])
    func `every good line is kept between bad ones`(format: ReportFormat) throws {
        let bad: [[UInt8]] = [
            [0xFF, 0xFE, 0x41], [0x61, 0, 0x62], Array("\"open".utf8), Array("{\"url\":".utf8), Array("x,\"y\"z".utf8),
            Array("}{".utf8),
            Array(repeating: 0x61, count: 70_000), Array("[[[[[[[[[[[[".utf8), Array("a,b,c,d".utf8),
        ]
        var bytes: [UInt8] = format == .csv ? Array("url,note\n".utf8) : []
        var expected: [String] = []
        for (index, line) in bad.enumerated() {
            let link = "http://good\(index).example/"
            expected.append(link)
            let good = format == .csv ? "\(link),\"n\"" : format == .jsonl ? "{\"url\":\"\(link)\"}" : link
            bytes += line + [0x0A] + Array(good.utf8) + [0x0A]
        }
        let reading = try Reading(bytes, format: format)
        #expect(reading.spellings == expected)
        #expect(reading.refusals.count == bad.count)
    }

    @Test func `a link with characters that turn text around ends before them`() throws {
        #expect(try Reading("http://a.example/x\u{202E}gpj.exe", format: .text).spellings == ["http://a.example/x"])
    }

    @Test func `a name in mixed scripts is one lead, spelled in A-labels`() throws {
        // Cyrillic а instead of Latin a: what protection compares is the A-label.
        let report = try Reading("http://p\u{430}ypal.example/", format: .text).reports[0].report
        #expect(report.address.description == "http://xn--pypal-4ve.example/")
    }
}
