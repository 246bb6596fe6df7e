import Intake
import Vocabulary

/// What a reader makes of a file given whole or in pieces of one size.
struct Reading {
    var reports: [(report: Report, line: Int, input: String)] = []
    var refusals: [Refusal] = []
    var skippedRows = 0

    static let now = Timestamp(seconds: 1_790_000_000)

    init(
        _ bytes: [UInt8], format: ReportFormat = .auto, pieces: Int = .max, limits: IntakeLimits = IntakeLimits()
    ) throws {
        var reader = ReportReader(
            format: format, path: "in.txt", source: "desk", now: Reading.now, limits: limits)
        var rest = bytes[...]
        while !rest.isEmpty {
            try reader.consume(rest.prefix(pieces)) { take($0) }
            rest = rest.dropFirst(pieces)
        }
        try reader.finish { take($0) }
        skippedRows = reader.skippedRows
    }

    init(_ text: String, format: ReportFormat = .auto, limits: IntakeLimits = IntakeLimits()) throws {
        try self.init(Array(text.utf8), format: format, limits: limits)
    }

    var spellings: [String] { reports.map(\.report.spelling) }
    var inputs: [String] { reports.map(\.input) }
    var lines: [Int] { reports.map(\.line) }
    /// `line:reason` of each refusal.
    var reasons: [String] { refusals.map { "\($0.line):\($0.reason)" } }

    private mutating func take(_ item: ReportItem) {
        switch item {
        case .report(let report, let line, let input): reports.append((report, line, input))
        case .refusal(let refusal): refusals.append(refusal)
        }
    }
}
