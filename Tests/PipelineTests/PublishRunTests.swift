import Foundation
import Pipeline
import Testing
import Vocabulary

@Suite struct PublishRunTests {
    @Test func `a run without changes publishes nothing new`() throws {
        let test = try TestInstallation()
        try test.list(["pay.example"])
        guard case .published(let serial, _) = try test.publish() else {
            Issue.record("the first release was not published")
            return
        }
        guard case .unchanged(serial) = try test.publish() else {
            Issue.record("an unchanged list made another release")
            return
        }
        #expect(try test.published("domains.txt") == ["pay.example"])
    }

    @Test(
        "a current release that was damaged is published anew, though the list is what it was",
        arguments: ["domains.txt", "rpz.zone"])
    func healed(file: String) throws {
        let test = try TestInstallation()
        try test.list(["pay.example"])
        _ = try test.publish()
        try Data("other.example\n".utf8).write(to: URL(fileURLWithPath: test.installation.state.current + "/" + file))
        var warnings: [String] = []
        let outcome = try test.installation.publishRun(store: test.store).run {
            if case .warning(let text) = $0 { warnings.append(text) }
        }
        guard case .published = outcome else {
            Issue.record("the damaged release stayed")
            return
        }
        #expect(warnings.contains { $0.contains("\(file) is not the file that was published") })
        #expect(try test.published("domains.txt") == ["pay.example"])
    }

    @Test func `a release that can't be read holds the bounds all the same and is named`() throws {
        let test = try TestInstallation()
        try test.list(["pay.example"])
        _ = try test.publish()
        try Data("{}\n".utf8).write(to: URL(fileURLWithPath: test.installation.state.current + "/listings.jsonl"))
        let later = test.installation.now.adding(days: 400)
        let next = Installation(
            configuration: test.installation.configuration, state: test.installation.state,
            listsPath: test.installation.listsPath, parserPath: test.installation.parserPath, now: later)
        var warnings: [String] = []
        let error = try #require(throws: PipelineError.self) {
            try next.publishRun(store: test.store).run { if case .warning(let text) = $0 { warnings.append(text) } }
        }
        #expect(error.kind == .refused)
        #expect(warnings.contains { $0.contains("listings.jsonl") })
    }

    @Test func `a withdrawn name is gone with the next release and the delta says why`() throws {
        let test = try TestInstallation()
        try test.list(["pay.example", "bank.example"])
        _ = try test.publish()
        let lead = try #require(try test.store.lead(key: "http://pay.example/"))
        _ = try test.desk.reject(lead.id, actor: "wang", reason: "our own shop", now: test.installation.now)
        _ = try test.publish()
        #expect(try test.published("domains.txt") == ["bank.example"])
        let delta = try test.published("delta.jsonl")
        #expect(delta.count == 1)
        #expect(delta[0].contains("\"change\":\"removed\"") && delta[0].contains("withdrawn by wang: our own shop"))
    }

    @Test func `an allowed name is never listed and neither is what would block it`() throws {
        let test = try TestInstallation()
        try test.list(["platform.example", "other.example"])
        _ = try AllowDesk(store: test.store).allow(
            "good.platform.example", exact: false, reason: "known", author: "li", until: nil, now: test.installation.now)
        _ = try test.publish()
        // A format that knows no exact name can't list the parent any more; RPZ can, for the name alone.
        #expect(try test.published("domains.txt") == ["other.example"])
        #expect(try test.published("rpz.zone").contains("platform.example CNAME ."))
        #expect(try !test.published("rpz.zone").contains("*.platform.example CNAME ."))
    }

    @Test func `an emptied list is held until people took its names off or say so`() throws {
        let test = try TestInstallation("[decide]\nexpire_days = 1\n")
        try test.list(["pay.example"])
        _ = try test.publish()
        let later = Installation(
            configuration: test.installation.configuration, state: test.installation.state,
            listsPath: test.installation.listsPath,
            parserPath: "", now: test.installation.now.adding(days: 2))
        let error = try #require(throws: PipelineError.self) { try later.publishRun(store: test.store).run { _ in } }
        #expect(error.kind == .refused)
        #expect(try test.published("domains.txt") == ["pay.example"])
        var options = PublishRun.Options()
        options.overruled = [.bounds]
        _ = try later.publishRun(store: test.store, options: options).run { _ in }
        #expect(try test.published("domains.txt").isEmpty)
    }

    @Test func `a rollback brings the content back under a higher serial, but not what was allowed since`() throws {
        let test = try TestInstallation()
        try test.list(["pay.example", "bank.example"])
        guard case .published(let first, _) = try test.publish() else { throw PipelineError(.other, "no release") }
        try test.list(["third.example"])
        guard case .published(let second, _) = try test.publish() else { throw PipelineError(.other, "no release") }
        _ = try AllowDesk(store: test.store).allow(
            "bank.example", exact: false, reason: "ours", author: "li", until: nil, now: test.installation.now)
        guard
            case .published(let third, _) = try test.installation.publishRun(store: test.store).rollBack(
                to: first, observer: { _ in })
        else { throw PipelineError(.other, "no rollback") }
        #expect(first < second && second < third)
        #expect(try test.published("domains.txt") == ["pay.example"])
        // What resolvers see of the switch: one name went because of it, one because it is allowed by now.
        let change = try ReleaseDesk(installation: test.installation).change(from: second, to: third)
        #expect(change.text == "0 entries come back, 2 go" && change.more == nil)
        #expect(change.samples.map(\.subject) == ["bank.example", "third.example"])
    }

    @Test func `a manifest says that guards are loosened for tests`() throws {
        let test = try TestInstallation("[crawl]\ntest_permit = [\"127.0.0.2:8480\"]\n")
        _ = try test.publish()
        let manifest = try String(contentsOfFile: test.installation.state.current + "/manifest.json", encoding: .utf8)
        #expect(manifest.contains("test_permit"))
    }

    @Test func `two releases are compared by what they list`() throws {
        let test = try TestInstallation()
        try test.list(["pay.example", "bank.example"])
        guard case .published(let first, _) = try test.publish() else { throw PipelineError(.other, "no release") }
        let desk = ReleaseDesk(installation: test.installation)
        #expect(throws: PipelineError.self) { try desk.diff(from: nil, to: nil) { _ in } }
        let lead = try #require(try test.store.lead(key: "http://pay.example/"))
        _ = try test.desk.reject(lead.id, actor: "wang", reason: "our own shop", now: test.installation.now)
        try test.list(["third.example"])
        guard case .published(let second, _) = try test.publish() else { throw PipelineError(.other, "no release") }
        var lines: [String] = []
        func note(_ difference: ReleaseDesk.Difference) { lines.append((difference.isAdded ? "+" : "-") + difference.subject) }
        let result = try desk.diff(from: nil, to: nil, onDifference: note)
        #expect(result == (first, second, 1, 1) && lines.sorted() == ["+third.example", "-pay.example"])
        lines = []
        _ = try desk.diff(from: second, to: first, onDifference: note)
        #expect(lines.sorted() == ["+pay.example", "-third.example"])
        #expect(throws: PipelineError.self) { try desk.diff(from: 7, to: nil) { _ in } }
    }
}
