import Foundation
import ListFormats
import Pipeline
import Testing
import Vocabulary

/// What `convert` does beyond names: addresses, allow zones, headers, inputs of which nothing is left, progress.
@Suite struct ConvertOptionsTests {
    private final class Collected {
        var bytes: [UInt8] = []
        var refusals: [String] = []
        var events: [String] = []
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// A folder with lists in it, and what a conversion of them says.
    private struct Desk {
        let test: TestInstallation
        let directory: URL

        init() throws {
            test = try TestInstallation()
            directory = FileManager.default.temporaryDirectory.appending(path: "zhalan-options-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        }

        func write(_ name: String, _ text: String) throws -> String {
            let file = directory.appending(path: name)
            try Data(text.utf8).write(to: file)
            return file.path
        }

        func convert(
            _ inputs: [String], to format: ListFormatName, _ change: (inout ConvertRun.Options) -> Void = { _ in }
        ) throws -> (said: Collected, summary: ConversionSummary) {
            var options = ConvertRun.Options()
            options.to = [format]
            options.output = "-"
            change(&options)
            let said = Collected()
            let summary = try test.installation.convertRun(options).run(
                inputs: inputs, observer: { said.events.append(ConvertOptionsTests.text($0)) },
                onRefusal: { said.refusals.append("\(($0.path as NSString).lastPathComponent):\($0.line) \($0.reason)") },
                emit: { said.bytes += $0 })
            return (said, summary)
        }

        func end() { try? FileManager.default.removeItem(at: directory) }
    }

    private static func text(_ event: RunEvent) -> String {
        switch event {
        case .started(let stage, let total): "\(stage.rawValue) of \(total.map(String.init) ?? "?")"
        case .advanced(let stage, let done): "\(stage.rawValue) \(done)"
        case .finished(let stage, let summary): "\(stage.rawValue): \(summary)"
        case .warning(let text): "warning: \((text as NSString).lastPathComponent)"
        }
    }

    @Test func `IP addresses go to a list of their own: numeric, sorted, each once, none of them special`() throws {
        let desk = try Desk()
        defer { desk.end() }
        let hosts = try desk.write("a.txt", "0.0.0.0 9.9.9.10\n0.0.0.0 9.9.9.9\n0.0.0.0 127.0.0.1\n0.0.0.0 evil.example\n")
        let rules = try desk.write("b.txt", "||9.9.9.9^\n||10.0.0.1^\n@@||8.8.4.4^\n||b.example^\n")
        let conf = try desk.write("c.conf", "bogus-nxdomain=2A00:1450::8888\n")
        let file = desk.directory.appending(path: "addresses.txt").path
        let (said, summary) = try desk.convert([hosts, rules, conf], to: .domains) {
            $0.addresses = file
            $0.reading.takesAddressLiterals = true
        }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "9.9.9.9\n9.9.9.10\n2a00:1450::8888\n")
        #expect(said.text == "b.example\nevil.example\n")
        #expect(said.refusals.sorted() == ["a.txt:3 special-address", "b.txt:2 special-address", "b.txt:3 ip-address"])
        #expect(summary.outputs.map(\.format) == ["domains", "addresses"] && summary.outputs[1].entries == 3)
        #expect(summary.inputs.map(\.used) == [4, 3, 1] && summary.failures.isEmpty)
    }

    @Test func `an input of which nothing could be used has failed, and one of comments alone is empty`() throws {
        let desk = try Desk()
        defer { desk.end() }
        let good = try desk.write("good.txt", "a.example\n")
        let useless = try desk.write("useless.txt", "||a.example^$script\nb.example##.ad\nc.example##.ad\n")
        let comments = try desk.write("comments.txt", "# nothing today\n")
        let empty = try desk.write("empty.txt", "")
        let (said, summary) = try desk.convert([good, useless, comments, empty], to: .domains)
        #expect(said.text == "a.example\n")
        #expect(summary.failures.count == 1)
        let failure = try #require(summary.failures.first?.description)
        #expect(
            failure.contains("useless.txt: not one line could be used; read as adblock, 3 were refused, most as cosmetic-rule"))
        #expect(
            said.events.filter { $0.hasPrefix("warning") } == [
                "warning: comments.txt: the list is empty", "warning: empty.txt: the list is empty",
            ])
        #expect(throws: PipelineError.self) { try desk.convert([useless], to: .domains) }
    }

    @Test func `IP addresses alone make a failed input that says how to keep them`() throws {
        let desk = try Desk()
        defer { desk.end() }
        let conf = try desk.write("c.conf", "bogus-nxdomain=9.9.9.9\n")
        do {
            _ = try desk.convert([conf], to: .domains)
            Issue.record("converted")
        } catch let error as PipelineError {
            #expect(error.kind == .input && error.hint == "--addresses FILE keeps IP addresses")
        }
    }

    @Test func `a list that guards and of which nothing could be used stops the run; an empty one does not`() throws {
        let desk = try Desk()
        defer { desk.end() }
        let list = try desk.write("a.txt", "a.example\n")
        let broken = try desk.write("allow.txt", "9.9.9.9\na..example\n")
        #expect(throws: PipelineError.self) { try desk.convert([list], to: .domains) { $0.allow = [broken] } }
        #expect(throws: PipelineError.self) { try desk.convert([list], to: .domains) { $0.protect = [broken] } }
        let comments = try desk.write("none.txt", "# nobody yet\n")
        let (said, _) = try desk.convert([list], to: .domains) {
            $0.allow = [comments]
            $0.protect = [comments]
        }
        #expect(said.text == "a.example\n")
    }

    @Test func `each line of an allowlist tells how many names it touched`() throws {
        let desk = try Desk()
        defer { desk.end() }
        let list = try desk.write("a.txt", "a.example\nb.example\nx.b.example\nc.example\n")
        let allow = try desk.write("allow.txt", "# mine\nb.example\nidle.example\n")
        let (said, summary) = try desk.convert([list], to: .hosts) { $0.allow = [allow] }
        #expect(!said.text.contains(" b.example"))
        #expect(summary.allowRules.map { "\($0.line) \($0.name) \($0.names)" } == ["2 b.example 1", "3 idle.example 0"])
    }

    @Test func `an allow zone lists what lists allow, also what must never be blocked`() throws {
        let desk = try Desk()
        defer { desk.end() }
        let plain = try desk.write("plain.txt", "google.com\nok.example\n")
        let rules = try desk.write(
            "rules.txt", "||evil.example^\n@@||fine.example^\n@@||taken.example^\n@@||taken.example^$badfilter\n")
        let (said, summary) = try desk.convert([plain, rules], to: .rpz) { $0.writing.zoneAction = .passthru }
        let owners = said.text.split(separator: "\n").filter { $0.hasSuffix(" CNAME rpz-passthru.") }.map {
            $0.split(separator: " ")[0]
        }
        #expect(
            owners == ["google.com", "*.google.com", "fine.example", "*.fine.example", "ok.example", "*.ok.example"])
        #expect(!said.text.contains("CNAME .\n") && summary.protected == 0)
        #expect(said.text.contains("; Meaning: an owner x is never blocked"))
    }

    @Test func `the header says what it was given; sources are file names without their folders`() throws {
        let desk = try Desk()
        defer { desk.end() }
        let first = try desk.write("frauds.txt", "a.example\n")
        let useless = try desk.write("useless.txt", "a..b\n")
        let (said, _) = try desk.convert([first, useless], to: .hosts) {
            $0.head.title = "Frauds"
            $0.head.description = "Sites that ask for deposits"
            $0.head.licence = "CC0-1.0"
            $0.head.homepage = "https://lists.example/"
            $0.head.issues = "https://lists.example/issues"
            $0.head.expires = "1 days"
            $0.date = Timestamp(seconds: 5)
        }
        #expect(
            said.text.hasPrefix(
                """
                # Title: Frauds
                # Description: Sites that ask for deposits
                # Homepage: https://lists.example/
                # License: CC0-1.0
                # Issues: https://lists.example/issues
                # Source: frauds.txt
                # Expires: 1 days
                # Last modified: 1970-01-01T00:00:05Z
                # Version: 5
                # Syntax: hosts
                # Meaning: each name stands for itself alone; names below it are not covered
                # Number of entries: 1 name
                0.0.0.0 a.example

                """))
    }

    @Test func `each step is told, with every input and file`() throws {
        let desk = try Desk()
        defer { desk.end() }
        let inputs = try (0..<3).map { try desk.write("\($0).txt", "a\($0).example\nx..y\n") }
        let (said, _) = try desk.convert(inputs, to: .domains)
        #expect(
            said.events == [
                "read of 3", "read 1", "read 2", "read 3", "read: 3 inputs, 6 lines, 3 used, 3 refused", "compile of ?",
                "compile: 3 names, 0 below a listed parent, 0 allowed, 0 protected", "write of 1", "write 1",
                "write: 1 file, 33 bytes",
            ])
    }

    @Test func `what speaks of names below alone is counted for its input, and refused when nothing may be widened`() throws {
        let desk = try Desk()
        defer { desk.end() }
        let zone = try desk.write("z.zone", "$TTL 60\n*.a.example CNAME .\nb.example CNAME .\n")
        let (_, counted) = try desk.convert([zone], to: .rpz)
        #expect(counted.inputs.map(\.belowOnly) == [1])
        #expect(counted.json.text.contains("\"below_only\":1"))
        let (said, _) = try desk.convert([zone], to: .rpz) {
            $0.writing.isStrict = true
            $0.reading.refusesBelowOnly = true
        }
        #expect(said.refusals == ["z.zone:2 below-only"])
    }

    @Test func `a list that only allows has no clean list that blocks`() throws {
        let desk = try Desk()
        defer { desk.end() }
        var options = ListLint.Options()
        options.fixed = desk.directory.appending(path: "clean.txt").path
        let list = try desk.write("allow.txt", "@@||a.example^\n")
        #expect(throws: PipelineError.self) {
            try desk.test.installation.listLint(options).run(list, onFault: { _ in }, emit: { _ in })
        }
        #expect(!FileManager.default.fileExists(atPath: options.fixed ?? ""))
    }
}
