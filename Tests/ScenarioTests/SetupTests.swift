import Foundation
import ResolverTesting
import Testing

/// From nothing to a first release in one command, and the line that it ends with.
@Suite struct SetupTests {
    private func prepared() throws -> (ZhalanProgram, list: String) {
        let program = try ZhalanProgram()
        return (program, try program.write("bad.txt", "0.0.0.0 bad.example\n0.0.0.0 worse.example\n"))
    }

    private func setUp(_ program: ZhalanProgram, _ arguments: [String], input: String = "") throws -> ZhalanProgram.Result {
        try program.run(
            ["setup", "--config", program.directory + "/zhalan.toml", "--lists", ZhalanProgram.lists] + arguments, input: input)
    }

    @Test func `without a question it makes a release and ends with the line for the resolver`() throws {
        let (program, list) = try prepared()
        let result = try setUp(
            program,
            [
                "--yes", "--resolver", "unbound", "--feed", "desk=\(list)", "--licence", "internal", "--means", "fraud",
                "--own-name", "mine.example",
            ])
        #expect(result.status == 0, "\(result.talk)")
        #expect(result.output.hasSuffix("\n" + (try OperationsPage.block("unbound")) + "\n"), "\(result.output)")
        let zone = try String(contentsOfFile: program.state + "/published/current/rpz.zone", encoding: .utf8)
        #expect(zone.contains("\nbad.example CNAME .\n"))
        let configuration = try String(contentsOfFile: program.directory + "/zhalan.toml", encoding: .utf8)
        #expect(configuration.contains("own_names = [\"mine.example\"]"))
        // A second time everything stays, the configuration too.
        let again = try setUp(program, ["--yes", "--resolver", "unbound", "--title", "other"])
        #expect(again.status == 0)
        #expect(again.talk.contains("stays as it is"))
        #expect(try String(contentsOfFile: program.directory + "/zhalan.toml", encoding: .utf8) == configuration)
        let anew = try setUp(program, ["--yes", "--resolver", "unbound", "--title", "other", "--overwrite-config"])
        #expect(anew.status == 0)
        #expect(try String(contentsOfFile: program.directory + "/zhalan.toml", encoding: .utf8).contains("title = \"other\""))
    }

    @Test func `it asks for what is not given, again where an answer can't be meant`() throws {
        let (program, list) = try prepared()
        let result = try setUp(
            program, [], input: "frobnicator\ndnsmasq, hosts\nnofeed\ndesk=\(list)\ninternal\nnonsense\nfraud\n\n")
        #expect(result.status == 0, "\(result.talk)")
        #expect(
            result.talk.contains("\"frobnicator\" is not among them") && result.talk.contains("\"nonsense\" is not among them"))
        #expect(result.talk.contains("urlhaus") && result.talk.contains("licence: CC0"))
        #expect(result.output.contains("\nservers-file=/var/lib/zhalan/resolver/dnsmasq.servers\n"))
        #expect(result.output.hasSuffix("/published/current/hosts.txt' >/etc/hosts\n"))
        let silent = try setUp(program, [])
        #expect(silent.status == 64)
        #expect(silent.talk.contains("--yes"))
    }

    @Test func `a feed that can't be fetched leaves a release without it and exit code 2`() throws {
        let (program, list) = try prepared()
        let page = try program.write("page.txt", "<!doctype html><title>moved</title>\n")
        let result = try setUp(
            program,
            [
                "--yes", "--resolver", "hosts", "--feed", "desk=\(list)", "--feed", "page=\(page)", "--licence", "x", "--means",
                "ads",
            ])
        #expect(result.status == 2)
        #expect(result.talk.contains("HTML page"))
        #expect(
            try String(contentsOfFile: program.state + "/published/current/hosts.txt", encoding: .utf8).contains("worse.example"))
    }

    /// The lines, as they are printed, in a configuration that the resolver's own checker reads; the file lies where the lines say.
    @Test(
        "the resolvers' own checkers take the lines as they are",
        arguments: [
            ("unbound", "unbound-checkconf", "server:\n  chroot: \"\"\n  username: \"\"\n%1"),
            ("bind", "named-checkconf", "options { directory \"/tmp\"; %1 };\n%2"), ("dnsmasq", "dnsmasq", "%1"),
        ])
    func lines(resolver: String, checker: String, frame: String) throws {
        let (program, list) = try prepared()
        let place = program.directory + "/resolver/" + resolver
        let configuration = try program.write("placed.toml", "[deploy]\nfiles = { \"\(resolver)\" = \"\(place)\" }\n")
        let result = try program.run([
            "setup", "--config", configuration, "--lists", ZhalanProgram.lists, "--yes", "--json", "--resolver", resolver,
            "--feed",
            "desk=\(list)", "--licence", "x", "--means", "fraud",
        ])
        let guide = try #require((result.objects.first?["resolvers"] as? [[String: Any]])?.first, "\(result.talk)")
        #expect(guide["target"] as? String == place)
        #expect(guide["follow"] as? String == "zhalan deploy \(resolver) --state '\(program.state)'")
        let copied = try program.run(["deploy", resolver, "--file-only", "--config", configuration])
        #expect(copied.status == 0 && copied.output.contains("placed"), "\(copied.talk)")
        #expect(try String(contentsOfFile: place, encoding: .utf8).contains("bad.example"))
        let lines = try #require(guide["lines"] as? [[String: String]]).compactMap { $0["line"] }
        #expect(lines.contains { $0.contains(place) })
        let text = frame.replacing("%1", with: lines.first ?? "").replacing("%2", with: lines.last ?? "")
        let path = try program.write("resolver.conf", text + "\n")
        let arguments = ["dnsmasq": ["--test", "--conf-file=\(path)"], "named-checkconf": ["-z", path]][checker] ?? [path]
        let said = try Program(checker).run(arguments)
        #expect(said.status == 0, "\(said.output)\n\(text)")
    }
}
