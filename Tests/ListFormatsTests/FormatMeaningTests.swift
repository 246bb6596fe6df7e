import Foundation
import ListFormats
import Testing

@Suite struct FormatMeaningTests {
    /// After a wanted change: `ZHALAN_WRITE_GOLDEN=1 swift test --filter FormatMeaningTests`, then read the diff.
    @Test func `docs/FORMATS.md holds the table of the code`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs/FORMATS.md")
        var text = try String(contentsOf: file, encoding: .utf8)
        let (start, end) = ("<!-- table of meaning: printed from the code -->\n", "<!-- end of the table -->\n")
        let from = try #require(text.range(of: start)).upperBound
        let to = try #require(text.range(of: end)).lowerBound
        if ProcessInfo.processInfo.environment["ZHALAN_WRITE_GOLDEN"] != nil {
            text.replaceSubrange(from..<to, with: FormatMeaning.table)
            try text.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        #expect(text[from..<to] == FormatMeaning.table)
    }

    @Test func `docs/FORMATS.md has a paragraph for each format and dialect`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "docs/FORMATS.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        for dialect in ListDialect.allCases { #expect(text.contains("\n### \(dialect.name)\n"), "\(dialect.name)") }
    }
}
