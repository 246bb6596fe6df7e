import Foundation
import ResolverTesting
import Testing

/// Where lists as they are really published lie; nothing when the environment does not say.
enum PublishedLists {
    static let folder = ProcessInfo.processInfo.environment["ZHALAN_LISTS"].flatMap { $0.isEmpty ? nil : $0 }
}

/// Lists as they are really published, all of a folder in one conversion: every format is loaded whole by every resolver it is
/// for, and a thousand sampled names answer as the set means, each with a name below it and one beside it.
///
/// Runs where `ZHALAN_LISTS` names a folder of lists: `make soak LISTS=DIR`.
@Suite(.serialized, .enabled(if: PublishedLists.folder != nil, "ZHALAN_LISTS names no folder of lists"))
struct UnionInResolversTests {
    private static let samples = 1000
    /// Three names each, for each resolver; loading half a million rules takes BIND seconds.
    private static let patience = Duration.seconds(300)

    /// What the union lists, from its `listings.jsonl` and, for formats that widen, its `domains.txt`.
    private struct Union {
        /// Whether a listed name is listed with everything below it.
        private var isSubtree: [String: Bool] = [:]
        private var widened: Set<String> = []
        private(set) var names: [String] = []
        /// Names that the zone lets pass, and everything above them: what these say of what lies below differs by format.
        private var exceptions: Set<String> = []
        private var aboveExceptions: Set<String> = []

        init(_ directory: String) throws {
            for line in try Union.lines(directory + "/listings.jsonl") {
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                guard let name = object?["name"] as? String else { continue }
                isSubtree[name] = object?["scope"] as? String == "subtree"
                names.append(name)
            }
            widened = Set(try Union.lines(directory + "/domains.txt"))
            for line in try Union.lines(directory + "/rpz.zone") where line.hasSuffix(" CNAME rpz-passthru.") {
                let owner = line.split(separator: " ")[0]
                let name = String(owner.hasPrefix("*.") ? owner.dropFirst(2) : owner)
                exceptions.insert(name)
                aboveExceptions.formUnion(Union.ancestors(name))
            }
        }

        private static func lines(_ path: String) throws -> [String] {
            try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        }

        /// The name and everything above it.
        private static func ancestors(_ name: String) -> [String] {
            let labels = name.split(separator: ".")
            return labels.indices.map { labels[$0...].joined(separator: ".") }
        }

        /// Names spread over the whole list, the same ones in every run.
        func sampled(_ count: Int) -> [String] {
            let usable = names.filter { probe($0) != nil }
            let step = max(1, usable.count / count)
            return stride(from: 0, to: usable.count, by: step).prefix(count).map { usable[$0] }
        }

        func probe(_ name: String) -> ResolverHarness.Probe? {
            let above = Union.ancestors(name)
            guard name.utf8.count <= 253, name.split(separator: ".").allSatisfy({ $0.utf8.count <= 63 }),
                !above.contains(where: aboveExceptions.contains)
            else { return nil }
            return .init(
                name, hosts: isSubtree[name] != nil, widened: above.contains(where: widened.contains),
                zone: isSubtree[name] != nil || above.contains { isSubtree[$0] == true })
        }

        /// Of a sampled name: itself, one below, one beside.
        func probes(_ name: String) -> [ResolverHarness.Probe] {
            [name, "zq7-probe." + name, "zq7" + name].compactMap(probe)
        }

        var exceptionProbes: [ResolverHarness.Probe] { exceptions.sorted().map { .passed($0) } }
    }

    private static func convert(_ program: ZhalanProgram, _ options: [String], to name: String) throws -> String {
        let folder = try #require(PublishedLists.folder)
        let inputs = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { !$0.hasPrefix(".") && $0 != "INDEX.tsv" }.map { "\(folder)/\($0)" }
        let output = program.directory + "/" + name
        let refused = program.directory + "/\(name)-refused.jsonl"
        let result = try program.run(
            ["convert"] + inputs + ["--output", output, "--json", "--explain-refusals", refused] + options)
        // Inputs of which nothing is left are told, and the rest is done.
        #expect(result.status == 0 || result.status == 2, "\(result.talk)")
        try judge(try #require(result.objects.first), refused)
        return output
    }

    /// Every line is used or refused with a reason, and none of these is a shrug.
    private static func judge(_ summary: [String: Any], _ refused: String) throws {
        for input in try #require(summary["inputs"] as? [[String: Any]]) {
            let path = try #require(input["path"] as? String)
            let reasons = try #require(input["reasons"] as? [String: Int])
            #expect(reasons.values.reduce(0, +) == input["refused"] as? Int, "\(path)")
            let lines = try #require(input["lines"] as? Int)
            #expect((reasons["unknown-directive"] ?? 0) * 1000 <= lines, "\(path): \(reasons)")
        }
        for line in try String(contentsOfFile: refused, encoding: .utf8).split(separator: "\n") {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect((object["reason"] as? String)?.isEmpty == false && (object["line"] as? Int ?? 0) > 0, "\(line)")
        }
    }

    private func expectRight(_ problems: [String]) {
        #expect(problems.isEmpty, "\(problems.count) wrong: \(problems.prefix(20).joined(separator: "\n"))")
    }

    @Test func `the union of all lists loads in every resolver and answers as the set means`() throws {
        let program = try ZhalanProgram()
        let directory = try UnionInResolversTests.convert(
            program, ["--to", "hosts", "domains", "dnsmasq", "unbound", "rpz", "jsonl"], to: "plain")
        let union = try Union(directory)
        let sampled = union.sampled(UnionInResolversTests.samples)
        #expect(sampled.count == min(UnionInResolversTests.samples, union.names.count))
        let probes = sampled.flatMap(union.probes)
        let harness = ResolverHarness(patience: UnionInResolversTests.patience)
        for setup in ResolverSetup.allCases {
            let file = URL(filePath: directory).appending(path: setup.fileName)
            let exceptions = setup == .knotRPZ || setup.reach == .hosts ? [] : union.exceptionProbes
            expectRight(try harness.check(file, in: setup, probes + exceptions))
        }
    }

    @Test func `the union in each other spelling loads and answers as it says`() throws {
        let program = try ZhalanProgram()
        let sinkhole = try UnionInResolversTests.convert(
            program, ["--to", "hosts", "domains", "dnsmasq", "unbound", "rpz", "jsonl", "--sinkhole", "192.0.2.80,2001:db8::80"],
            to: "sinkhole")
        let union = try Union(sinkhole)
        let sampled = union.sampled(UnionInResolversTests.samples)
        let harness = ResolverHarness(patience: UnionInResolversTests.patience)
        for setup in ResolverSetup.allCases {
            let questions = sampled.flatMap(union.probes).flatMap { probe -> [ResolverHarness.Question] in
                let isBlocked = probe.isBlocked(by: setup)
                return [
                    .init(probe.name, .a, .data([isBlocked ? "192.0.2.80" : "192.0.2.10"])),
                    .init(probe.name, .aaaa, .data([isBlocked ? "2001:db8::80" : "2001:db8::10"])),
                ]
            }
            // Blocked names first: they show that the file is loaded.
            let ordered = questions.filter { $0.expected != [.data(["192.0.2.10"])] && $0.expected != [.data(["2001:db8::10"])] }
            let rest = questions.filter { $0.expected == [.data(["192.0.2.10"])] || $0.expected == [.data(["2001:db8::10"])] }
            let file = URL(filePath: sinkhole).appending(path: setup.fileName)
            expectRight(try harness.check(file, in: setup, questions: ordered + rest))
        }
        let servers = try UnionInResolversTests.convert(
            program, ["--to", "dnsmasq", "rpz", "--dnsmasq-servers-file", "--rpz-action", "nodata"], to: "others")
        let probes = sampled.flatMap(union.probes)
        expectRight(
            try harness.check(
                URL(filePath: servers).appending(path: "dnsmasq.servers"), in: .dnsmasqServers, probes + union.exceptionProbes))
        for setup in ResolverSetup.allCases where setup.fileName == "rpz.zone" {
            let questions = probes.sorted { $0.zone && !$1.zone }.map { probe in
                ResolverHarness.Question(probe.name, .a, probe.zone ? .noData : .data(["192.0.2.10"]))
            }
            expectRight(try harness.check(URL(filePath: servers).appending(path: "rpz.zone"), in: setup, questions: questions))
        }
    }
}
