import Foundation
import PageRecord
import Testing

@Suite struct `The table of features` {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/FEATURES.md")
        .standardized

    @Test func `The document is what the code says; ZHALAN_WRITE_DOCS=1 writes it anew`() throws {
        if ProcessInfo.processInfo.environment["ZHALAN_WRITE_DOCS"] == "1" {
            try FeatureTable.markdown.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == FeatureTable.markdown)
    }

    @Test func `Every measure has a unit, a range and a reason, and every group a first member`() {
        for measure in PageMeasure.allCases {
            let about = measure.description
            #expect(!about.unit.isEmpty && !about.most.isEmpty && about.why.hasSuffix("."), "\(measure)")
        }
        #expect(PageMeasure.groups.first?.first == PageMeasure.allCases.first)
        #expect(PageMeasure.allCases.count >= 100)
    }
}
