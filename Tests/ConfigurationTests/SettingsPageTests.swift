import Configuration
import Foundation
import Testing

@Suite struct SettingsPageTests {
    private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// `ZHALAN_WRITE_DOCS=1 swift test --filter SettingsPageTests` writes the page anew.
    @Test func `the page on configuration is the table in code`() throws {
        let page = SettingsPageTests.checkout.appendingPathComponent("docs/CONFIGURATION.md")
        if ProcessInfo.processInfo.environment["ZHALAN_WRITE_DOCS"] != nil {
            try SettingsPage.markdown.write(to: page, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == SettingsPage.markdown)
    }

    @Test func `the sample configuration names every setting with its default`() throws {
        let sample = try String(
            contentsOf: SettingsPageTests.checkout.appendingPathComponent("packaging/zhalan.toml"), encoding: .utf8)
        for setting in Setting.all {
            #expect(
                sample.contains("#\(setting.name) = \(setting.standard)")
                    || sample.contains("# \(setting.name) = \(setting.standard)"), "\(setting.key)")
        }
        // As shipped the file sets nothing, so it is good wherever it lies.
        #expect(throws: Never.self) { try ResolvedConfiguration(text: sample, named: ResolvedConfiguration.systemPath) }
    }
}
