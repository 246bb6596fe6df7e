import Pipeline
import Store
import Testing
import Vocabulary

/// The queue, key by key.
@Suite struct ReviewSessionTests {
    private let now = TestInstallation.now

    private func session(_ test: TestInstallation) throws -> ReviewSession {
        try ReviewSession(desk: test.desk, actor: "li", now: now, limit: 100)
    }

    @Test func `keys decide, skip, go back and end`() throws {
        let test = try TestInstallation()
        let leads = try (1...3).map { try test.judge("http://site\($0).example/", score: 99 - $0, subject: "site\($0).example") }
        var session = try session(test)
        func press(_ key: ReviewSession.Key, _ reason: String = "") throws {
            let card = try #require(try session.current(at: now))
            session.press(key, reason: reason, on: card, now: now)
        }
        #expect(try session.current(at: now)?.item.id == leads[0])
        try press(.approve)
        #expect(session.message == "listed site1.example (subtree)")
        try press(.reject, "a shop")
        #expect(try test.store.state(of: leads[1]) == .rejected)
        try press(.undo)
        #expect(try session.current(at: now)?.item.id == leads[1])
        try press(.undo)
        #expect(try test.store.activeListings(at: now).isEmpty)
        try press(.undo)
        #expect(session.message == "nothing to undo")
        try press(.skip)
        try press(.skip)
        #expect(try session.current(at: now)?.item.id == leads[2])
        try press(.quit)
        #expect(session.isOver)
    }

    @Test func `what others have decided meanwhile is passed over`() throws {
        let test = try TestInstallation()
        let leads = try (1...2).map { try test.judge("http://site\($0).example/", score: 99 - $0, subject: "site\($0).example") }
        var session = try session(test)
        _ = try test.desk.reject(leads[0], actor: "wang", reason: "ours", now: now)
        #expect(try session.current(at: now)?.item.id == leads[1])
    }

    @Test func `siblings under one registrable name are decided by one key, and undone by one`() throws {
        let test = try TestInstallation()
        let leads = try ["a", "b"].map { try test.judge("http://\($0).bad.example/", score: 95, subject: "\($0).bad.example") }
        let other = try test.judge("http://other.example/", score: 10, subject: "other.example")
        var session = try session(test)
        let card = try #require(try session.current(at: now))
        #expect(card.siblings == [leads[1]])
        session.press(.approveSiblings, on: card, now: now)
        #expect(try test.store.activeListings(at: now).map(\.subject) == ["a.bad.example", "b.bad.example"])
        #expect(try session.current(at: now)?.item.id == other)
        let next = try #require(try session.current(at: now))
        session.press(.undo, on: next, now: now)
        #expect(try test.store.activeListings(at: now).isEmpty)
    }

    @Test func `a host that only looks like one below it is no sibling`() throws {
        let test = try TestInstallation()
        let lead = try test.judge("http://a_b.test/", subject: "a_b.test")
        _ = try test.judge("http://x.axb.test/", subject: "x.axb.test")
        let below = try test.judge("http://x.a_b.test/", subject: "x.a_b.test")
        #expect(try test.store.waitingSiblings(of: lead, host: "a_b.test", limit: 10) == [below])
    }

    @Test func `undo takes back nothing that somebody else said since`() throws {
        let test = try TestInstallation("[decide]\napprovals = 2\n")
        let lead = try test.judge("http://site.example/", subject: "site.example")
        let other = try test.judge("http://other.example/", score: 10, subject: "other.example")
        var session = try session(test)
        session.press(.approve, on: try #require(try session.current(at: now)), now: now)
        _ = try test.desk.approve(lead, actor: "wang", reason: "", now: now)
        #expect(try session.current(at: now)?.item.id == other)
        session.press(.undo, on: try #require(try session.current(at: now)), now: now)
        #expect(session.message.contains("approve by wang came since"))
        #expect(try test.store.activeListings(at: now).count == 1)
    }

    @Test func `the queue is sorted by harm, then by age`() throws {
        let test = try TestInstallation()
        let mild = try test.judge("http://mild.example/", score: 60, subject: "mild.example")
        let old = try test.judge("http://old.example/", score: 95, subject: "old.example")
        let new = try test.judge("http://new.example/", score: 95, subject: "new.example")
        #expect(try test.desk.waiting(at: now).map(\.id) == [old, new, mild])
    }
}
