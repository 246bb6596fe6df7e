import Intake
import Testing
import Vocabulary

@Suite struct FormatDetectionTests {
    @Test(
        "a format is told from its first line that is not blank",
        arguments: [
            ("url\nhttp://a.example\n", "x", ReportFormat.csv), ("\n\n\"URL\";note\n", "x", .csv), ("a\turl\n", "x", .csv),
            ("\u{FEFF}{\"url\":\"http://a.example\"}\n", "x", .jsonl), ("{ \"url\" : 1}", "x", .jsonl),
            ("{\n  \"url\": \"http://a.example\"\n}\n", "x", .text), ("[{\"url\":\"http://a.example\"}]\n", "x", .text),
            ("http://a.example\n", "x", .text), ("Note, the site is http://a.example\n", "x", .text),
            ("# url, note\n", "x", .text),
            ("http://a.example,http://b.example\n", "x.csv", .text), ("", "x", .text), ("URL: http://a.example", "x", .text),
        ])
    func told(text: String, path: String, format: ReportFormat) throws {
        var reader = ReportReader(path: path, source: "s", now: Reading.now)
        #expect(reader.format == .auto)
        try? reader.consume(Array(text.utf8)[...]) { _ in }
        try? reader.finish { _ in }
        #expect(reader.format == format)
    }

    @Test("a header without url is an error, not prose", arguments: [("note,contact\n", "x"), ("link;seen\n", "desk.CSV")])
    func header(text: String, path: String) {
        var reader = ReportReader(path: path, source: "s", now: Reading.now)
        #expect(throws: IntakeError.self) {
            try reader.consume(Array(text.utf8)[...]) { _ in }
            try reader.finish { _ in }
        }
    }

    @Test func `JSON that is spread over lines still gives its links`() throws {
        #expect(try Reading("[\n  {\n    \"url\": \"http://a.example/x\"\n  }\n]\n").spellings == ["http://a.example/x"])
    }
}
