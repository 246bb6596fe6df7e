import Foundation
import ListFormats
import Testing

/// Each format writes each variation byte for byte as in `Golden/`; ResolverTests load the same files into real resolvers.
///
/// After a wanted change: `ZHALAN_WRITE_GOLDEN=1 swift test --filter GoldenTests`, then read the diff.
@Suite struct GoldenTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test(arguments: Variation.all, ListFormatName.allCases)
    func `a written list is what it was`(_ variation: Variation, _ format: ListFormatName) throws {
        let file = GoldenTests.folder.appending(path: variation.name).appending(path: format.fileName)
        let (bytes, counts) = try variation.rendered(format)
        #expect(counts.bytes == bytes.count)
        if ProcessInfo.processInfo.environment["ZHALAN_WRITE_GOLDEN"] != nil {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        let golden = try Data(contentsOf: file)
        #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
    }

    @Test(arguments: Variation.all, ListFormatName.allCases)
    func `a written list shows its format and reads back without a refusal`(
        _ variation: Variation, _ format: ListFormatName
    ) throws {
        let (bytes, _) = try variation.rendered(format)
        let reading = Reading(bytes, as: format)
        #expect(reading.refusals.isEmpty)
        // Without an `=x` a dnscrypt-proxy list looks like any list of names, and means the same.
        let looksPlain = reading.entries.isEmpty || (format == .dnscrypt && !reading.entries.contains { $0.contains("exact") })
        let detected = try FormatDetector.detect(bytes)
        #expect(detected == .format(format) || (looksPlain && detected == .format(.domains)))
    }
}
