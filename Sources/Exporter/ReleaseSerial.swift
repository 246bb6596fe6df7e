import Vocabulary

/// The number of a release, which is the SOA serial of its zone too: 32 bits, always rising, about the Unix time.
package struct ReleaseSerial: Hashable, Comparable, Sendable {
    package let value: UInt32

    package init(_ value: UInt32) {
        self.value = value
    }

    /// Reads a directory's name: decimal, no sign, no leading zero. Nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let value = UInt32(text), String(value) == text else { return nil }
        self.value = value
    }

    package static func < (left: ReleaseSerial, right: ReleaseSerial) -> Bool { left.value < right.value }

    /// The largest step that resolvers take for a step forward: 2³¹ − 1 (RFC 1982 §3.2).
    package static let maximumStep: UInt32 = 0x7FFF_FFFF

    /// The serial after `previous`: `max(previous + 1, Unix time)`, so it rises even when the clock went back.
    ///
    /// `previous` is the largest that the store or the disk knows (`ReleaseArchive.newestSerial`); nil for the first release.
    /// Never further than `maximumStep`, or secondaries would take the step for one back.
    /// Throws `serialsExhausted` when `previous` is the last number.
    package static func next(previous: ReleaseSerial?, now: Timestamp) throws(ExporterError) -> ReleaseSerial {
        let time = UInt64(min(max(now.seconds, 1), Int64(UInt32.max)))
        guard let previous else { return ReleaseSerial(UInt32(time)) }
        guard previous.value < .max else { throw .serialsExhausted }
        let furthest = UInt64(previous.value) + UInt64(maximumStep)
        return ReleaseSerial(UInt32(min(max(UInt64(previous.value) + 1, time), furthest, UInt64(UInt32.max))))
    }
}

extension ReleaseSerial: CustomStringConvertible {
    package var description: String { String(value) }
}
