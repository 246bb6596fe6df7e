import Foundation
import Testing

/// What users expect of a command: help with examples, stable exit codes, no colour where nobody looks.
@Suite struct CommandLineTests {
    static let commands = [
        "run", "report", "demo", "crawl", "classify", "compile", "publish", "explain", "convert", "lint", "diff", "inspect",
        "review list",
        "review approve", "review reject", "allow add", "protect list", "release rollback", "config check", "config show", "feed",
        "feed add", "feed sync", "feed list", "feed show", "feed remove", "setup",
    ]

    @Test("each command's help says what it does and shows an example", arguments: commands)
    func help(command: String) throws {
        let result = try ZhalanProgram().run(["help"] + command.split(separator: " ").map(String.init), withState: false)
        #expect(result.status == 0)
        #expect(result.output.contains("OVERVIEW: ") && result.output.contains("EXAMPLES"))
        #expect(result.output.contains("zhalan \(command)"))
        #expect(!result.output.contains("\u{1B}"))
    }

    /// A line of our own that is longer than a terminal is broken by the help's formatter, behind any indentation.
    @Test("examples and sentences fit a terminal of 80 columns", arguments: commands + [""])
    func helpFits(command: String) throws {
        let result = try ZhalanProgram().run(["help"] + command.split(separator: " ").map(String.init), withState: false)
        let text = result.output.components(separatedBy: "USAGE: ")[0]
        let lines = text.components(separatedBy: "\n")
        for (line, next) in zip(lines, lines.dropFirst()) {
            #expect(line.count < 80)
            // The formatter fills lines: what follows a short one, on the margin, was broken by hand.
            let isHeading = line.allSatisfy { $0.isUppercase || $0 == " " }
            let isFull = line.count + 1 + next.prefix { $0 != " " }.count >= 80
            #expect(isFull || isHeading || next.isEmpty || next.hasPrefix(" "), "\(line)⏎\(next)")
        }
    }

    @Test(
        "wrong usage is 64, a failure 1, something left undone 2",
        arguments: [
            (["frobnicate"], 64), (["report"], 64), (["convert", "/nonexistent", "--to", "rpz", "--output", "-"], 1),
            (["convert", "/nonexistent", "--to", "nothing", "--output", "-"], 64), (["explain", "not a name"], 1),
            (["review", "approve", "99", "--as", "li"], 1), (["report", "--from", "/nonexistent", "--source", "x"], 2),
            (["config", "check", "--config", "/nonexistent.toml"], 1), (["release", "verify"], 1), (["compile"], 0),
            (["feed", "show", "nothing"], 64),
            (["feed", "add", "x", "/nonexistent", "--licence", "y", "--means", "ads"], 1),
            (["feed", "add", "x", "--means", "ads"], 64),
        ] as [([String], Int32)])
    func exitCodes(arguments: [String], status: Int32) throws {
        let result = try ZhalanProgram().run(arguments)
        #expect(result.status == status, "\(result.talk)")
        if status != 0 { #expect(result.talk.contains("rror: ")) }
    }

    @Test(
        "options of every command may stand before its name",
        arguments: [
            ["--state", "DIR"], ["--state=DIR", "--json", "-q"], ["-v", "--lists", ZhalanProgram.lists, "--state", "DIR"],
        ])
    func leadingOptions(options: [String]) throws {
        let program = try ZhalanProgram()
        let leading = options.map { $0.replacingOccurrences(of: "DIR", with: program.state) }
        let result = try program.run(leading + ["report", "--source", "desk", "http://a.example/"], withState: false)
        #expect(result.status == 0, "\(result.talk)")
        #expect(result.output.contains("a.example") && result.output.hasPrefix("{") == options.contains("--json"))
        let list = try program.run(leading + ["review", "list"], withState: false)
        #expect(list.status == 0, "\(list.talk)")
        #expect(FileManager.default.fileExists(atPath: program.state + "/zhalan.sqlite"))
        #expect(try program.run(leading, withState: false).status == 64)
    }

    @Test func `a dash among the links is stdin`() throws {
        let result = try ZhalanProgram().run(
            ["report", "http://a.example/", "-", "--source", "desk", "--json"],
            input: "see hxxp://b[.]example/ and http://c.example/\n")
        #expect(result.objects.last?["summary"] as? [String: Int] == ["accepted": 3, "duplicate": 0, "refused": 0])
    }

    @Test func `a second run at the same time ends with 75`() throws {
        let program = try ZhalanProgram()
        #expect(try program.run(["publish"]).status == 0)
        let script = "exec 9>'\(program.state)/lock.publish'; flock -x 9; echo held; sleep 30"
        let holder = Process()
        let pipe = Pipe()
        holder.executableURL = URL(fileURLWithPath: "/bin/sh")
        holder.arguments = ["-c", script]
        holder.standardOutput = pipe
        try holder.run()
        defer { holder.terminate() }
        #expect(try pipe.fileHandleForReading.read(upToCount: 5) == Data("held\n".utf8))
        let second = try program.run(["publish"])
        #expect(second.status == 75)
        #expect(second.talk.contains("another run holds the lock"))
    }

    @Test func `text from outside reaches the terminal escaped`() throws {
        let program = try ZhalanProgram()
        let file = try program.write("reports.csv", "url,note\n\"http://a.example/\u{1B}[31m\u{202E}x\",y\n")
        let result = try program.run(["report", "--from", file, "--source", "desk"])
        #expect(result.output.contains("refused") || result.output.contains("accepted"))
        for scalar in (result.output + result.talk).unicodeScalars {
            #expect(scalar.value >= 0x20 && scalar.value != 0x202E || scalar == "\n", "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test func `output that a full disk swallowed is a failure`() throws {
        let program = try ZhalanProgram()
        let file = try program.write("hosts.txt", "0.0.0.0 a.example\n")
        let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
        let process = try program.start(
            ["convert", file, "--to", "domains", "--output", "-"], output: full, talk: FileHandle.nullDevice)
        process.waitUntilExit()
        #expect(process.terminationStatus == 1)
    }
}
