import Foundation
import Pipeline
import Testing

@Suite struct IntakeRunTests {
    @Test func `files of the inbox are taken in and moved, a file that is no report is refused whole`() throws {
        let test = try TestInstallation()
        let inbox = test.installation.state.inbox
        try "http://a.example/ and hxxp://b[.]example/x\n".write(toFile: inbox + "/one.txt", atomically: true, encoding: .utf8)
        try "name,address\nx,y\n".write(toFile: inbox + "/two.csv", atomically: true, encoding: .utf8)
        try "http://half.example/\n".write(toFile: inbox + "/.half", atomically: true, encoding: .utf8)
        var warnings: [String] = []
        let run = InboxRun(
            state: test.installation.state, intake: test.installation.intakeRun(store: test.store, source: "inbox"))
        let summary = try run.run { if case .warning(let text) = $0 { warnings.append(text) } }
        #expect(summary.accepted == 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: inbox + "/done") == ["one.txt"])
        #expect(FileManager.default.fileExists(atPath: inbox + "/.half"))
        #expect(try test.store.lead(key: "http://half.example/") == nil)
        #expect(warnings.count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: inbox + "/refused") == ["two.csv"])
        let again = try run.run { _ in }
        #expect(again.accepted + again.duplicate + again.refused == 0)
    }

    @Test func `lines come back in order with their fate`() throws {
        let test = try TestInstallation()
        let run = test.installation.intakeRun(store: test.store, source: "desk")
        var fates: [String] = []
        _ = try run.take(arguments: ["http://a.example/", "com", "https://a.example/#x", "http://u:p@b.example/"]) { line in
            fates.append("\(line.line) \(line.fate.rawValue)")
        }
        #expect(fates == ["1 accepted", "2 refused", "3 duplicate", "4 refused"])
    }

    @Test func `an input that can't be read is an error of that input alone`() throws {
        let test = try TestInstallation()
        let directory = try #require(FileHandle(forReadingAtPath: test.installation.state.inbox))
        let error = try #require(throws: PipelineError.self) {
            try test.installation.intakeRun(store: test.store, source: "test").take(
                from: directory, path: "inbox", format: .auto
            ) { _ in }
        }
        #expect(error.kind == .input)
        #expect(error.hint != nil)
    }

    @Test func `every link of a last line without a newline is taken in, however many there are`() throws {
        let test = try TestInstallation()
        let path = test.installation.state.inbox + "/long.txt"
        let links = (1...1_100).map { "a\($0).example/" }
        try links.joined(separator: " ").write(toFile: path, atomically: true, encoding: .utf8)
        let summary = try test.installation.intakeRun(store: test.store, source: "test").take(
            from: try #require(FileHandle(forReadingAtPath: path)), path: path, format: .text
        ) { _ in }
        #expect(summary.accepted == 1_100)
    }

    @Test func `every row behind an unclosed quote comes back, however many the end of the file completes`() throws {
        let test = try TestInstallation()
        let path = test.installation.state.root + "/unclosed.csv"
        let rows = (1...1_700).map { "http://q\($0).example/,fine\n" }
        try ("url,note\nhttp://stray.example/,\"open\n" + rows.joined()).write(toFile: path, atomically: true, encoding: .utf8)
        let handle = try #require(FileHandle(forReadingAtPath: path))
        let run = test.installation.intakeRun(store: test.store, source: "desk")
        var lines = 0
        let summary = try run.take(from: handle, path: path, format: .auto) { _ in lines += 1 }
        #expect(summary.accepted == 1_700)
        #expect(summary.refused == 1)
        #expect(lines == 1_701)
    }
}
