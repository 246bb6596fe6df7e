import Pipeline
import Store
import Testing
import Vocabulary

/// Who may put a name on the list, and who may take it off.
@Suite struct ApprovalTests {
    private let now = TestInstallation.now
    private let team = "[decide]\napprovals = 2\n"

    @Test func `two approvals need two accounts, whatever the people call themselves`() throws {
        let test = try TestInstallation(team)
        let lead = try test.judge("http://pay.example/", subject: "pay.example")
        _ = try test.desk.approve(lead, actor: Actor(account: "li", name: "Li"), reason: "", now: now)
        let error = try #require(throws: PipelineError.self) {
            try test.desk.approve(lead, actor: Actor(account: "li", name: "Wang"), reason: "", now: now)
        }
        #expect(error.description.contains("Wang (li) has approved it already"))
        #expect(
            try test.desk.approve(lead, actor: Actor(account: "wang", name: "Li"), reason: "", now: now)
                == .listed(subject: "pay.example", scope: .subtree))
    }

    @Test func `the proposer's approval does not count where two are asked for`() throws {
        let test = try TestInstallation(team)
        let lead = try test.judge("http://pay.example/", outcome: .clear, score: 0, subject: "pay.example")
        _ = try test.desk.propose(lead, actor: "li", reason: "seen in a phone", now: now)
        #expect(throws: PipelineError.self) { try test.desk.approve(lead, actor: "li", reason: "x", now: now) }
        for (actor, answer) in [
            ("wang", .recorded("1 more approval needed, by other people")),
            ("zhao", .listed(subject: "pay.example", scope: .subtree)),
        ] as [(Actor, ReviewDesk.Answer)] {
            #expect(try test.desk.approve(lead, actor: actor, reason: "seen too", now: now) == answer)
        }
    }

    @Test func `whoever approves what no verdict proposed has proposed it`() throws {
        let test = try TestInstallation(team)
        let lead = try test.judge("http://pay.example/", outcome: .insufficient, score: 0, subject: "pay.example")
        #expect(
            try test.desk.approve(lead, actor: "li", reason: "seen", now: now)
                == .recorded("proposed; 2 approvals needed, by other people"))
        #expect(try test.store.state(of: lead) == .proposed)
    }

    @Test func `an emergency listing has one approver and lapses after 48 hours unless others confirm it`() throws {
        for isConfirmed in [false, true] {
            let test = try TestInstallation(team)
            let lead = try test.judge("http://pay.example/", subject: "pay.example")
            #expect(
                try test.desk.approve(lead, .init(reason: "victims now", isEmergency: true), actor: "li", now: now)
                    == .listed(subject: "pay.example", scope: .subtree))
            #expect(throws: PipelineError.self) {
                try test.desk.approve(lead, actor: "li", reason: "", now: now.adding(hours: 1))
            }
            if isConfirmed {
                #expect(
                    try test.desk.approve(lead, actor: "wang", reason: "", now: now.adding(hours: 47))
                        == .recorded("confirmed: the listing stands"))
            }
            #expect(try test.store.activeListings(at: Timestamp(seconds: now.adding(hours: 48).seconds - 1)).count == 1)
            #expect(try test.store.activeListings(at: now.adding(hours: 48)).count == (isConfirmed ? 1 : 0))
            _ = try test.store.settleDeadlines(at: now.adding(hours: 48), contactsResolvedBefore: now)
            #expect(try test.store.state(of: lead) == (isConfirmed ? .listed : .proposed))
            #expect(try test.desk.waiting(at: now.adding(hours: 48)).map(\.attention) == (isConfirmed ? [] : [.lapsed]))
        }
    }

    @Test func `taking off is one person's act; putting back is so only for that person`() throws {
        let test = try TestInstallation(team)
        for undoer in ["li", "zhao"] as [Actor] {
            let name = "\(undoer).example"
            let lead = try test.judge("http://\(name)/", subject: name)
            for actor in ["li", "wang"] as [Actor] { _ = try test.desk.approve(lead, actor: actor, reason: "", now: now) }
            _ = try test.desk.reject(lead, actor: "li", reason: "a mistake", now: now.adding(hours: 1))
            #expect(try test.store.activeListings(at: now.adding(hours: 1)).isEmpty)
            _ = try test.desk.undo(lead, actor: undoer, now: now.adding(hours: 2))
            let names = try test.store.activeListings(at: now.adding(hours: 2)).map(\.subject)
            #expect(names == (undoer == "li" ? [name] : []))
            _ = try test.desk.reject(lead, actor: "li", reason: "a mistake", now: now.adding(hours: 3))
        }
    }

    @Test func `one person's allow lapses after a week in a team, and gains no time by being said again`() throws {
        for isConfirmed in [false, true] {
            let test = try TestInstallation(team)
            let desk = test.installation.allowDesk(store: test.store)
            func add(_ author: Actor, _ days: Int) throws -> AllowOutcome {
                try desk.allow(
                    "a.example", exact: false, reason: "ours", author: author, until: nil, now: now.adding(days: days)
                ).outcome
            }
            #expect(try add("li", 0) == .addedUntilConfirmed(now.adding(days: 7)))
            #expect(try add("li", 3) == .addedUntilConfirmed(now.adding(days: 7)))
            if isConfirmed { #expect(try add("wang", 4) == .confirmed) }
            #expect(try test.store.allows(at: Timestamp(seconds: now.adding(days: 7).seconds - 1)).count == 1)
            #expect(try test.store.allows(at: now.adding(days: 7)).count == (isConfirmed ? 1 : 0))
            let counts = try test.store.settleDeadlines(at: now.adding(days: 7), contactsResolvedBefore: now)
            #expect(counts.allowsLapsed == (isConfirmed ? 0 : 1))
        }
        let alone = try TestInstallation()
        #expect(
            try alone.installation.allowDesk(store: alone.store).allow(
                "a.example", exact: false, reason: "ours", author: "li", until: nil, now: now
            ).outcome == .added)
    }

    @Test func `a listing under an order can't outlive it`() throws {
        let test = try TestInstallation("[decide]\nauthorities = [\"City Police\"]\n")
        let lead = try test.judge("http://pay.example/", subject: "pay.example")
        let reader = OrderReader(authorities: test.installation.configuration.authorities, now: now)
        #expect(throws: PipelineError.self) {
            try reader.basis(authority: "Somebody", document: "1", article: nil, until: nil)
        }
        #expect(throws: PipelineError.self) {
            try reader.basis(authority: "City Police", document: nil, article: nil, until: nil)
        }
        var approval = ReviewDesk.Approval()
        let day = String(now.adding(days: 9).description.prefix(10))
        approval.basis = try reader.basis(authority: "City Police", document: "17/2026", article: "32", until: day)
        _ = try test.desk.approve(lead, approval, actor: "li", now: now)
        let listing = try #require(try test.store.listings(of: lead).last)
        #expect(listing.basis == approval.basis)
        #expect(try #require(listing.expiresAt) <= now.adding(days: 10))
    }

    @Test func `an operation counts each name once`() throws {
        let test = try TestInstallation()
        try test.store.setOperation("autumn", startsAt: now, endsAt: now.adding(days: 30), actor: "li", now: now)
        for (path, at) in [("a", 0), ("b", 1)] {
            let lead = try test.judge("http://pay.example/\(path)", subject: "pay.example")
            var approval = ReviewDesk.Approval()
            approval.operation = "autumn"
            _ = try test.desk.approve(lead, approval, actor: "li", now: now.adding(days: at))
        }
        #expect(try test.store.operations().map(\.subjects) == [1])
        let late = try test.judge("http://late.example/", subject: "late.example")
        var approval = ReviewDesk.Approval()
        approval.operation = "autumn"
        #expect(throws: StateStoreError.self) {
            try test.desk.approve(late, approval, actor: "li", now: now.adding(days: 30))
        }
    }

    @Test func `a type that is none is a configuration error, never left out`() throws {
        let error = try #require(throws: PipelineError.self) {
            try TestInstallation("[decide]\nautomatic_except = [\"TZ1\", \"TZ9\"]\n")
        }
        #expect(error.kind == .configuration && error.description.contains("TZ9"))
    }

    @Test func `a yes to what is listed and asked about keeps it there, and is asked about once`() throws {
        let test = try TestInstallation()
        let now = TestInstallation.now
        let lead = try test.judge("http://site.example/", subject: "site.example")
        _ = try test.desk.approve(lead, actor: "li", reason: "", now: now)
        #expect(throws: PipelineError.self) { try test.desk.approve(lead, actor: "li", reason: "", now: now) }
        func judgeClear(day: Int) throws {
            try test.judgeAgain(lead, outcome: .clear, score: 1, subject: "site.example", at: now.adding(days: day))
        }
        try judgeClear(day: 1)
        #expect(try test.desk.item(lead)?.attention == .changed)
        let answer = try test.desk.approve(lead, actor: "wang", reason: "shows itself to victims only", now: now.adding(days: 1))
        #expect(answer == .recorded("it stays listed"))
        try judgeClear(day: 2)
        #expect(try test.desk.item(lead)?.attention == nil)
        #expect(try test.store.activeListings(at: now.adding(days: 2)).count == 1)
        // Undone, it is asked about again, and stays listed meanwhile.
        _ = try test.desk.undo(lead, actor: "li", now: now.adding(days: 2))
        #expect(try test.desk.item(lead)?.attention == .reopened)
        #expect(try test.store.activeListings(at: now.adding(days: 2)).count == 1)
    }
}
