import Foundation
import Pipeline
import Store
import Testing
import Vocabulary

/// A run with nothing to do knows so without compiling the list; whatever can change the list makes it compile.
@Suite struct StandingReleaseTests {
    /// Publishes and says whether the list was compiled for it.
    private static func compiles(_ test: TestInstallation, at now: Timestamp? = nil) throws -> Bool {
        var installation = test.installation
        if let now {
            installation = Installation(
                configuration: installation.configuration, state: installation.state, listsPath: installation.listsPath,
                parserPath: installation.parserPath, now: now)
        }
        var isCompiled = false
        _ = try installation.publishRun(store: test.store).run { event in
            if case .started(.compile, _) = event { isCompiled = true }
        }
        return isCompiled
    }

    private static func published() throws -> TestInstallation {
        let test = try TestInstallation()
        try test.list(["pay.example", "loan.example"])
        #expect(try compiles(test))
        #expect(try !compiles(test))
        return test
    }

    @Test func `a new listing, an allow, its end and a decision each count`() throws {
        let test = try StandingReleaseTests.published()
        try test.list(["new.example"])
        #expect(try StandingReleaseTests.compiles(test))
        #expect(try !StandingReleaseTests.compiles(test))
        let desk = test.installation.allowDesk(store: test.store)
        _ = try desk.allow("pay.example", exact: false, reason: "mine", author: "li", until: nil, now: TestInstallation.now)
        #expect(try StandingReleaseTests.compiles(test))
        try desk.remove("pay.example", author: "li", now: TestInstallation.now)
        #expect(try StandingReleaseTests.compiles(test))
        #expect(try !StandingReleaseTests.compiles(test))
        _ = try test.desk.reject(1, actor: "li", reason: "no", now: TestInstallation.now)
        #expect(try StandingReleaseTests.compiles(test))
        #expect(try !StandingReleaseTests.compiles(test))
    }

    @Test func `the clock alone counts: an allow and a listing that end`() throws {
        let test = try StandingReleaseTests.published()
        let desk = test.installation.allowDesk(store: test.store)
        _ = try desk.allow(
            "pay.example", exact: false, reason: "mine", author: "li",
            until: TestInstallation.now.adding(days: 2).description.prefix(10).description, now: TestInstallation.now)
        #expect(try StandingReleaseTests.compiles(test))
        #expect(try !StandingReleaseTests.compiles(test))
        #expect(try StandingReleaseTests.compiles(test, at: TestInstallation.now.adding(days: 4)))
        #expect(try !StandingReleaseTests.compiles(test, at: TestInstallation.now.adding(days: 4)))
        // All have expired: the list is looked at, and the guard does not let it go empty by itself.
        #expect(throws: PipelineError.self) {
            try StandingReleaseTests.compiles(test, at: TestInstallation.now.adding(days: 400))
        }
    }

    @Test func `a release that is due again is made again, though nothing has changed`() throws {
        let test = try StandingReleaseTests.published()
        let valid = test.installation.configuration.validHours
        #expect(try !StandingReleaseTests.compiles(test, at: TestInstallation.now.adding(hours: valid / 2 - 1)))
        #expect(try StandingReleaseTests.compiles(test, at: TestInstallation.now.adding(hours: valid / 2)))
        #expect(try !StandingReleaseTests.compiles(test, at: TestInstallation.now.adding(hours: valid / 2)))
        #expect(try ReleaseDesk(installation: test.installation).list().count == 2)
    }

    @Test func `a clock that went back by forty days makes a release whose serial rises, and so does the next healthy run`()
        throws
    {
        let test = try StandingReleaseTests.published()
        let desk = ReleaseDesk(installation: test.installation)
        let before = try desk.current()
        try test.list(["during.example"])
        #expect(try StandingReleaseTests.compiles(test, at: TestInstallation.now.adding(days: -40)))
        let during = try desk.current()
        #expect(during == before + 1)
        try test.list(["after.example"])
        #expect(try StandingReleaseTests.compiles(test, at: TestInstallation.now.adding(hours: 1)))
        #expect(try desk.current() > during)
        #expect(try test.published("domains.txt") == ["after.example", "during.example", "loan.example", "pay.example"])
        #expect(try desk.verify(nil).damages.isEmpty)
    }

    @Test func `a clock that went back, and a release that rotted or is gone, count`() throws {
        let test = try StandingReleaseTests.published()
        #expect(try StandingReleaseTests.compiles(test, at: TestInstallation.now.adding(days: -1)))
        let file = test.installation.state.current + "/domains.txt"
        try FileManager.default.removeItem(atPath: file)
        try Data("rotten\n".utf8).write(to: URL(fileURLWithPath: file))
        #expect(try StandingReleaseTests.compiles(test))
        #expect(try !StandingReleaseTests.compiles(test))
        try FileManager.default.removeItem(atPath: test.installation.state.current)
        #expect(try StandingReleaseTests.compiles(test))
    }

    @Test func `a feed that brings something else counts, one that was asked again does not`() throws {
        let test = try StandingReleaseTests.published()
        let path = test.installation.state.root + "/feed.txt"
        func sync(_ text: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            _ = try test.installation.feedSync(store: test.store).run { _ in }
        }
        try Data("bad.example\n".utf8).write(to: URL(fileURLWithPath: path))
        var draft = FeedDraft(name: "desk", location: path)
        (draft.licence, draft.means) = ("internal", "fraud")
        _ = try test.installation.feedDesk(store: test.store).add(draft, actor: "li")
        try sync("bad.example\nworse.example\n")
        #expect(try StandingReleaseTests.compiles(test))
        try sync("bad.example\nworse.example\n")
        #expect(try !StandingReleaseTests.compiles(test))
        try sync("bad.example\nworst.example\n")
        #expect(try StandingReleaseTests.compiles(test))
    }

    @Test func `verdicts that list nothing do not count, those on hosts of a watched domain do`() throws {
        let test = try StandingReleaseTests.published()
        let lead = try test.report("http://garden.example/")
        for outcome in [Verdict.Outcome.clear, .review, .clear, .insufficient] {
            try test.judgeAgain(lead, outcome: outcome, score: 0, subject: "garden.example", at: TestInstallation.now)
            #expect(try !StandingReleaseTests.compiles(test), "\(outcome)")
        }
        for host in ["a", "b", "c"].map({ "\($0).rented.example" }) {
            let lead = try test.judge("http://\(host)/", subject: host, scope: .exact)
            _ = try test.desk.approve(lead, actor: "li", reason: "", now: TestInstallation.now)
        }
        #expect(try StandingReleaseTests.compiles(test))
        #expect(try test.published("squid.txt").contains(".rented.example"))
        let shop = try test.report("http://shop.rented.example/")
        try test.judgeAgain(shop, outcome: .insufficient, score: 0, subject: "shop.rented.example", at: TestInstallation.now)
        #expect(try !StandingReleaseTests.compiles(test))
        try test.judgeAgain(shop, outcome: .clear, score: 0, subject: "shop.rented.example", at: TestInstallation.now)
        #expect(try StandingReleaseTests.compiles(test))
        #expect(try !test.published("squid.txt").contains(".rented.example"))
        #expect(try !StandingReleaseTests.compiles(test))
        // Asking why a name is listed watches nothing else.
        _ = try test.installation.compileRun(store: test.store).run(observer: { _ in }, onRefusal: { _ in })
        #expect(try !StandingReleaseTests.compiles(test))
    }

    @Test func `a person's no that waits for a verdict counts when the verdict comes`() throws {
        let test = try StandingReleaseTests.published()
        let lead = try test.report("http://quiet.example/")
        try test.store.decide(lead: lead, actor: "li", now: TestInstallation.now) { _ in
            DecisionPlan(.reject, verdict: nil, reason: "ours", change: .none)
        }
        #expect(try StandingReleaseTests.compiles(test))
        try test.judgeAgain(lead, outcome: .review, score: 60, subject: "quiet.example", at: TestInstallation.now)
        #expect(try StandingReleaseTests.compiles(test))
        #expect(try !StandingReleaseTests.compiles(test))
    }

    @Test func `a damaged feed that is left out does not make each run compile, and comes back when it is mended`() throws {
        let test = try StandingReleaseTests.published()
        let path = test.installation.state.root + "/feed.txt"
        try Data((0..<2_000).map { "bad\($0).example\n" }.joined().utf8).write(to: URL(fileURLWithPath: path))
        var draft = FeedDraft(name: "desk", location: path)
        (draft.licence, draft.means) = ("internal", "fraud")
        _ = try test.installation.feedDesk(store: test.store).add(draft, actor: "li")
        _ = try test.installation.feedSync(store: test.store).run { _ in }
        let folder = test.installation.state.feeds + "/desk"
        let file = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }.max {
                try size($0) < size($1)
            })
        let whole = try Data(contentsOf: URL(fileURLWithPath: file))
        var rotten = whole
        rotten[whole.count / 2] ^= 0x20
        try rotten.write(to: URL(fileURLWithPath: file))
        #expect(try StandingReleaseTests.compiles(test))
        #expect(try test.published("domains.txt").count == 2)
        #expect(try !StandingReleaseTests.compiles(test))
        // The next sync makes the snapshot anew, a moment later.
        let later = Installation(
            configuration: test.installation.configuration, state: test.installation.state,
            listsPath: test.installation.listsPath,
            parserPath: "", now: TestInstallation.now.adding(hours: 1))
        _ = try later.feedSync(store: test.store).run { _ in }
        #expect(try StandingReleaseTests.compiles(test, at: later.now))
        #expect(try test.published("domains.txt").count == 2_002)
        #expect(try !StandingReleaseTests.compiles(test, at: later.now))
    }

    private func size(_ path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
}
