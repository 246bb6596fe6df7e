import Foundation
import Pipeline
import Store
import Testing
import Vocabulary

/// From an owner's call to the release that lacks the name.
@Suite struct AppealDeskTests {
    private let now = TestInstallation.now

    private func open(_ test: TestInstallation, _ subject: String, at moment: Timestamp? = nil) throws -> StoredAppeal {
        var random = SystemRandomNumberGenerator()
        return try test.appeals.open(
            subject, contact: "owner@mail.example", reason: "our shop, since 2009", actor: "li", now: moment ?? now,
            random: &random
        ).appeal
    }

    private func names(_ test: TestInstallation) throws -> [String] {
        try test.published("hosts.txt").map { String($0.split(separator: " ")[1]) }
    }

    @Test func `a list of three names survives one appeal, and the delta says why the name is gone`() throws {
        let test = try TestInstallation()
        try test.list(["a.example", "b.example", "c.example"])
        _ = try test.publish()
        let appeal = try open(test, "https://b.example/")
        #expect(appeal.subject == "b.example" && appeal.state == .open)
        #expect(try test.store.state(of: 2) == .disputed)
        _ = try test.appeals.resolve(appeal.ticket, .upheld, reason: "licence seen", actor: "li", now: now)
        guard case .published = try test.publish() else {
            Issue.record("nothing was published")
            return
        }
        #expect(try names(test).contains("a.example") && names(test).contains("c.example"))
        #expect(try !names(test).contains { $0.hasSuffix("b.example") })
        let delta = try test.published("delta.jsonl").filter { $0.contains("b.example") }
        #expect(delta.count == 1 && delta[0].contains("removed") && delta[0].contains("appeal \(appeal.ticket) upheld"))
        #expect(try test.store.state(of: 2) == .withdrawn)
    }

    @Test func `the only name of a list goes, whatever the guards say`() throws {
        let test = try TestInstallation()
        try test.list(["a.example"])
        _ = try test.publish()
        let appeal = try open(test, "a.example")
        _ = try test.appeals.release(appeal.ticket, actor: "li", now: now)
        _ = try test.publish()
        #expect(try test.published("hosts.txt").isEmpty)
        #expect(try test.published("delta.jsonl")[0].contains("appeal \(appeal.ticket) under review"))
    }

    @Test func `a name below a listed one comes off without the other`() throws {
        let test = try TestInstallation()
        try test.list(["bad.example", "other.example"])
        _ = try test.publish()
        let appeal = try open(test, "shop.bad.example")
        _ = try test.appeals.resolve(appeal.ticket, .upheld, reason: "another owner", actor: "li", now: now)
        _ = try test.publish()
        #expect(try test.published("dnsmasq.conf").allSatisfy { !$0.contains("shop.bad.example") || $0.contains("#") })
        #expect(try test.store.allows(at: now).map(\.name.text) == ["shop.bad.example"])
    }

    @Test func `an address on a shared host is released and comes back`() throws {
        let test = try TestInstallation()
        let lead = try test.judge("http://forms.example/d/17", subject: "http://forms.example/d/17", scope: .url)
        _ = try test.desk.approve(lead, actor: "li", reason: "", now: now)
        _ = try test.publish()
        #expect(try test.published("urls.txt").count == 1)
        let appeal = try open(test, "https://forms.example/d/17")
        _ = try test.appeals.release(appeal.ticket, actor: "li", now: now)
        _ = try test.publish()
        #expect(try test.published("urls.txt").isEmpty)
        _ = try test.appeals.resolve(appeal.ticket, .rejected, reason: "asks for passwords", actor: "li", now: now)
        _ = try test.publish()
        #expect(try test.published("urls.txt").count == 1)
        #expect(try test.store.state(of: lead) == .listed)
    }

    @Test func `a rejected appeal ends the release for its time`() throws {
        let test = try TestInstallation()
        try test.list(["a.example", "b.example"])
        let appeal = try open(test, "a.example")
        _ = try test.appeals.release(appeal.ticket, actor: "li", now: now)
        #expect(try test.store.activeListings(at: now).map(\.subject) == ["b.example"])
        _ = try test.appeals.resolve(appeal.ticket, .rejected, reason: "still phishing", actor: "li", now: now)
        #expect(try test.store.activeListings(at: now).map(\.subject) == ["a.example", "b.example"])
        #expect(try test.store.allows(at: now).isEmpty)
        #expect(throws: StateStoreError.self) {
            try test.appeals.resolve(appeal.ticket, .upheld, reason: "after all", actor: "li", now: now)
        }
    }

    @Test func `two reviewers named, whoever approved can't turn the appeal down but may uphold it`() throws {
        let test = try TestInstallation("[appeal]\nreviewers = [\"li\", \"wang\"]\n")
        try test.list(["a.example", "b.example"])
        let appeal = try open(test, "a.example")
        for other in ["li", "zhao"] as [Actor] {
            let error = try #require(throws: PipelineError.self) {
                try test.appeals.resolve(appeal.ticket, .rejected, reason: "no", actor: other, now: now)
            }
            #expect(error.description.contains(other == "li" ? "approved the listing" : "not among"))
        }
        #expect(try test.appeals.resolve(appeal.ticket, .rejected, reason: "no", actor: "wang", now: now).state == .rejected)
        let second = try open(test, "b.example")
        #expect(try test.appeals.resolve(second.ticket, .upheld, reason: "yes", actor: "li", now: now).state == .upheld)
    }

    @Test func `deadlines are an hour and a day unless configured, and their missing is told`() throws {
        let test = try TestInstallation()
        let appeal = try open(test, "a.example")
        #expect(appeal.acknowledgeBy == now.adding(hours: 1) && appeal.decideBy == now.adding(hours: 24))
        #expect(appeal.missedDeadline(at: now.adding(hours: 1)) == nil)
        #expect(appeal.missedDeadline(at: Timestamp(seconds: now.seconds + 3601)) == "acknowledgement")
        _ = try test.appeals.acknowledge(appeal.ticket, reviewer: nil, actor: "li", now: now)
        let seen = try #require(try test.store.appeal(appeal.ticket))
        #expect(seen.missedDeadline(at: now.adding(hours: 24)) == nil)
        #expect(seen.missedDeadline(at: now.adding(hours: 25)) == "decision")
        let slow = try TestInstallation("[appeal]\nacknowledge_hours = 2\ndecide_hours = 48\n")
        let other = try open(slow, "a.example")
        #expect(other.acknowledgeBy == now.adding(hours: 2) && other.decideBy == now.adding(hours: 48))
    }

    @Test func `what the owner wrote is in nothing that is published, nor in the audit log`() throws {
        let test = try TestInstallation()
        try test.list(["a.example", "b.example"])
        _ = try test.publish()
        let appeal = try open(test, "a.example")
        _ = try test.appeals.resolve(appeal.ticket, .upheld, reason: "licence seen", actor: "li", now: now)
        _ = try test.publish()
        let root = test.installation.state.root
        let published = try FileManager.default.subpathsOfDirectory(atPath: root + "/published").map { root + "/published/" + $0 }
        for path in published + [root + "/audit.jsonl"] {
            guard let data = FileManager.default.contents(atPath: path) else { continue }
            let text = String(decoding: data, as: UTF8.self)
            #expect(!text.contains("owner@mail.example") && !text.contains("since 2009"), "\(path)")
        }
    }

    @Test func `a second appeal about the same name is the first one, and the contact is erased in the end`() throws {
        let test = try TestInstallation()
        let first = try open(test, "a.example")
        #expect(try open(test, "A.Example.").ticket == first.ticket)
        _ = try test.appeals.resolve(first.ticket, .rejected, reason: "no", actor: "li", now: now)
        for (days, contact) in [(90, "owner@mail.example"), (91, nil)] as [(Int, String?)] {
            _ = try test.store.settleDeadlines(
                at: now.adding(days: days), contactsResolvedBefore: now.adding(days: days - 90))
            #expect(try test.store.appeal(first.ticket)?.contact == contact)
        }
        #expect(try open(test, "a.example").ticket != first.ticket)
    }

    @Test func `an appeal's entry goes with it and leaves people's own`() throws {
        let test = try TestInstallation()
        try test.list(["shop.example"])
        let appeal = try open(test, "shop.example")
        _ = try AllowDesk(store: test.store).allow(
            "shop.example", exact: false, reason: "ours", author: "li", until: nil, now: now)
        _ = try test.appeals.release(appeal.ticket, actor: "li", now: now)
        #expect(try test.store.allows(at: now).map(\.reason).sorted().last == "ours")
        _ = try test.appeals.resolve(appeal.ticket, .rejected, reason: "looked", actor: "wang", now: now)
        #expect(try test.store.allows(at: now).map(\.reason) == ["ours"])
    }

    @Test func `a listing that comes back after an upheld appeal is held by no appeal`() throws {
        let test = try TestInstallation()
        try test.list(["shop.example"])
        let appeal = try open(test, "shop.example")
        _ = try test.appeals.release(appeal.ticket, actor: "li", now: now)
        _ = try test.appeals.resolve(appeal.ticket, .upheld, reason: "looked", actor: "li", now: now)
        let lead = try #require(try test.store.leads(about: "shop.example").first?.id)
        _ = try test.desk.undo(lead, actor: "li", now: now)
        #expect(try test.store.activeListings(at: now).map(\.subject) == ["shop.example"])
    }
}
