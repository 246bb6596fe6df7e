import Foundation
import Testing

/// `convert`, `lint` and `diff` as a user types them: options that contradict each other, pipes, hundreds of inputs, JSON.
@Suite struct ConvertCommandTests {
    private func convert(_ program: ZhalanProgram, _ arguments: [String], input: String = "") throws -> ZhalanProgram.Result {
        try program.run(["convert"] + arguments, input: input)
    }

    @Test(
        "options that mean nothing together, or nothing at all, are wrong usage with a sentence",
        arguments: [
            (["--to", "hosts", "rpz", "--rpz-action", "passthru"], "give --to rpz alone"),
            (["--to", "rpz", "--rpz-action", "sinkhole"], "--sinkhole IPV4[,IPV6]"),
            (["--to", "rpz", "--rpz-action", "drop"], "nxdomain"),
            (["--to", "dnsmasq", "--dnsmasq-servers-file", "--sinkhole", "192.0.2.1"], "takes no addresses"),
            (["--to", "domains", "--sinkhole", "192.0.2.1"], "changes nothing here"),
            (["--to", "rpz", "--sinkhole", "2001:db8::1"], "ipv4[,ipv6]"),
            (["--to", "hosts", "--rpz-without-soa"], "changes nothing here"),
            (["--to", "rpz", "--dnsmasq-servers-file"], "changes nothing here"),
            (["--to", "rpz", "--without-underscores", "zone"], "unknown list format"),
            (["--to", "rpz", "--addresses", "-"], "stdout is for lists"),
        ] as [([String], String)])
    func usage(options: [String], sentence: String) throws {
        let program = try ZhalanProgram()
        let list = try program.write("a.txt", "a.example\n")
        let result = try convert(program, [list, "--output", program.directory + "/out"] + options)
        #expect(result.status == 64)
        #expect(result.talk.contains(sentence), "\(result.talk)")
        #expect(!FileManager.default.fileExists(atPath: program.directory + "/out"))
    }

    @Test func `a pipe of spellings ends with the set it began with`() throws {
        let program = try ZhalanProgram()
        let list = "||evil.example^\n||pay.example^\n@@||ok.evil.example^\n"
        let zone = try convert(
            program, ["-", "--to", "rpz", "--output", "-", "--sinkhole", "192.0.2.80,2001:db8::80"], input: list)
        #expect(zone.status == 0 && zone.output.contains("*.evil.example AAAA 2001:db8::80\n"))
        let dnsmasq = try convert(
            program, ["-", "--to", "dnsmasq", "--output", "-", "--sinkhole", "192.0.2.80"], input: zone.output)
        let unbound = try convert(
            program, ["-", "--to", "unbound", "--output", "-", "--sinkhole", "192.0.2.80"], input: dnsmasq.output)
        let adblock = try convert(program, ["-", "--to", "adblock", "--output", "-"], input: unbound.output)
        let rules = adblock.output.split(separator: "\n").filter { !$0.hasPrefix("!") && !$0.hasPrefix("[") }
        #expect(rules == ["||evil.example^", "@@||ok.evil.example^", "||pay.example^"])
        let hosts = try convert(
            program, ["-", "--to", "hosts", "--output", "-", "--sinkhole", "192.0.2.80"], input: adblock.output)
        let first = try program.write("first.hosts", hosts.output)
        #expect(try program.run(["lint", first, "--sinkhole", "192.0.2.80"]).status == 0)
        #expect(try program.run(["lint", first]).status == 1)
        let before = try program.write("before.txt", list)
        let after = try program.write("after.conf", unbound.output)
        #expect(try program.run(["diff", "--exit-code", before, after]).status == 0)
    }

    @Test func `hundreds of inputs are one list, and the talk is a line for each step and one for each input`() throws {
        let program = try ZhalanProgram()
        let inputs = try (0..<300).map { try program.write("\($0).txt", "n\($0).example\nshared.example\n") }
        let result = try convert(program, inputs + ["--to", "domains", "--output", program.directory + "/out"])
        #expect(result.status == 0)
        let talk = result.talk.split(separator: "\n")
        #expect(talk.contains("read: 300 inputs, 600 lines, 600 used, 0 refused"))
        #expect(talk.contains("compile: 301 names, 0 below a listed parent, 0 allowed, 0 protected"))
        #expect(talk.filter { $0.hasSuffix(".txt") }.count == 300 && !result.talk.contains("\r"))
        let quiet = try convert(program, inputs + ["--to", "domains", "--output", program.directory + "/out", "--quiet"])
        #expect(quiet.talk.isEmpty && quiet.status == 0)
    }

    @Test func `an input of which nothing could be used is told: 2 beside others, 1 alone; why is in the file`() throws {
        let program = try ZhalanProgram()
        let good = try program.write("good.txt", "a.example\n")
        let useless = try program.write("useless.txt", "||a.example^$script\n||b.example^$script\n")
        let why = program.directory + "/why.jsonl"
        let options = ["--to", "domains", "--output", program.directory + "/out", "--explain-refusals", why]
        let both = try convert(program, [good, useless] + options)
        #expect(both.status == 2 && both.talk.contains("not one line could be used; read as adblock, 2 were refused"))
        let alone = try convert(program, [useless] + options)
        #expect(alone.status == 1 && alone.talk.contains("hint: --explain-refusals"))
        #expect(try String(contentsOfFile: why, encoding: .utf8).split(separator: "\n").count == 2)
    }

    @Test func `JSON tells each input's reasons and every file with its digest`() throws {
        let program = try ZhalanProgram()
        let list = try program.write("a.txt", "a.example\nb..example\n9.9.9.9\n")
        let result = try convert(
            program,
            [
                list, "--to", "rpz", "--output", program.directory + "/out", "--json", "--addresses",
                program.directory + "/addresses.txt",
            ])
        let summary = try #require(result.objects.first)
        let input = try #require((summary["inputs"] as? [[String: Any]])?.first)
        #expect(input["reasons"] as? [String: Int] == ["empty-label": 1])
        #expect(input["used"] as? Int == 2 && input["below_only"] as? Int == 0)
        let outputs = try #require(summary["outputs"] as? [[String: Any]])
        #expect(outputs.map { $0["format"] as? String } == ["rpz", "addresses"])
        #expect(outputs.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
    }
}
