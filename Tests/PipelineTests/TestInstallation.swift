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
        let run = installation.intakeRun(store: store, source: "test")
        var lead: Int64 = 0
        _ = try run.take(arguments: [url]) { lead = $0.lead ?? 0 }
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

    /// The lines of a file of the current release that are no comments.
    func published(_ file: String) throws -> [String] {
        try String(contentsOfFile: installation.state.current + "/" + file, encoding: .utf8)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
    }
}
