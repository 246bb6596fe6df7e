import Foundation
import Pipeline
import Store
import Testing
import Vocabulary

/// What people decided on a feed's names weighs what the next release takes from it.
@Suite struct FeedTrustTests {
    private let test: TestInstallation

    init() throws { test = try TestInstallation() }

    private func add(_ name: String, _ names: [String], means: String = "fraud") throws {
        let path = test.installation.state.root + "/\(name).txt"
        try Data((names.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
        var draft = FeedDraft(name: name, location: path)
        (draft.licence, draft.means) = ("internal", means)
        _ = try test.installation.feedDesk(store: test.store).add(draft, actor: "li")
        _ = try test.installation.feedSync(store: test.store).run { _ in }
    }

    private func refuse(_ names: some Sequence<String>) throws {
        for name in names {
            let lead = try test.judge("http://\(name)/", subject: name)
            _ = try test.desk.reject(lead, actor: "li", reason: "an honest shop", now: test.installation.now)
        }
    }

    private func state(_ feed: String) throws -> FeedStatus.State? {
        try test.installation.feedDesk(store: test.store).statuses([feed]).first?.state
    }

    @Test func `a feed that is surely wrong more often than right lists nothing, until those decisions are taken back`() throws {
        let honest = (0..<20).map { "shop\($0).example" }
        try add("poisoned", honest + ["fresh.example"])
        try test.list(["own.example"])
        _ = try test.publish()
        #expect(try test.published("domains.txt").contains("fresh.example"))
        try refuse(honest)
        let warnings = try RecordedWarnings.of { observer in
            _ = try test.installation.publishRun(store: test.store).run(observer: observer)
        }
        #expect(
            warnings.contains { $0.contains("of 20 of its names that were decided on here, 20 were turned down") }, "\(warnings)")
        #expect(try test.published("domains.txt") == ["own.example"])
        #expect(try state("poisoned") == .distrusted)
        let lead = try #require(try test.store.lead(key: "http://shop0.example/"))
        _ = try test.desk.undo(lead.id, actor: "li", now: test.installation.now)
        _ = try test.publish()
        // Nineteen decisions are too few to say anything.
        #expect(try test.published("domains.txt").contains("fresh.example"))
        #expect(try state("poisoned") == .current)
    }

    @Test func `of a poor feed only names that another source names are listed`() throws {
        let good = (0..<14).map { "fraud\($0).example" }
        let honest = (0..<14).map { "shop\($0).example" }
        try add("poor", good + honest + ["alone.example", "both.example", "sub.parent.example"])
        try add("other", ["both.example", "parent.example"])
        try test.list(good)
        try refuse(honest)
        _ = try test.publish()
        let names = try test.published("domains.txt")
        #expect(names.contains("both.example") && names.contains("fraud0.example") && names.contains("parent.example"))
        #expect(!names.contains("alone.example") && !names.contains("shop0.example"))
        let lists = try ListsDirectory(path: test.installation.listsPath).load().lists
        let query = ExplainQuery(
            store: test.store, protection: try test.installation.nameGuard(lists, store: test.store),
            feeds: try test.installation.feedDesk(store: test.store).statuses(), now: test.installation.now)
        let alone = try query.explain("alone.example")
        #expect(alone.state != .listed)
        #expect(alone.story.contains { $0.text.contains("counts only beside another source") }, "\(alone.story)")
        #expect(try query.explain("both.example").state == .listed)
    }

    @Test func `a list against advertising is not judged by what is no fraud`() throws {
        let names = (0..<25).map { "ads\($0).example" }
        try add("ads", names + ["more.example"], means: "ads")
        try refuse(names)
        _ = try test.publish()
        #expect(try test.published("domains.txt") == ["more.example"])
    }
}

/// The warnings of a run.
enum RecordedWarnings {
    static func of(_ run: (RunObserver) throws -> Void) rethrows -> [String] {
        var warnings: [String] = []
        try run { event in if case .warning(let text) = event { warnings.append(text) } }
        return warnings
    }
}
