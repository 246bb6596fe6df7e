import Exporter
import Testing
import Vocabulary

@Suite struct ReleaseSerialTests {
    @Test(
        arguments: [
            (nil, 1_795_480_002, 1_795_480_002),
            (nil, -5, 1),
            (1_795_480_002, 1_795_480_002, 1_795_480_003),
            // The clock went back forty days.
            (1_795_480_002, 1_792_024_002, 1_795_480_003),
            (101, 1_795_480_002, 1_795_480_002),
            // A step above 2³¹ − 1 would be a step back (RFC 1982).
            (1, 4_000_000_000, 2_147_483_648),
            (4_294_967_294, 1_795_480_002, 4_294_967_295),
            (4_294_967_000, 99_999_999_999, 4_294_967_295),
        ] as [(UInt32?, Int64, UInt32)])
    func `the next serial is the time, and above the previous whatever the clock says`(
        _ previous: UInt32?, _ now: Int64, _ expected: UInt32
    ) throws {
        let next = try ReleaseSerial.next(previous: previous.map { ReleaseSerial($0) }, now: Timestamp(seconds: now))
        #expect(next == ReleaseSerial(expected))
    }

    @Test func `after the last number there is none`() {
        #expect(throws: ExporterError.serialsExhausted) {
            try ReleaseSerial.next(previous: ReleaseSerial(.max), now: Timestamp(seconds: 1))
        }
    }
}
