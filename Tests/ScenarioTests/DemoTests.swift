import DomainNames
import Foundation
import ResolverTesting
import Testing
import Vocabulary

/// The demo as a user runs it: the whole road over real libcurl, libxml2 and SQLite, and the release in the real resolvers.
@Suite struct DemoTests {
    @Test("every sample site is decided as it should be, in both casts", arguments: [[], ["--second-cast"]] as [[String]])
    func decisions(options: [String]) throws {
        let program = try ZhalanProgram()
        let demo = program.directory + "/demo"
        let result = try program.run(["demo", "--output", demo, "--json"] + options, withState: false)
        #expect(result.status == 0, "\(result.talk)")
        let sites = result.objects.filter { $0["site"] != nil }
        #expect(sites.filter { $0["fraud"] as? Bool == true }.count >= 12)
        #expect(sites.filter { $0["fraud"] as? Bool == false }.count >= 12)
        for site in sites where site["right"] as? Bool != true {
            Issue.record("\(site["site"] ?? "?"): \(site["verdict"] ?? "no verdict"), \(site["type"] ?? "no type")")
        }
        let release = try #require(result.objects.last?["release"] as? String)
        #expect(release == demo + "/published/current")
        let domains = try String(contentsOfFile: release + "/domains.txt", encoding: .utf8).split(separator: "\n").map(
            String.init
        ).filter { (try? DomainName($0)).flatMap(Canary.serial) == nil }
        #expect(domains.count >= 3)
        let honest = sites.filter { $0["fraud"] as? Bool == false }.compactMap { $0["url"] as? String }
            .compactMap { URL(string: $0)?.host() }
        let problems = try ResolverHarness().check(
            releaseDirectory: URL(fileURLWithPath: release), listed: Array(domains.prefix(3)),
            below: ["deep.below." + domains[0]], honest: Array(honest.prefix(3)) + ["docs.google.com", "github.io"])
        #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    }

    @Test func `a second run changes nothing`() throws {
        let program = try ZhalanProgram()
        let demo = program.directory + "/demo"
        #expect(try program.run(["demo", "--output", demo, "--quiet"], withState: false).status == 0)
        let serial = try FileManager.default.destinationOfSymbolicLink(atPath: demo + "/published/current")
        for stage in ["classify", "publish"] {
            let result = try program.run([stage, "--state", demo], withState: false)
            #expect(result.status == 0, "\(stage): \(result.talk)")
        }
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: demo + "/published/current") == serial)
    }
}
