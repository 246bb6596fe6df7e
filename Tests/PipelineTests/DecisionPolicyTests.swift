import Pipeline
import Store
import Testing
import Vocabulary

@Suite struct DecisionPolicyTests {
    @Test(
        "the automatic rule lists the strong class only, never what is protected",
        arguments: [
            (Verdict.Outcome.list, 95, nil, true, true), (.list, 89, nil, true, false), (.review, 100, nil, true, false),
            (.list, 95, "bank", true, false), (.list, 95, nil, false, false),
        ] as [(Verdict.Outcome, Int, String?, Bool, Bool)])
    func automatic(outcome: Verdict.Outcome, score: Int, protection: String?, isOn: Bool, lists: Bool) throws {
        let test = try TestInstallation()
        let lead = try test.judge(
            "http://a.example/", outcome: outcome, score: score, subject: "a.example", protection: protection)
        let verdict = try #require(try test.store.newestVerdict(of: lead))
        let policy = DecisionPolicy(automatic: isOn, threshold: 90, approvals: 1)
        #expect(policy.listsAutomatically(verdict, decisions: [], isListed: false) == lists)
        #expect(!policy.listsAutomatically(verdict, decisions: [], isListed: true))
    }

    @Test func `the automatic rule leaves alone what a person said no to or undid`() throws {
        let test = try TestInstallation()
        let lead = try test.judge("http://a.example/", outcome: .list, subject: "a.example")
        let verdict = try #require(try test.store.newestVerdict(of: lead))
        let policy = test.installation.policy
        try test.store.decide(lead: lead, actor: "automatic", now: test.installation.now) { _ in
            DecisionPlan(.list, verdict: verdict.id, reason: "")
        }
        let automatic = try #require(try test.store.decisions(of: lead).last)
        try test.store.undo(automatic, actor: "li", now: test.installation.now)
        #expect(!policy.listsAutomatically(verdict, decisions: try test.store.decisions(of: lead), isListed: false))
    }

    @Test func `one account under another name is no second person`() throws {
        let test = try TestInstallation("[decide]\napprovals = 2\n")
        let lead = try test.judge("http://a.example/", subject: "a.example")
        _ = try test.desk.approve(lead, actor: "li", reason: "", now: test.installation.now)
        let verdict = try #require(try test.store.newestVerdict(of: lead))
        let answer = test.installation.policy.approval(
            of: verdict, by: Actor(account: "li", name: "Wang"), decisions: try test.store.decisions(of: lead), isListed: false)
        #expect(answer == .refused(because: "Wang (li) has approved it already"))
    }

    @Test func `types that are left to people are not listed by the rule`() throws {
        let test = try TestInstallation()
        let lead = try test.judge("http://a.example/", outcome: .list, subject: "a.example")
        let verdict = try #require(try test.store.newestVerdict(of: lead))
        for (type, lists) in [(FraudType.phishing, false), (.romance, true)] {
            let policy = DecisionPolicy(automatic: true, threshold: 90, approvals: 1, excludedTypes: [type])
            #expect(policy.listsAutomatically(verdict, decisions: [], isListed: false) == lists)
        }
    }
}
