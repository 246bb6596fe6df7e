import Foundation
import Protection
import Testing

@Suite struct GranularityTests {
    /// After a wanted change: `ZHALAN_WRITE_GOLDEN=1 swift test --filter GranularityTests`, then read the diff.
    @Test func `docs/PROTECTION.md holds the table of the code`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs/PROTECTION.md")
        var text = try String(contentsOf: file, encoding: .utf8)
        let (start, end) = ("<!-- table of granularity: printed from the code -->\n", "<!-- end of the table -->\n")
        let from = try #require(text.range(of: start)).upperBound
        let to = try #require(text.range(of: end)).lowerBound
        if ProcessInfo.processInfo.environment["ZHALAN_WRITE_GOLDEN"] != nil {
            text.replaceSubrange(from..<to, with: Granularity.table)
            try text.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        #expect(text[from..<to] == Granularity.table)
    }
}
