import Configuration
import DomainNames
import Foundation
import Pipeline
import Store
import Vocabulary

/// An installation in a directory of its own, with the shipped lists, gone with the value.
final class TestInstallation {
    let installation: Installation
    let store: StateStore

    static let now = Timestamp(seconds: 1_795_000_000)

    init(_ configuration: String = "", parserPath: String = "/nonexistent/zhalan-parser", now: Timestamp = now) throws {
        let root = NSTemporaryDirectory() + "zhalan-pipeline-\(UUID().uuidString)"
        let lists = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("lists").path
        installation = Installation(
            configuration: try ResolvedConfiguration(text: configuration, named: "test.toml"), state: StateDirectory(root),
            listsPath: lists, parserPath: parserPath, now: now)
        store = try installation.openStore()
    }

    /// The page reader that was built beside the tests.
    static func readerPath() throws -> String {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        for candidate in CommandLine.arguments + [program, ".build/debug/x"] {
            let path = (candidate as NSString).deletingLastPathComponent + "/zhalan-parser"
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        throw PipelineError(.other, "zhalan-parser is not beside the tests", hint: "run `make test`")
    }

    deinit { try? FileManager.default.removeItem(atPath: installation.state.root) }

    var appeals: AppealDesk { installation.appealDesk(store: store) }

    /// A lead, as a report leaves it.
    func report(_ url: String) throws -> Int64 {
        var lead: Int64 = 0
        _ = try installation.intakeRun(store: store, source: "test").take(arguments: [url]) { lead = $0.lead ?? 0 }
        return lead
    }

    /// Another verdict on a lead.
    func judgeAgain(_ lead: Int64, outcome: Verdict.Outcome, score: Int, subject: String, at moment: Timestamp) throws {
        let verdict = Verdict(outcome: outcome, score: score, type: .phishing, scope: .subtree, signals: [])
        _ = try store.keep(
            [NewVerdict(lead: lead, verdict: verdict, signals: "[]", subject: subject, protection: nil, basis: "again")],
            now: moment)
    }

    /// A visit that brought a page, or none.
    static func fetch(of lead: Int64, hasPage: Bool, at moment: Timestamp) -> StoredFetch {
        StoredFetch(
            lead: lead, spelling: "", agent: "desktop", kind: hasPage ? .ok : .unreachable, reason: "", hops: "[]", finalURL: nil,
            status: hasPage ? 200 : nil, contentType: nil, bodyBytes: 0, bodySHA256: nil, wireBytes: 0, seconds: 0,
            isUnverified: false, features: nil, fetchedAt: moment)
    }

    static func visit(of lead: Int64, _ site: SiteState, at moment: Timestamp) -> StoredVisit {
        StoredVisit(lead: lead, dueAt: moment.adding(days: 1), visits: 1, failures: 0, state: site, stateSince: moment)
    }

    private var openedDesk: ReviewDesk?

    var desk: ReviewDesk {
        get throws {
            if let openedDesk { return openedDesk }
            let desk = try installation.reviewDesk(store: store)
            openedDesk = desk
            return desk
        }
    }

    /// A lead with a verdict, as crawl and classify leave it.
    func judge(
        _ url: String, outcome: Verdict.Outcome = .review, score: Int = 95, subject: String, scope: ListingScope = .subtree,
        protection: String? = nil
    ) throws -> Int64 {
        let lead = try report(url)
        let verdict = Verdict(outcome: outcome, score: score, type: .phishing, scope: scope, signals: [])
        _ = try store.keep(
            [NewVerdict(lead: lead, verdict: verdict, signals: "[]", subject: subject, protection: protection, basis: "test")],
            now: installation.now)
        return lead
    }

    /// Lists names at once, each with a lead of its own.
    func list(_ names: [String]) throws {
        for name in names {
            let lead = try judge("http://\(name)/", subject: name)
            _ = try desk.approve(lead, actor: "li", reason: "", now: installation.now)
        }
    }

    func publish(_ options: PublishRun.Options = .init()) throws -> PublishRun.Outcome {
        try installation.publishRun(store: store, options: options).run { _ in }
    }

    /// The lines of a file of the current release that are no comments and no canaries.
    func published(_ file: String) throws -> [String] {
        try String(contentsOfFile: installation.state.current + "/" + file, encoding: .utf8)
            .split(separator: "\n").filter { !$0.hasPrefix("#") && !$0.contains(".zhalan.example") }.map(String.init)
    }
}
