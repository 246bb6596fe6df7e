import Foundation
import ListFormats
import Pipeline
import Testing
import Vocabulary

/// What `convert`, `lint` and `diff` do with files.
@Suite struct ListRunTests {
    private func convert(
        _ test: TestInstallation, _ inputs: [String], to format: ListFormatName,
        _ change: (inout ConvertRun.Options) -> Void = { _ in }
    ) throws -> (text: String, summary: ConversionSummary) {
        var options = ConvertRun.Options()
        options.to = [format]
        options.output = "-"
        change(&options)
        var bytes: [UInt8] = []
        let collected = Collected()
        let summary = try test.installation.convertRun(options).run(
            inputs: inputs, onRefusal: { _ in }, emit: { collected.bytes += $0 })
        bytes = collected.bytes
        return (String(decoding: bytes, as: UTF8.self), summary)
    }

    private final class Collected {
        var bytes: [UInt8] = []
    }

    private func write(_ directory: URL, _ name: String, _ text: String) throws -> String {
        let file = directory.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    private func withDirectory(_ body: (URL) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "zhalan-lists-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        try body(directory)
    }

    @Test func `the same input gives the same bytes, dated by the input and not by the clock`() throws {
        try withDirectory { directory in
            let installation = try TestInstallation()
            let list = try write(directory, "a.txt", "0.0.0.0 evil.example\n")
            let date = Date(timeIntervalSince1970: 1_700_000_000)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: list)
            let first = try convert(installation, [list], to: .rpz).text
            #expect(first.contains("Last modified: 2023-11-14T22:13:20Z") && first.contains(" 1700000000 300 "))
            #expect(try convert(installation, [list], to: .rpz).text == first)
            let fixed = try convert(installation, [list], to: .rpz) { $0.date = Timestamp(seconds: 5) }
            #expect(fixed.text.contains("Last modified: 1970-01-01T00:00:05Z"))
        }
    }

    @Test func `names that too few inputs list are left out, and each input is counted`() throws {
        try withDirectory { directory in
            let installation = try TestInstallation()
            let first = try write(directory, "a.txt", "a.example\nb.example\nsub.c.example\n")
            let second = try write(directory, "b.txt", "b.example\nc.example\n")
            let (text, summary) = try convert(installation, [first, second], to: .domains) { $0.minimumSources = 2 }
            #expect(text == "b.example\nsub.c.example\n")
            #expect(summary.inputs.map(\.names) == [3, 2])
            #expect(summary.inputs.map(\.unique) == [1, 1])
            #expect(summary.inputs.map(\.overlap) == [2, 1])
        }
    }

    @Test func `a list's own rules act on itself: badfilter takes back, important stands`() throws {
        try withDirectory { directory in
            let installation = try TestInstallation()
            let rules =
                "||a.example^\n||a.example^$badfilter\n||b.example^$important\n@@||b.example^\n||c.example^\n@@||c.example^\n"
            let list = try write(directory, "a.txt", rules)
            #expect(try convert(installation, [list], to: .domains).text == "b.example\n")
            let other = try write(directory, "b.txt", "a.example\n")
            #expect(try convert(installation, [list, other], to: .domains).text == "a.example\nb.example\n")
        }
    }

    @Test func `an allowed name below a listed one is an exception where the format has them`() throws {
        try withDirectory { directory in
            let installation = try TestInstallation()
            let list = try write(directory, "a.txt", "evil.example\n")
            let allow = try write(directory, "allow.txt", "ok.evil.example\n")
            let unbound = try convert(installation, [list], to: .unbound) { $0.allow = [allow] }
            #expect(
                unbound.text.hasSuffix(
                    "local-zone: \"evil.example.\" always_nxdomain\nlocal-zone: \"ok.evil.example.\" always_transparent\n"))
            let domains = try convert(installation, [list], to: .domains) { $0.allow = [allow] }
            #expect(domains.text.isEmpty && domains.summary.outputs[0].refused == 1)
        }
    }

    @Test func `an input that breaks off is left out whole`() throws {
        try withDirectory { directory in
            let installation = try TestInstallation()
            let good = try write(directory, "a.txt", "a.example\n")
            let broken = directory.appending(path: "b.gz")
            try Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0xD4]).write(to: broken)
            let (text, summary) = try convert(installation, [good, broken.path], to: .domains)
            #expect(text == "a.example\n")
            #expect(summary.failures.count == 1 && summary.inputs.count == 1)
        }
    }

    @Test func `lint tells faults by line and column, and its clean list has none`() throws {
        try withDirectory { directory in
            let test = try TestInstallation()
            let installation = test.installation
            let list = try write(
                directory, "a.txt", "0.0.0.0 a.example\r\n0.0.0.0 b..example\n0.0.0.0 a.example\n0.0.0.0 a.example\n")
            var options = ListLint.Options()
            options.fixed = ListLint.cleanPath(of: list)
            var faults: [String] = []
            let result = try installation.listLint(options).run(
                list, onFault: { faults.append("\($0.line):\($0.column) \($0.reason)") }, emit: { _ in })
            #expect(faults == ["2:11 empty-label", "4:0 duplicate", "1:0 carriage-return"])
            #expect(result.faults == 3)
            let clean = directory.appending(path: "a.clean.txt").path
            #expect(try installation.listLint(.init()).run(clean, onFault: { _ in }, emit: { _ in }).faults == 0)
        }
    }

    @Test func `diff compares by meaning`() throws {
        try withDirectory { directory in
            let first = try write(directory, "a.txt", "b.example\nsub.b.example\na.example\nc.example\n")
            let second = try write(
                directory, "b.zone",
                "a.example CNAME .\n*.a.example CNAME .\nb.example CNAME .\n*.b.example CNAME .\nc.example CNAME .\nd.example CNAME .\n"
            )
            var changes: [String] = []
            let summary = try ListComparison().compare(first, second, onRefusal: { _ in }) { changes.append($0.text) }
            #expect(changes == ["~ c.example (subtree → exact)", "+ d.example (exact)"])
            #expect(summary.same == 2 && !summary.isSame)
            #expect(try ListComparison().compare(first, first, onRefusal: { _ in }, { _ in }).isSame)
        }
    }
}
