import Testing
import Vocabulary

@Suite struct TimestampTests {
    @Test(
        "a moment is read and written",
        arguments: [
            ("1970-01-01", 0, "1970-01-01T00:00:00Z"), ("2026-11-24T23:30:53Z", 1_795_563_053, "2026-11-24T23:30:53Z"),
            ("2026-11-25T07:30:53+08:00", 1_795_563_053, "2026-11-24T23:30:53Z"),
            ("2026-11-24t15:00:53.123456-0830", 1_795_563_053, "2026-11-24T23:30:53Z"),
            ("2026-11-24 23:30:53", 1_795_563_053, "2026-11-24T23:30:53Z"), ("2000-02-29", 951_782_400, "2000-02-29T00:00:00Z"),
            ("9999-12-31T23:59:59Z", 253_402_300_799, "9999-12-31T23:59:59Z"),
        ])
    func readAndWritten(text: String, seconds: Int64, written: String) throws {
        let moment = try #require(Timestamp(text))
        #expect(moment.seconds == seconds)
        #expect(moment.description == written)
        #expect(Timestamp(moment.description) == moment)
    }

    @Test(
        "what is no moment is none",
        arguments: [
            "", "2026", "2026-13-01", "2026-00-10", "2026-01-32", "2026-02-30", "2025-02-29", "1969-12-31", "2026-1-1",
            "26-01-01",
            "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00", "2026-01-01T00:00:00+8", "2026-01-01T00:00:00X",
            "2026-01-01T00:00:00+24:00", "2026-01-01x", "２026-01-01", "-026-01-01",
        ])
    func refused(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func `every day of four centuries comes back`() {
        for day in stride(from: 0, to: 146_097, by: 1) {
            let moment = Timestamp(seconds: Int64(day) * 86_400 + 86_399)
            if Timestamp(moment.description) != moment { Issue.record("day \(day): \(moment)") }
        }
    }

    @Test func `days are added in seconds, and moments before 1970 are written`() {
        #expect(Timestamp(seconds: 10).adding(days: 2).seconds == 172_810)
        #expect(Timestamp(seconds: -1).description == "1969-12-31T23:59:59Z")
        #expect(Timestamp(seconds: 1) < Timestamp(seconds: 2))
    }
}
