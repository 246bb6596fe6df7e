import Intake
import Testing

@Suite struct IntakeLimitsTests {
    @Test func `a line longer than the limit is refused and the next is read`() throws {
        let link = "http://a.example/"
        let longest = link + String(repeating: " ", count: 65_536 - link.utf8.count)
        let reading = try Reading(longest + "\n" + longest + "x\nhttp://b.example/\n", format: .text)
        #expect(reading.spellings == [link, "http://b.example/"])
        #expect(reading.reasons == ["2:line-too-long"])
    }

    @Test func `a CSV row longer than the limit is refused and the next is read`() throws {
        let long = "http://a.example,\(String(repeating: "x", count: 70_000))"
        let reading = try Reading("url,note\n\(long)\nhttp://b.example,\n\(long),\"x\nhttp://c.example,")
        #expect(reading.spellings == ["http://b.example", "http://c.example"])
        #expect(reading.reasons == ["2:line-too-long", "4:line-too-long"])
    }

    @Test func `a line of many megabytes leaves the lines around it whole`() throws {
        let bytes =
            Array("http://a.example\n".utf8) + [UInt8](repeating: 0x61, count: 8_000_000) + Array("\nhttp://b.example".utf8)
        let reading = try Reading(bytes, pieces: 65_536)
        #expect(reading.spellings == ["http://a.example", "http://b.example"])
        #expect(reading.reasons == ["2:line-too-long"])
    }

    @Test func `a field longer than the limit refuses its row`() throws {
        let note = String(repeating: "x", count: 4_096)
        let reading = try Reading(
            "url,note,k\nhttp://a.example,\(note),\(note)\nhttp://b.example,\(note)x,\nhttp://c.example,,\(note)x\n")
        #expect(reading.spellings == ["http://a.example"])
        #expect(reading.reasons == ["3:field-too-long", "4:field-too-long"])
    }

    @Test("rows behind the limit are refused once and counted", arguments: [ReportFormat.text, .csv, .jsonl])
    func rows(format: ReportFormat) throws {
        var limits = IntakeLimits()
        limits.rows = 3
        let rows = (1...5).map { format == .jsonl ? #"{"url":"http://a\#($0).example"}"# : "http://a\($0).example" }
        let text = (format == .csv ? ["url"] : []) + rows
        let reading = try Reading(text.joined(separator: "\n"), format: format, limits: limits)
        #expect(reading.reports.count == 3)
        #expect(reading.refusals.map(\.reason) == ["too-many-rows"])
        #expect(reading.skippedRows == 2)
    }

    @Test func `the limits are those that are documented`() {
        let limits = IntakeLimits()
        #expect(limits.rows == 1_000_000)
        #expect(limits.lineBytes == 64 * 1024)
        #expect(limits.fieldBytes == 4 * 1024)
        #expect(limits.extraFields == 32)
    }
}
