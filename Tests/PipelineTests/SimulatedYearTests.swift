import Pipeline
import Store
import Testing
import Vocabulary

/// A year on a test clock: each way that a lead can go, each deadline, each lapse.
@Suite struct SimulatedYearTests {
    private let start = TestInstallation.now

    @Test func `a year shows every state, and each end comes on its day`() throws {
        let test = try TestInstallation("[decide]\napprovals = 2\n")
        let store = test.store
        var seen: Set<LeadState> = []
        func day(_ number: Int, _ hour: Int = 0) -> Timestamp { start.adding(days: number).adding(hours: hour) }
        func expect(_ lead: Int64, _ state: LeadState, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
            let found = try store.state(of: lead)
            #expect(found == state, sourceLocation: sourceLocation)
            if let found { seen.insert(found) }
        }
        func approve(_ lead: Int64, _ people: [Actor] = ["li", "wang"], at moment: Timestamp) throws {
            for person in people { _ = try test.desk.approve(lead, actor: person, reason: "seen", now: moment) }
        }
        func settle(_ moment: Timestamp) throws -> DeadlineCounts {
            try store.settleDeadlines(at: moment, contactsResolvedBefore: moment.adding(days: -90))
        }
        func fetch(_ lead: Int64, _ hasPage: Bool, site: SiteState? = nil, at moment: Timestamp) throws {
            try store.keep(
                [TestInstallation.fetch(of: lead, hasPage: hasPage, at: moment)],
                visits: site.map { [TestInstallation.visit(of: lead, $0, at: moment)] } ?? [])
        }

        // January: reports come in, some pages are there, some are not.
        let plain = try test.report("http://plain.example/")
        try expect(plain, .reported)
        try store.queue([plain], now: day(0))
        try expect(plain, .queued)
        try fetch(plain, false, at: day(0))
        try expect(plain, .unreachable)
        try fetch(plain, true, at: day(1))
        try expect(plain, .fetched)
        let cleared = try test.judge("http://clear.example/", outcome: .clear, score: 3, subject: "clear.example")
        try expect(cleared, .cleared)
        let thin = try test.judge("http://thin.example/", outcome: .insufficient, score: 0, subject: "thin.example")
        try expect(thin, .insufficient)
        let shop = try test.judge("http://shop.example/", subject: "shop.example")
        try expect(shop, .proposed)
        _ = try test.desk.reject(shop, actor: "li", reason: "a shop that we know", now: day(1))
        try expect(shop, .rejected)

        // A site is listed, stays alive, and its time ends on day 180.
        let long = try test.judge("http://long.example/", subject: "long.example")
        try approve(long, at: day(2))
        try expect(long, .listed)
        #expect(try settle(day(181)).expired == 0)
        #expect(try settle(day(182)).expired == 1)
        try expect(long, .expired)
        #expect(try test.desk.waiting(at: day(182)).map(\.attention) == [.expired])
        // What was said half a year ago does not list it again.
        _ = try test.desk.approve(long, actor: "li", reason: "still there", now: day(183))
        #expect(try store.activeListings(at: day(183)).isEmpty)
        _ = try test.desk.approve(long, actor: "wang", reason: "yes", now: day(183, 1))
        try expect(long, .listed)

        // A site dies: when its name is gone it is dormant, for at most thirty days; one that comes back has its whole time again.
        for comesBack in [false, true] {
            let name = comesBack ? "back.example" : "dead.example"
            let lead = try test.judge("http://\(name)/", subject: name)
            try approve(lead, at: day(190))
            try fetch(lead, false, site: .failing, at: day(191))
            try fetch(lead, false, at: day(192))
            try expect(lead, .listed)
            try fetch(lead, false, site: .gone, at: day(193))
            try expect(lead, .dormant)
            #expect(try store.activeListings(at: day(222)).contains { $0.subject == name })
            if comesBack {
                try fetch(lead, true, site: .returned, at: day(200))
                try expect(lead, .listed)
            }
            #expect(try store.activeListings(at: day(223)).contains { $0.subject == name } == comesBack)
            if !comesBack {
                _ = try settle(day(223))
                try expect(lead, .expired)
                #expect(try !test.desk.waiting(at: day(223)).contains { $0.id == lead })
            }
        }

        // An emergency: confirmed it stays, unconfirmed it lapses after two days and waits again.
        for isConfirmed in [true, false] {
            let name = isConfirmed ? "now.example" : "haste.example"
            let lead = try test.judge("http://\(name)/", subject: name)
            _ = try test.desk.approve(lead, .init(reason: "victims", isEmergency: true), actor: "li", now: day(230))
            if isConfirmed { _ = try test.desk.approve(lead, actor: "zhao", reason: "", now: day(231)) }
            #expect(try settle(day(231, 23)).lapsed == 0)
            #expect(try settle(day(232)).lapsed == (isConfirmed ? 0 : 1))
            try expect(lead, isConfirmed ? .listed : .proposed)
        }

        // An owner appeals twice: turned down, the listing goes on; upheld, it ends and is remembered.
        let owned = try test.judge("http://owned.example/", subject: "owned.example")
        try approve(owned, at: day(240))
        for (outcome, state) in [(StoredAppeal.Outcome.rejected, LeadState.listed), (.upheld, .withdrawn)] {
            var random = SystemRandomNumberGenerator()
            let appeal = try test.appeals.open(
                "owned.example", contact: "c", reason: "r", actor: "li", now: day(241), random: &random
            ).appeal
            try expect(owned, .disputed)
            #expect(appeal.missedDeadline(at: day(241, 2)) == "acknowledgement")
            #expect(appeal.missedDeadline(at: day(242, 1)) == "decision")
            _ = try test.appeals.resolve(appeal.ticket, outcome, reason: "looked", actor: "zhao", now: day(241, 3))
            try expect(owned, state)
        }
        // In a team the appeal's allowlist entry is one person's too: a week, unless confirmed.
        #expect(try store.allows(at: day(248, 2)).count == 1)
        #expect(try settle(day(248, 3)).allowsLapsed == 1)
        // Withdrawn is remembered: neither a visit nor a verdict puts it back; a new owner is looked at, at once.
        try fetch(owned, true, at: day(250))
        try test.judgeAgain(owned, outcome: .list, score: 99, subject: "owned.example", at: day(250))
        try expect(owned, .withdrawn)
        try store.noteRegisteredAnew(owned, now: day(251))
        try expect(owned, .proposed)
        #expect(try test.desk.item(owned)?.attention == .reregistered)

        // A listed site that has changed is looked at while it stays on the list.
        try test.judgeAgain(long, outcome: .clear, score: 2, subject: "long.example", at: day(260))
        try expect(long, .listed)
        #expect(try test.desk.item(long)?.attention == .changed)

        // The year ends, and with it everything that was listed in its first half.
        _ = try settle(day(365))
        #expect(try store.activeListings(at: day(365)).map(\.subject).sorted() == ["back.example", "now.example"])
        let transient: Set<LeadState> = [.scored, .approved]
        #expect(Set(LeadState.allCases).subtracting(transient).subtracting(seen).isEmpty)
        #expect(try store.checkAudit().fault == nil)
    }
}
