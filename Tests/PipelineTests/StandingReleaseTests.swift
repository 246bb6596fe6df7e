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
}
