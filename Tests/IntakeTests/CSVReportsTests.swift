import Intake
import Testing
import Vocabulary

@Suite struct CSVReportsTests {
    @Test(
        "columns are found by name, whatever separates them",
        arguments: [",", ";", "\t"], ["\n", "\r\n"])
    func columns(delimiter: String, newline: String) throws {
        let rows = [
            ["Reported_At", "URL", "Category", "case no", "note"],
            ["2026-01-02", "hxxp://evil[.]example/x", "TZ1", "17", "\"he said \"\"pay\"\"\(delimiter)\(newline)now\""],
        ]
        let text = "\u{FEFF}" + rows.map { $0.joined(separator: delimiter) + newline }.joined()
        let reading = try Reading(text)
        #expect(reading.refusals.isEmpty)
        let report = try #require(reading.reports.first).report
        #expect(report.spelling == "http://evil.example/x")
        #expect(report.reportedAt == Timestamp("2026-01-02"))
        #expect(report.category == "TZ1")
        #expect(report.note == "he said \"pay\"\(delimiter)\(newline)now")
        #expect(report.extra == ["case no": "17"])
    }

    @Test func `a row's own source goes before the file's`() throws {
        let reading = try Reading("url,source\nhttp://a.example,bank\nhttp://b.example,\n")
        #expect(reading.reports.map(\.report.source) == ["bank", "desk"])
    }

    @Test func `a time that cannot be believed is kept beside the time of intake`() throws {
        let reading = try Reading(
            "url,reported_at\nhttp://a.example,yesterday\nhttp://b.example,2099-01-01\nhttp://c.example,1780000000\n")
        #expect(reading.reports.map(\.report.reportedAt) == [Reading.now, Reading.now, Timestamp(seconds: 1_780_000_000)])
        #expect(reading.reports.map(\.report.extra) == [["reported_at": "yesterday"], ["reported_at": "2099-01-01"], [:]])
    }

    @Test func `rows of the wrong width are refused, the others kept`() throws {
        let reading = try Reading(
            "url,note\nhttp://a.example,x\nhttp://b.example\nhttp://c.example,x,y\n\nhttp://d.example,\n,x\n")
        #expect(reading.spellings == ["http://a.example", "http://d.example"])
        #expect(reading.reasons == ["3:wrong-width", "4:wrong-width", "7:no-url"])
    }

    @Test func `a header without url names its columns`() {
        #expect(throws: IntakeError.noURLColumn(path: "in.txt", found: ["link", "note"])) {
            try Reading("link,note\nhttp://a.example,x\n")
        }
        #expect(throws: IntakeError.noURLColumn(path: "in.txt", found: [])) { try Reading("", format: .csv) }
    }

    @Test func `a header with a name twice or too many names is an error`() {
        #expect(throws: IntakeError.repeatedColumn(path: "in.txt", name: "url")) { try Reading("url,URL\na,b\n") }
        let names = (0..<33).map { "x\($0)" }.joined(separator: ",")
        #expect(throws: IntakeError.tooManyColumns(path: "in.txt", found: 33, allowed: 32)) {
            try Reading("url,\(names)\n")
        }
    }

    @Test func `one stray quote costs one line`() throws {
        let good = (1...5000).map { "http://a\($0).example,x\n" }.joined()
        let reading = try Reading("url,note\nhttp://b.example,\"open\n\(good)")
        #expect(reading.reports.count == 5000)
        #expect(reading.reasons == ["2:unclosed-quote"])
        #expect(reading.lines.last == 5002)
    }

    @Test func `a stray quote before quoted fields costs one line`() throws {
        let text = "url,note\nhttp://b.example,\"open\nhttp://c.example,x\nhttp://d.example,\"fine, really\"\nhttp://e.example,y"
        let reading = try Reading(text)
        #expect(reading.spellings == ["http://c.example", "http://d.example", "http://e.example"])
        #expect(reading.reasons == ["2:text-behind-quote"])
        #expect(reading.reports[1].report.note == "fine, really")
    }

    @Test func `rows with NUL or broken UTF-8 are refused, the others kept`() throws {
        let bytes =
            Array("url,note\nhttp://a.example,".utf8) + [0xC3, 0x28, 0x0A] + Array("http://b.example,\u{0}\n".utf8)
            + Array("http://c.example,好\n".utf8)
        let reading = try Reading(bytes)
        #expect(reading.spellings == ["http://c.example"])
        #expect(reading.reasons == ["2:not-utf8", "3:nul"])
    }

    @Test("any cut of the file into pieces reads the same", arguments: [1, 2, 3, 7, 64])
    func pieces(size: Int) throws {
        let text =
            "url;note\r\nhttp://a.example;\"x\r\n\"\"y\"\"\"\r\nhttp://b.example;\"open\r\nhttp://c.example;z\r\nx\r\nhttp://d.example;"
        let whole = try Reading(Array(text.utf8))
        let cut = try Reading(Array(text.utf8), pieces: size)
        #expect(whole.spellings == ["http://a.example", "http://c.example", "http://d.example"])
        #expect(cut.spellings == whole.spellings)
        #expect(cut.lines == whole.lines)
        #expect(cut.reasons == whole.reasons)
        #expect(cut.reports.first?.report.note == "x\r\n\"y\"")
    }

    @Test func `a cell that looks like a formula is kept as it came`() throws {
        #expect(try Reading("url,note\nhttp://a.example,=1+2\n").reports[0].report.note == "=1+2")
    }

    @Test func `a file of another encoding is an error that says how to save it`() {
        #expect(throws: IntakeError.self) { try Reading([0xFF, 0xFE, 0x75, 0, 0x72, 0]) }
    }
}
