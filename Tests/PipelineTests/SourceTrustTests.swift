import Foundation
import Pipeline
import Store
import Testing
import Vocabulary

/// What sources earn, and what floods don't buy.
@Suite struct SourceTrustTests {
    private let now = TestInstallation.now

    @Test(
        "a level needs twenty decisions and an interval that says so",
        arguments: [
            (0, 0, SourceTrust.Level.unknown), (19, 0, .unknown), (0, 19, .unknown), (20, 0, .good), (0, 20, .bad),
            (10, 20, .poor), (40, 15, .unknown), (10, 30, .bad),
        ])
    func levels(confirmed: Int, refused: Int, level: SourceTrust.Level) {
        #expect(SourceTrust.level(WilsonInterval(hits: confirmed, of: confirmed + refused)) == level)
    }

    @Test func `two sources of different precision meet different thresholds`() throws {
        let test = try TestInstallation()
        let lead = try test.judge("http://a.example/", outcome: .list, score: 92, subject: "a.example")
        let verdict = try #require(try test.store.newestVerdict(of: lead))
        let policy = test.installation.policy
        for (level, lists) in [(SourceTrust.Level.good, true), (.unknown, true), (.poor, false), (.bad, false)] {
            #expect(
                policy.listsAutomatically(verdict, decisions: [], isListed: false, origin: LeadOrigin(trust: level)) == lists,
                "\(level)")
        }
    }

    @Test func `a reporter is judged by its own leads once there are twenty, until then by its source's`() {
        func record(_ contact: String?, _ confirmed: Int, _ refused: Int) -> SourceRecord {
            SourceRecord(
                source: "hotline", contact: contact, reports: 99, leads: 99, confirmed: confirmed, refused: refused)
        }
        let trust = SourceTrust(
            sources: [record(nil, 70, 40)],
            reporters: [
                record("best", 40, 0), record("worst", 1, 30), record("new", 3, 0), record("mixed", 18, 7), record("", 0, 40),
            ])
        func level(_ contacts: String...) -> SourceTrust.Level {
            trust.level(of: contacts.map { Reporter(source: "hotline", contact: $0) })
        }
        #expect(level("best") == .good)
        #expect(level("worst") == .bad)
        #expect(level("new") == .poor)
        #expect(level("") == .poor)
        #expect(level("mixed") == .unknown)
        // The best of those who reported it counts.
        #expect(level("worst", "best") == .good)
        #expect(level("worst", "new") == .poor)
        #expect(trust.level(of: [Reporter(source: "elsewhere", contact: "best")]) == .unknown)
        #expect(trust.level(of: []) == .unknown)
    }

    @Test func `a feed's record counts its names that were decided on here`() throws {
        let test = try TestInstallation()
        try test.list(["good.example", "also.example"])
        let bad = try test.judge("http://bad.example/", subject: "bad.example")
        _ = try test.desk.reject(bad, actor: "li", reason: "no", now: now)
        let path = test.installation.state.root + "/feed.txt"
        try Data("good.example\nbad.example\nother.example\n".utf8).write(to: URL(fileURLWithPath: path))
        var draft = FeedDraft(name: "desk", location: path)
        (draft.licence, draft.means) = ("internal", "fraud")
        let desk = test.installation.feedDesk(store: test.store)
        _ = try desk.add(draft, actor: "li")
        #expect(try desk.records().first?.leads == 0)
        _ = try test.installation.feedSync(store: test.store).run { _ in }
        let record = try #require(try desk.records().first)
        #expect((record.source, record.reports, record.confirmed, record.refused) == ("feed desk", 3, 1, 1))
    }

    @Test func `decisions on its leads are a source's record, appeals included`() throws {
        let test = try TestInstallation()
        for number in 1...3 {
            let lead = try test.judge("http://site\(number).example/", subject: "site\(number).example")
            if number == 3 {
                _ = try test.desk.reject(lead, actor: "li", reason: "no", now: now)
            } else {
                _ = try test.desk.approve(lead, actor: "li", reason: "", now: now)
            }
        }
        var record = try #require(try test.store.sourceRecords().first)
        #expect((record.source, record.leads, record.confirmed, record.refused) == ("test", 3, 2, 1))
        var random = SystemRandomNumberGenerator()
        let appeal = try test.appeals.open(
            "site1.example", contact: "c", reason: "r", actor: "li", now: now, random: &random
        ).appeal
        _ = try test.appeals.resolve(appeal.ticket, .upheld, reason: "ours", actor: "li", now: now)
        record = try #require(try test.store.sourceRecords().first)
        #expect((record.confirmed, record.refused) == (1, 2))
    }

    @Test func `many newcomers against one target are told apart from people who report other things too`() throws {
        let test = try TestInstallation()
        func report(_ url: String, contact: String) throws -> Int64 {
            let csv = "url,contact\n\(url),\(contact)\n"
            let path = test.installation.state.root + "/in.csv"
            try csv.write(toFile: path, atomically: true, encoding: .utf8)
            let handle = try #require(FileHandle(forReadingAtPath: path))
            var lead: Int64 = 0
            _ = try test.installation.intakeRun(store: test.store, source: "web").take(from: handle, path: path, format: .csv) {
                lead = $0.lead ?? 0
            }
            return lead
        }
        var target: Int64 = 0
        for number in 1...12 { target = try report("http://target.example/", contact: "n\(number)") }
        #expect(try test.store.reporterMix(of: target) == ReporterMix(reporters: 12, newcomers: 12))
        #expect(try test.store.reporterMix(of: target).looksLikeBrigading)
        for number in 1...6 { _ = try report("http://other\(number).example/", contact: "n\(number)") }
        #expect(try test.store.reporterMix(of: target) == ReporterMix(reporters: 12, newcomers: 6))
        #expect(try !test.store.reporterMix(of: target).looksLikeBrigading)
        // Reports alone have listed nothing and asked nobody.
        #expect(try test.store.activeListings(at: now).isEmpty && test.desk.waiting(at: now).isEmpty)
    }

    @Test func `a brigaded verdict waits for people, however strong it is`() throws {
        let test = try TestInstallation()
        let lead = try test.judge("http://a.example/", outcome: .list, score: 99, subject: "a.example")
        let verdict = try #require(try test.store.newestVerdict(of: lead))
        let origin = LeadOrigin(reporters: ReporterMix(reporters: 50, newcomers: 50))
        #expect(!test.installation.policy.listsAutomatically(verdict, decisions: [], isListed: false, origin: origin))
    }

    @Test func `feedback counts once, and a false positive asks people and takes nothing off`() throws {
        let test = try TestInstallation()
        try test.list(["a.example", "b.example"])
        let path = test.installation.state.root + "/feedback.csv"
        try """
        url,kind,count,consumer,at,note
        a.example,hits,17,campus,2026-11-20,
        a.example,false-positive,1,campus,2026-11-20,library
        b.example,confirmed,3,isp,2026-11-20,
        b.example,liked,3,isp,2026-11-20,
        b.example,hits,0,isp,2026-11-20,

        """.write(toFile: path, atomically: true, encoding: .utf8)
        for isAgain in [false, true] {
            var refused: [Int] = []
            let handle = try #require(FileHandle(forReadingAtPath: path))
            let summary = try FeedbackRun(store: test.store, actor: "li", now: now).take(
                from: handle, path: path, consumer: "x"
            ) { refused.append($0.line) }
            #expect((summary.new, summary.known, summary.reviews) == (isAgain ? (0, 3, 0) : (3, 0, 1)))
            #expect(refused == [5, 6])
        }
        let figures = try test.store.feedback(about: ["a.example"])
        #expect((figures.hits, figures.falsePositives, figures.confirmed) == (17, 1, 0))
        #expect(try test.desk.waiting(at: now).map(\.attention) == [.disputed])
        #expect(try test.store.activeListings(at: now).count == 2)
    }
}
