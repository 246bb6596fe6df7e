import Pipeline
import Store
import Testing
import Vocabulary

/// Sites that die and come back, and what that does to listings that are over.
@Suite struct RevivalTests {
    private let now = TestInstallation.now

    @Test func `a site that comes back brings back no listing that has expired`() throws {
        let test = try TestInstallation("[decide]\nexpire_days = 100\n")
        let store = test.store
        func visit(_ lead: Int64, _ site: SiteState, day: Int) throws {
            let moment = now.adding(days: day)
            try store.keep(
                [TestInstallation.fetch(of: lead, hasPage: site == .returned, at: moment)],
                visits: [TestInstallation.visit(of: lead, site, at: moment)])
        }
        let lead = try test.judge("http://back.example/", subject: "back.example")
        _ = try test.desk.approve(lead, actor: "li", reason: "", now: now)
        // Dead, so its listing ends after 30 days and not after 100.
        try visit(lead, .gone, day: 10)
        let over = now.adding(days: 41)
        #expect(try store.settleDeadlines(at: over, contactsResolvedBefore: now).expired == 1)
        // Listed again, dead again, back again.
        _ = try test.desk.approve(lead, actor: "li", reason: "seen again", now: now.adding(days: 45))
        try visit(lead, .gone, day: 50)
        try visit(lead, .returned, day: 55)
        #expect(try store.activeListings(at: now.adding(days: 56)).count == 1)
        // And what people take off is off.
        _ = try test.desk.reject(lead, actor: "li", reason: "a shop", now: now.adding(days: 60))
        #expect(try store.activeListings(at: now.adding(days: 61)).isEmpty)
    }

    @Test func `a crawl's leads are queued, and what was decided stays decided`() throws {
        let test = try TestInstallation()
        let new = try test.report("http://new.example/")
        let listed = try test.judge("http://listed.example/", subject: "listed.example")
        _ = try test.desk.approve(listed, actor: "li", reason: "", now: now)
        try test.store.queue([new, listed], now: now)
        #expect(try test.store.state(of: new) == .queued && test.store.state(of: listed) == .listed)
    }
}
