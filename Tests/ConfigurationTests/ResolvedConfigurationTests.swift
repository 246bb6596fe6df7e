import Configuration
import Testing

@Suite struct ResolvedConfigurationTests {
    @Test func `without a file every setting is the built-in default`() throws {
        let resolved = try ResolvedConfiguration(path: nil)
        #expect(resolved.automatic)
        #expect(resolved.threshold == 90)
        #expect(resolved.approvals == 1)
        #expect(resolved.perHostPerRun == 20)
        #expect(resolved.perHostParallel == 2)
        #expect(resolved.testPermit.isEmpty)
        #expect(resolved.all.allSatisfy { $0.origin == .builtIn })
    }

    @Test func `a value says the file and line it came from`() throws {
        let resolved = try ResolvedConfiguration(text: "[crawl]\n\n[decide]\napprovals = 2\n", named: "team.toml")
        #expect(resolved.approvals == 2)
        #expect(resolved.origin(of: "decide.approvals") == .file("team.toml", line: 4))
    }

    @Test(
        "a faulty file is refused with the place and the next step",
        arguments: [
            ("[crawl]\ntest_permitt = []\n", "a.toml line 2: unknown setting \"test_permitt\" in [crawl]"),
            ("[craw]\nx = 1\n", "unknown section [craw]"), ("x = 1\n", "stands outside a section"),
            ("[decide]\napprovals = \"two\"\n", "a.toml line 2: decide.approvals takes a whole number"),
            ("[decide]\napprovals = 9\n", "a.toml line 2: decide.approvals is 9, out of range"),
            ("[decide]\nthreshold = \n", "a.toml line 2"),
            ("[publish]\nrpz_origin = \"\(String(repeating: "a", count: 41))\"\n", "publish.rpz_origin has 41 characters"),
        ])
    func faulty(text: String, message: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try ResolvedConfiguration(text: text, named: "a.toml") }
        #expect(error.description.contains(message))
    }

    @Test(
        "a setting that nobody knows is answered with the one that may be meant",
        arguments: [
            ("[crawl]\ntest_permitt = []\n", "did you mean \"test_permit\"? available: "),
            ("[craw]\nx = 1\n", "did you mean \"crawl\"? available: "),
            ("[crawl]\nthreshold = 1\n", "threshold belongs to [decide]"),
            ("[crawl]\nzzz = 1\n", "available: "),
        ])
    func meant(text: String, hint: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try ResolvedConfiguration(text: text, named: "a.toml") }
        #expect(error.hint?.hasPrefix(hint) == true, "\(error.hint ?? "no hint")")
    }

    @Test(
        "loosened guards are refused in the system's file",
        arguments: [
            "[crawl]\ntest_permit = [\"127.0.0.2:8480\"]\n", "[crawl]\ntest_hosts = { \"a.example\" = \"127.0.0.2:80\" }\n",
        ])
    func systemFile(text: String) throws {
        let path = ResolvedConfiguration.systemPath
        let error = try #require(throws: ConfigurationError.self) { try ResolvedConfiguration(text: text, named: path) }
        #expect(error.description.contains("refused in the system's configuration"))
        #expect(throws: Never.self) { try ResolvedConfiguration(text: text, named: "/tmp/other.toml") }
    }
}
