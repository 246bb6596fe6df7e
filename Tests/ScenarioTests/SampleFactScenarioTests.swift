import Configuration
import Foundation
import HostileServing
import Pipeline
import SampleWeb
import Store
import Testing
import Vocabulary

/// Every decision on a sample site rests on what the page says: take the cited facts away, and the verdict changes.
@Suite struct SampleFactScenarioTests {
    /// The whole road, in this process, over sample sites that lack some facts.
    private func verdicts(_ cast: SampleCast, without removed: Set<SampleFact>) async throws -> [String: StoredVerdictView] {
        let program = try ZhalanProgram()
        let sites = SampleWeb.sites(cast: cast).filter(\.isFraud)
        let answers = SampleAnswers(sites: sites, without: removed)
        let server = try SampleFactScenarioTests.serve(answers)
        let hosts = answers.hosts.map { "\"\($0)\" = \"\(server.permit)\"" }.joined(separator: ", ")
        let installation = Installation(
            configuration: try ResolvedConfiguration(
                text: "[crawl]\ntest_permit = [\"\(server.permit)\"]\ntest_hosts = { \(hosts) }\n", named: "test.toml"),
            state: StateDirectory(program.state), listsPath: ZhalanProgram.lists,
            parserPath: (program.path as NSString).deletingLastPathComponent + "/zhalan-parser",
            now: Timestamp(seconds: 1_795_000_000))
        let lines = try await SampleFactScenarioTests.run(installation, links: sites.map(\.url))
        let store = try installation.openStore()
        var found: [String: StoredVerdictView] = [:]
        for site in sites {
            let (key, view) = try #require(lines.first { $0.key == LeadKeys.canonical(site.url) }, "\(site.id) has no verdict")
            // A site that nobody reached is no fraud site either.
            let fetches = try store.newestFetches(of: try #require(try store.lead(key: key)).id)
            #expect(
                fetches.contains { $0.kind == .ok } && fetches.allSatisfy { $0.kind != .timeout },
                "\(site.id): \(fetches.map(\.kind))")
            found[site.id] = view
        }
        withExtendedLifetime(server) {}
        return found
    }

    /// A server with threads of its own: those of the tests may all be waiting.
    private static func serve(_ answers: SampleAnswers) throws -> HostileServer {
        try HostileServer("127.0.0.2") { connection, target, head in
            func header(_ name: String) -> String {
                let line = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name + ":") }
                return line.map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) } ?? ""
            }
            let found = answers.resource(
                host: header("host"), path: String(target.prefix { $0 != "?" }), userAgent: header("user-agent"))
            guard let found else {
                connection.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            }
            if let location = found.location { return connection.redirect(status: found.status, location) }
            connection.body(found.body, "Content-Type: \(found.contentType)")
        }
    }

    /// What of a verdict must change.
    struct StoredVerdictView: Equatable, Sendable {
        let outcome: Verdict.Outcome
        let score: Int
        let signals: String
    }

    /// The crawl blocks its thread, so it gets one of its own: other tests need theirs.
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
