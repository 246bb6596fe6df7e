import Foundation
import ResolverTesting
import Testing

/// Names that broke resolvers somewhere, through the program as a user starts it.
@Suite struct HostileNamesTests {
    /// 245 characters: fits the DNS and no RPZ under an origin of ten.
    static let longest = [
        String(repeating: "a", count: 61), String(repeating: "b", count: 61), String(repeating: "c", count: 61),
        String(repeating: "d", count: 51), "example",
    ].joined(separator: ".")

    static let good = [longest, "under_score.example", "trailing.example.", "UPPER.Example", "例え.example"]
    static let bad = [
        "192.0.2.1", "[2001:db8::1]", "com", "co.uk", "github.io", ".", "*", "a..b.example", "evil\"quote.example",
        "x.example\" static\nlocal-zone: \"org", "x.example CNAME .", "-x.example", "$INCLUDE /etc/passwd", "@", "x.rpz-ip",
    ]
    static let listed = ["under_score.example", "trailing.example", "upper.example", "xn--r8jz45g.example"]

    @Test func `no hostile name breaks a converted list, and every refusal has its line`() throws {
        #expect(HostileNamesTests.longest.utf8.count == 245)
        let program = try ZhalanProgram()
        let input = try program.write(
            "names.txt", (HostileNamesTests.good + HostileNamesTests.bad + [""]).joined(separator: "\n"))
        let formats = [
            "hosts", "domains", "adblock", "dnsmasq", "unbound", "rpz", "jsonl", "wildcard", "dnscrypt", "squid", "mikrotik",
        ]
        let out = program.directory + "/out"
        let refusals = program.directory + "/refusals.jsonl"
        let result = try program.run(
            ["convert", input, "--from", "domains", "--output", out, "--explain-refusals", refusals, "--json", "--to"] + formats,
            withState: false)
        #expect(result.status == 0, "\(result.talk)")
        let summary = try #require(result.objects.first)
        #expect(summary["names"] as? Int == 5)
        for line in try String(contentsOfFile: refusals, encoding: .utf8).split(separator: "\n") {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect((object["line"] as? Int ?? 0) > HostileNamesTests.good.count)
            #expect((object["reason"] as? String)?.isEmpty == false)
        }
        let problems = try ResolverHarness().check(
            releaseDirectory: URL(fileURLWithPath: out), listed: HostileNamesTests.listed,
            below: ["a.under_score.example"], honest: ["example.org", "honest.example", "github.io", "www.co.uk"])
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test func `no hostile name breaks the report command or its answer`() throws {
        let program = try ZhalanProgram()
        let rows = (HostileNamesTests.good + HostileNamesTests.bad).map { name in
            "\"http://" + name.replacing("\"", with: "\"\"") + "/\",desk"
        }
        let file = try program.write("reports.csv", "url,source\n" + rows.joined(separator: "\n") + "\n")
        let result = try program.run(["report", "--from", file, "--source", "desk", "--json"])
        #expect(result.status == 0, "\(result.talk)")
        let lines = result.objects.dropLast()
        #expect(lines.count == rows.count)
        let accepted = lines.filter { $0["outcome"] as? String == "accepted" }.compactMap { $0["url"] as? String }
        #expect(accepted.contains("http://xn--r8jz45g.example/"))
        #expect(accepted.contains("http://\(HostileNamesTests.longest)/"))
        for line in lines where line["outcome"] as? String == "refused" { #expect((line["reason"] as? String)?.isEmpty == false) }
        let again = try program.run(["report", "--from", file, "--source", "desk", "--json"])
        #expect((again.objects.last?["summary"] as? [String: Any])?["accepted"] as? Int == 0)
    }
}
