import Foundation
import ResolverTesting
import Testing

/// What the programs ask of the kernel is what the units let them: traced, call by call, with all their children.
@Suite(.serialized) struct SystemCallTests {
    /// The names of all system calls of a run.
    private func traced(_ program: ZhalanProgram, _ arguments: [String]) throws -> (status: Int32, calls: Set<String>) {
        let summary = program.directory + "/calls-\(UUID().uuidString)"
        let (status, output) = try Program("strace").run(
            ["-f", "-qq", "-c", "-U", "name", "-o", summary, program.path] + arguments)
        let names = try String(contentsOfFile: summary, encoding: .utf8).split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        var calls = Set(names.filter { $0.first?.isLetter == true && $0 != "syscall" && $0 != "total" })
        try #require(calls.count > 10, "\(output)")
        // SQLite gives its files to the database's owner when it runs as root, and never else; the units have a user.
        if geteuid() == 0 { calls.remove("fchown") }
        return (status, calls)
    }

    @Test func `a demo keeps to the calls that the crawl unit allows`() throws {
        let program = try ZhalanProgram()
        let run = try traced(
            program, ["demo", "--lists", ZhalanProgram.lists, "--output", program.directory + "/demo", "--quiet"])
        #expect(run.status == 0)
        let beyond = run.calls.subtracting(try UnitFile("zhalan-crawl.service").allowedCalls())
        #expect(beyond.isEmpty, "\(beyond.sorted())")
        #expect(run.calls.isSuperset(of: ["connect", "prctl"]))
    }

    @Test func `judging, publishing and deploying keep to the calls that their units allow`() throws {
        let program = try ZhalanProgram()
        let common = ["--lists", ZhalanProgram.lists, "--state", program.state, "--quiet"]
        #expect(
            try program.run(["report", "http://pay.evil.example/", "--source", "me", "--lists", ZhalanProgram.lists]).status == 0)
        let unit = try UnitFile("zhalan-publish.service")
        for command in ["classify", "publish"] {
            let run = try traced(program, [command] + common)
            let beyond = run.calls.subtracting(try unit.allowedCalls())
            #expect(run.status == 0 && beyond.isEmpty, "\(command): \(beyond.sorted())")
        }
        let deploy = try UnitFile("zhalan-deploy@.service")
        // Nobody answers there: the way in, the questions and the way back are all walked.
        let configuration = try program.write("deploy.toml", "[deploy]\npatience_seconds = 1\n")
        let run = try traced(
            program,
            [
                "deploy", "knot-resolver", "--config", configuration, "--file", program.directory + "/zhalan.zone", "--address",
                "127.0.0.1:9",
            ]
                + common)
        let beyond = run.calls.subtracting(try deploy.allowedCalls())
        #expect(run.status == 1 && beyond.isEmpty, "\(beyond.sorted())")
    }

    @Test func `patrol and liveness keep to the calls that their units allow`() throws {
        let program = try ZhalanProgram()
        // Nobody answers there: names are asked for and nothing is found.
        let configuration = try program.write("patrol.toml", "[crawl]\nresolvers = [\"127.0.0.1:9\"]\n")
        let common = ["--config", configuration, "--lists", ZhalanProgram.lists, "--state", program.state, "--quiet"]
        let commands: [(unit: String, command: [String], status: Int32)] = [
            ("zhalan-patrol.service", ["patrol", "--lookalikes", "20"], 0),
            ("zhalan-liveness.service", ["liveness", "pay.evil.example"], 2),
        ]
        for (unit, command, status) in commands {
            let run = try traced(program, command + common)
            let beyond = run.calls.subtracting(try UnitFile(unit).allowedCalls())
            #expect(run.status == status && beyond.isEmpty, "\(command[0]): \(run.status) \(beyond.sorted())")
            #expect(run.calls.contains("sendto"))
        }
    }

    /// The calls that would hurt most are in no unit's list.
    @Test func `no unit allows what none of them needs`() throws {
        for unit in try UnitFile.names(".service") {
            let allowed = try UnitFile(unit).allowedCalls()
            #expect(allowed.isDisjoint(with: ["mount", "ptrace", "init_module", "reboot", "bpf", "setrlimit"]), "\(unit)")
            #expect(allowed.contains("read") && allowed.count > 50, "\(unit)")
        }
    }
}
