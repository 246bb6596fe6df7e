import Configuration
import Foundation
import Pipeline
import SampleWeb
import Testing
import Vocabulary

/// Every decision on a sample site rests on what the page says: take the cited facts away, and the verdict changes.
@Suite struct SampleFactScenarioTests {
    /// The whole road, in this process, over sample sites that lack some facts.
    private func verdicts(_ cast: SampleCast, without removed: Set<SampleFact>) async throws -> [String: StoredVerdictView] {
        let program = try ZhalanProgram()
        let sites = SampleWeb.sites(cast: cast).filter(\.isFraud)
        let server = SampleServer(sites: sites, without: removed)
        let target = "127.0.0.2:\(try await server.start())"
        let hosts = server.hosts.map { "\"\($0)\" = \"\(target)\"" }.joined(separator: ", ")
        let installation = Installation(
            configuration: try ResolvedConfiguration(
                text: "[crawl]\ntest_permit = [\"\(target)\"]\ntest_hosts = { \(hosts) }\n", named: "test.toml"),
            state: StateDirectory(program.state), listsPath: ZhalanProgram.lists,
            parserPath: (program.path as NSString).deletingLastPathComponent + "/zhalan-parser",
            now: Timestamp(seconds: 1_795_000_000))
        let lines = try await SampleFactScenarioTests.run(installation, links: sites.map(\.url))
        await server.stop()
        var found: [String: StoredVerdictView] = [:]
        for site in sites { found[site.id] = LeadKeys.canonical(site.url).flatMap { lines[$0] } }
        return found
    }

    /// What of a verdict must change.
    struct StoredVerdictView: Equatable, Sendable {
        let outcome: Verdict.Outcome
        let score: Int
        let signals: String
    }

    /// The crawl blocks its thread, so it gets one of its own: the server needs the others.
    private static func run(_ installation: Installation, links: [String]) async throws -> [String: StoredVerdictView] {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        let run = try MainRun(installation: installation)
                        _ = try run.intake(links: links, source: "test")
                        var lines: [ClassifyRun.Line] = []
                        _ = try run.run(observer: { _ in }, onVerdict: { lines.append($0) })
                        return Dictionary(
                            lines.map { line in
                                let verdict = line.verdict
                                return (
                                    line.lead.key,
                                    StoredVerdictView(outcome: verdict.outcome, score: verdict.score, signals: verdict.signals)
                                )
                            }
                        ) { first, _ in first }
                    })
            }
        }
    }

    @Test("without its facts no sample site is a fraud site", arguments: SampleCast.allCases)
    func allGone(cast: SampleCast) async throws {
        for (site, verdict) in try await verdicts(cast, without: Set(SampleFact.allCases)) {
            #expect(verdict.outcome == .clear || verdict.outcome == .insufficient, "\(site): \(verdict)")
        }
    }

    @Test("each fact that a site shows is part of its verdict", arguments: SampleCast.allCases)
    func oneGone(cast: SampleCast) async throws {
        let whole = try await verdicts(cast, without: [])
        for fact in SampleFact.allCases {
            let without = try await verdicts(cast, without: [fact])
            for site in SampleWeb.sites(cast: cast) where site.facts.contains(fact) {
                let (before, after) = (try #require(whole[site.id]), try #require(without[site.id]))
                #expect(before != after, "\(site.id) without \(fact.rawValue) is judged as with it")
            }
        }
    }
}
