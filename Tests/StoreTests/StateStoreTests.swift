import GRDB
import Store
import Testing
import Vocabulary

@Suite struct StateStoreTests {
    let now = TemporaryStore.now

    @Test func `many reports of one address make one lead with a count of reporters`() throws {
        let temporary = try TemporaryStore()
        let outcomes = try temporary.store.take(
            [
                try TemporaryStore.report("http://a.example/x"),
                try TemporaryStore.report("https://A.example/x#top", source: "bank"),
                try TemporaryStore.report("http://a.example/x?utm_source=sms", source: "bank", contact: "li"),
            ], now: now)
        guard case .accepted(let lead) = outcomes[0], case .duplicate(lead) = outcomes[1], case .duplicate(lead) = outcomes[2]
        else {
            Issue.record("expected one lead, got \(outcomes)")
            return
        }
        let stored = try #require(try temporary.store.lead(id: lead))
        #expect(stored.key == "http://a.example/x")
        #expect(stored.reports == 3)
        #expect(stored.reporters == 3)
    }

    @Test func `taking in the same reports again changes nothing, also when the clock went on`() throws {
        let temporary = try TemporaryStore()
        let stated = Timestamp(seconds: 1_700_000_000)
        for clock in [now, now.adding(days: 1)] {
            _ = try temporary.store.take(
                [
                    try TemporaryStore.report("http://a.example/", at: clock),
                    try TemporaryStore.report("http://b.example/", at: stated),
                ],
                now: clock)
        }
        #expect(try temporary.store.lead(key: "http://a.example/")?.reports == 1)
        #expect(try temporary.store.lead(key: "http://b.example/")?.reports == 1)
    }

    @Test func `a listing begins with its decision and ends when the decision is undone`() throws {
        let temporary = try TemporaryStore()
        let (lead, verdict) = try temporary.judgedLead("http://pay.example/", subject: "pay.example")
        #expect(try temporary.store.reviewQueue(at: now, limit: 10).map(\.lead.id) == [lead])
        try temporary.store.decide(lead: lead, actor: "li", now: now) { _ in
            DecisionPlan(
                .approve, verdict: verdict.id, reason: "",
                change: .list(
                    NewListing(
                        subject: "pay.example", scope: .subtree, type: .phishing, score: 95, expiresAt: now.adding(days: 10))))
        }
        #expect(try temporary.store.activeListings(at: now).map(\.subject) == ["pay.example"])
        #expect(try temporary.store.activeListings(at: now.adding(days: 10)).isEmpty)
        #expect(try temporary.store.reviewQueue(at: now, limit: 10).map(\.lead.id).isEmpty)
        let decision = try #require(try temporary.store.decisions(of: lead).last)
        try temporary.store.undo(decision, actor: "wang", now: now)
        #expect(try temporary.store.activeListings(at: now).isEmpty)
        #expect(try temporary.store.decisions(of: lead).last?.undoneBy == "wang")
        #expect(try temporary.store.reviewQueue(at: now, limit: 10).map(\.lead.id) == [lead])
    }

    @Test func `an undone withdrawal brings the listing back`() throws {
        let temporary = try TemporaryStore()
        let (lead, verdict) = try temporary.judgedLead("http://pay.example/", subject: "pay.example")
        try temporary.store.decide(lead: lead, actor: "automatic", now: now) { _ in
            DecisionPlan(
                .list, verdict: verdict.id, reason: "",
                change: .list(NewListing(subject: "pay.example", scope: .subtree, type: nil, score: nil, expiresAt: nil)))
        }
        try temporary.store.decide(lead: lead, actor: "li", now: now.adding(days: 1)) { _ in
            DecisionPlan(.withdraw, verdict: verdict.id, reason: "ours", change: .end(because: "withdrawn by li"))
        }
        #expect(try temporary.store.activeListings(at: now).isEmpty)
        let withdrawal = try #require(try temporary.store.decisions(of: lead).last)
        try temporary.store.undo(withdrawal, actor: "li", now: now.adding(days: 2))
        #expect(try temporary.store.activeListings(at: now).count == 1)
    }

    @Test func `an allowlist entry ends on its day and is replaced, not doubled`() throws {
        let temporary = try TemporaryStore()
        for reason in ["first", "second"] {
            _ = try temporary.store.allow(
                NewAllow(subject: "a.example", scope: .subtree, reason: reason, endsAt: now.adding(days: 5)), author: "li",
                now: now)
        }
        #expect(try temporary.store.allows(at: now).map(\.reason) == ["second"])
        #expect(try temporary.store.allows(at: now.adding(days: 5)).isEmpty)
        #expect(try temporary.store.disallow(subject: "a.example", author: "li", now: now) == 1)
        #expect(try temporary.store.disallow(subject: "a.example", author: "li", now: now) == 0)
    }

    @Test func `a listing that has expired settles nothing: its lead waits again`() throws {
        let temporary = try TemporaryStore()
        let (lead, verdict) = try temporary.judgedLead("http://pay.example/", subject: "pay.example")
        try temporary.store.decide(lead: lead, actor: "li", now: now) { _ in
            DecisionPlan(
                .approve, verdict: verdict.id, reason: "",
                change: .list(
                    NewListing(subject: "pay.example", scope: .subtree, type: nil, score: nil, expiresAt: now.adding(days: 10))))
        }
        #expect(try temporary.store.reviewQueue(at: now.adding(days: 9), limit: 10).map(\.lead.id).isEmpty)
        #expect(try temporary.store.reviewQueue(at: now.adding(days: 10), limit: 10).map(\.lead.id) == [lead])
    }

    @Test func `a flood of links on one host does not keep other hosts out of a crawl`() throws {
        let temporary = try TemporaryStore()
        for source in ["desk", "bank"] {
            _ = try temporary.store.take(
                try (1...30).map { try TemporaryStore.report("http://flood.example/\($0)", source: source) }, now: now)
        }
        _ = try temporary.store.take([try TemporaryStore.report("http://quiet.example/")], now: now)
        let due = try temporary.store.leadsToCrawl(at: now, perHost: 3, limit: 10).map(\.host)
        #expect(due == ["flood.example", "flood.example", "flood.example", "quiet.example"])
        #expect(try temporary.store.leadsToCrawl(at: now, perHost: 30, limit: 10).count == 10)
    }

    @Test func `a lead that was never fetched comes before one that is due again, a fresh one not at all`() throws {
        let temporary = try TemporaryStore()
        for source in ["desk", "bank"] {
            _ = try temporary.store.take(
                try ["old", "fresh"].map { try TemporaryStore.report("http://\($0).example/", source: source) }, now: now)
        }
        _ = try temporary.store.take([try TemporaryStore.report("http://new.example/")], now: now)
        let old = try #require(try temporary.store.lead(key: "http://old.example/"))
        let fresh = try #require(try temporary.store.lead(key: "http://fresh.example/"))
        let visits = [(old.id, now), (fresh.id, now.adding(days: 1))].map { lead, due in
            StoredVisit(lead: lead, dueAt: due, visits: 1, failures: 0, state: .live, stateSince: now)
        }
        try temporary.store.keep([], visits: visits)
        let due = try temporary.store.leadsToCrawl(at: now, perHost: 20, limit: 10)
        #expect(due.map(\.host) == ["new.example", "old.example"])
    }

    @Test func `the automatic rule's listing is kept with its verdict`() throws {
        let temporary = try TemporaryStore()
        let (lead, _) = try temporary.judgedLead("http://pay.example/", subject: "pay.example")
        let new = NewVerdict(
            lead: lead, verdict: Verdict(outcome: .list, score: 99, type: .phishing, scope: .exact, signals: []), signals: "[]",
            subject: "pay.example", protection: nil, basis: "test")
        let change = ListingChange.list(NewListing(subject: "pay.example", scope: .exact, type: nil, score: 99, expiresAt: nil))
        for isListed in [false, true] {
            let kept = try temporary.store.keep([new], now: now) { verdict, decisions, isListedAlready in
                #expect(verdict.score == 99)
                #expect(isListedAlready == isListed)
                return isListedAlready ? nil : ("strong", change)
            }
            #expect(kept.map(\.wasListed) == [!isListed])
        }
        #expect(try temporary.store.activeListings(at: now).map(\.subject) == ["pay.example"])
        #expect(try temporary.store.decisions(of: lead).map(\.actor) == [.automatic])
    }

    @Test func `a verdict whose fetch is gone keeps no other fetch`() throws {
        let temporary = try TemporaryStore()
        let now = TemporaryStore.now
        // Judged and decided before any fetch that is kept.
        let (lead, verdict) = try temporary.judgedLead("http://pay.example/", subject: "pay.example")
        try temporary.store.decide(lead: lead, actor: "li", now: now) { _ in
            DecisionPlan(.reject, verdict: verdict.id, reason: "")
        }
        for day in 1...9 {
            let moment = now.adding(days: day)
            try temporary.store.keep(
                [TemporaryStore.fetch(of: lead, at: moment)],
                visits: [
                    StoredVisit(
                        lead: lead, dueAt: moment.adding(days: 1), visits: day, failures: 0, state: .live, stateSince: moment)
                ])
        }
        let kept = try DatabaseQueue(path: temporary.directory + "/zhalan.sqlite").read { database in
            try Int.fetchOne(database, sql: "SELECT count(*) FROM fetch")
        }
        #expect(kept == 4)
    }
}
