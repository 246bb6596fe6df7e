import Foundation
import Pipeline
import Store
import Testing
import Vocabulary

/// Histories that nobody thought of: whatever people, the rule, visits and the clock do, no name is on the list without the
/// approvals that its class needs.
@Suite struct RandomHistoryTests {
    /// A small generator with a seed, so that a failing history can be run again.
    private struct SeededGenerator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            // splitmix64
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let people: [Actor] = ["li", "wang", "zhao"]

    @Test("no random history lists a name without its approvals", arguments: 1...4)
    func history(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let approvals = seed.isMultiple(of: 3) ? 1 : 2
        let test = try TestInstallation("[decide]\napprovals = \(approvals)\nexpire_days = 20\n")
        var now = TestInstallation.now
        let leads = try (0..<4).map { try test.judge("http://site\($0).example/", subject: "site\($0).example") }
        var seen: Set<LeadState> = []
        for step in 0..<150 {
            now = Timestamp(seconds: now.seconds + Int64.random(in: 1...40_000, using: &random))
            let lead = leads.randomElement(using: &random)!
            try act(test, lead, at: now, approvals, &random)
            if Int.random(in: 0..<4, using: &random) == 0 {
                _ = try test.store.settleDeadlines(at: now, contactsResolvedBefore: now.adding(days: -90))
                for lead in leads {
                    let stands = try test.store.listings(of: lead).contains { $0.stands(at: now) }
                    #expect(try test.store.state(of: lead)?.isOnList == stands, "seed \(seed) step \(step)")
                }
            }
            for lead in leads {
                if let state = try test.store.state(of: lead) { seen.insert(state) }
                try expectApprovals(test, lead, at: now, approvals, "seed \(seed) step \(step) lead \(lead)")
            }
        }
        #expect(seen.isSuperset(of: [.proposed, .listed, .rejected, .withdrawn]), "the history did little: \(seen)")
        #expect(!seen.contains(.approved) && !seen.contains(.scored))
        #expect(try test.store.checkAudit().fault == nil)
    }

    /// One step. What a desk refuses is no fault: people try everything.
    private func act(
        _ test: TestInstallation, _ lead: Int64, at now: Timestamp, _ approvals: Int, _ random: inout SeededGenerator
    ) throws {
        let person = RandomHistoryTests.people.randomElement(using: &random)!
        do {
            switch Int.random(in: 0..<13, using: &random) {
            case 0, 1, 2: _ = try test.desk.approve(lead, actor: person, reason: "seen", now: now)
            case 3: _ = try test.desk.approve(lead, .init(reason: "now", isEmergency: true), actor: person, now: now)
            case 4: _ = try test.desk.propose(lead, actor: person, reason: "look", now: now)
            case 5: _ = try test.desk.reject(lead, actor: person, reason: "no", now: now)
            case 6, 7: _ = try test.desk.undo(lead, actor: person, now: now)
            case 8:
                let appeal = try test.appeals.open(
                    "site\(lead - 1).example", contact: "c", reason: "r", actor: person, now: now, random: &random
                ).appeal
                if Bool.random(using: &random) { _ = try test.appeals.release(appeal.ticket, actor: person, now: now) }
            case 9:
                guard let appeal = try test.store.appeals().randomElement(using: &random) else { return }
                _ = try test.appeals.resolve(
                    appeal.ticket, Bool.random(using: &random) ? .upheld : .rejected, reason: "r", actor: person, now: now)
            case 10: try judge(test, lead, at: now, &random)
            case 11: try test.store.noteRegisteredAnew(lead, now: now)
            default: try visit(test, lead, at: now, &random)
            }
        } catch is PipelineError {
        } catch let error as StateStoreError where error.kind == .refused {}
    }

    private func judge(_ test: TestInstallation, _ lead: Int64, at now: Timestamp, _ random: inout SeededGenerator) throws {
        let outcome = Verdict.Outcome.allCases.randomElement(using: &random)!
        let verdict = Verdict(
            outcome: outcome, score: Int.random(in: 80...100, using: &random), type: .phishing, scope: .subtree, signals: [])
        let subject = "site\(lead - 1).example"
        let (policy, expiry) = (test.installation.policy, test.installation.expiry)
        _ = try test.store.keep(
            [NewVerdict(lead: lead, verdict: verdict, signals: "[]", subject: subject, protection: nil, basis: "r")], now: now
        ) { stored, decisions, isListed in
            guard policy.listsAutomatically(stored, decisions: decisions, isListed: isListed) else { return nil }
            return (
                "strong",
                .list(
                    NewListing(
                        subject: subject, scope: .subtree, type: nil, score: nil,
                        expiresAt: expiry.end(of: .subtree, from: now)))
            )
        }
    }

    private func visit(_ test: TestInstallation, _ lead: Int64, at now: Timestamp, _ random: inout SeededGenerator) throws {
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let site = SiteState.allCases.randomElement(using: &random)!
            try test.store.keep(
                [TestInstallation.fetch(of: lead, hasPage: Bool.random(using: &random), at: now)],
                visits: [TestInstallation.visit(of: lead, site, at: now)])
        }
    }

    private func expectApprovals(
        _ test: TestInstallation, _ lead: Int64, at now: Timestamp, _ approvals: Int, _ place: String
    ) throws {
        let decisions = try test.store.decisions(of: lead).filter { !$0.isUndone }
        let listings = try test.store.listings(of: lead)
        for listing in listings where listing.stands(at: now) {
            // What was said before an earlier listing ended made that one, and no other.
            let since =
                listings.filter { $0.id < listing.id && !$0.stands(at: now) }
                .compactMap { $0.endedAt ?? $0.expiresAt }.max() ?? Timestamp(seconds: 0)
            let before = decisions.filter { ($0.action.isApproval || $0.action == .list) && $0.decidedAt > since }
            if before.contains(where: { $0.action == .list && $0.decidedAt == listing.listedAt }) { continue }
            let proposals = decisions.filter {
                $0.action == .propose && $0.decidedAt > since && $0.decidedAt <= listing.listedAt
            }
            let proposers = approvals > 1 ? Set(proposals.map(\.actor.account)) : []
            let people = Set(before.filter(\.action.isApproval).map(\.actor.account))
            if listing.lapses {
                #expect(people.count >= 1, "\(place)")
                #expect(now < listing.listedAt.adding(hours: 48), "\(place)")
            } else {
                #expect(people.subtracting(proposers).count >= approvals, "\(place): \(people)")
            }
        }
    }
}
