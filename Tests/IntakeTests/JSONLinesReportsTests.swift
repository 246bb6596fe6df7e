import Intake
import Testing
import Vocabulary

@Suite struct JSONLinesReportsTests {
    @Test func `keys are the columns, other keys are kept`() throws {
        let line =
            #"{"URL":"hxxp://evil[.]example/路","reported_at":"2026-01-02T03:04:05+08:00","id":7,"tags":["a",{"b":null}],"note":null}"#
        let reading = try Reading(line + "\n")
        let report = try #require(reading.reports.first).report
        #expect(report.spelling == "http://evil.example/路")
        #expect(report.reportedAt == Timestamp("2026-01-01T19:04:05Z"))
        #expect(report.note == nil)
        #expect(report.extra == ["id": "7", "tags": #"["a",{"b":null}]"#])
        #expect(reading.inputs == ["hxxp://evil[.]example/路"])
    }

    @Test func `one bad line is refused, the others kept`() throws {
        let deep = #"{"url":"http://x.example","d":"# + String(repeating: "[", count: 100_000) + "\n"
        let nested = #"{"url":"http://x.example","d":"# + String(repeating: "[", count: 20) + "]\n"
        let text =
            #"{"url":"http://a.example"}"# + "\n{oops\n\n[1]\n{\"note\":\"x\"}\n" + nested + deep + #"{"url":"http://b.example"}"#
        let reading = try Reading(text)
        #expect(reading.spellings == ["http://a.example", "http://b.example"])
        #expect(
            reading.reasons == ["2:json", "4:not-an-object", "5:no-url", "6:json-depth", "7:line-too-long"])
    }

    @Test func `more unknown keys than are kept refuse the line`() throws {
        let keys = { (count: Int) in (0..<count).map { #","k\#($0)":1"# }.joined() }
        let text = #"{"url":"http://a.example"\#(keys(32))}"# + "\n" + #"{"url":"http://b.example"\#(keys(33))}"#
        let reading = try Reading(text)
        #expect(reading.spellings == ["http://a.example"])
        #expect(reading.reasons == ["2:too-many-fields"])
    }
}
