import Pipeline
import Testing
import Vocabulary

@Suite struct ReviewDeskTests {
    @Test func `one approval lists by default, and the name waits no longer`() throws {
        let test = try TestInstallation()
        let lead = try test.judge("http://pay.example/login", subject: "pay.example")
        #expect(try test.desk.waiting(at: test.installation.now).map(\.id) == [lead])
        #expect(
            try test.desk.approve(lead, actor: "li", reason: "", now: test.installation.now)
                == .listed(subject: "pay.example", scope: .subtree))
        #expect(try test.desk.waiting(at: test.installation.now).isEmpty)
    }

    @Test func `a team needs two different people`() throws {
        let test = try TestInstallation("[decide]\napprovals = 2\n")
        let lead = try test.judge("http://pay.example/login", subject: "pay.example")
        guard case .recorded = try test.desk.approve(lead, actor: "li", reason: "", now: test.installation.now) else {
            Issue.record("one approval listed it")
            return
        }
        #expect(throws: PipelineError.self) {
            try test.desk.approve(lead, actor: "li", reason: "", now: test.installation.now)
        }
        #expect(
            try test.desk.approve(lead, actor: "wang", reason: "", now: test.installation.now)
                == .listed(subject: "pay.example", scope: .subtree))
    }

    @Test func `whoever approved a listing that has expired can approve it again`() throws {
        let test = try TestInstallation("[decide]\nexpire_days = 10\n")
        let lead = try test.judge("http://pay.example/login", subject: "pay.example")
        for day in [0, 20] {
            let answer = try test.desk.approve(lead, actor: "li", reason: "", now: test.installation.now.adding(days: day))
            #expect(answer == .listed(subject: "pay.example", scope: .subtree))
        }
    }

    @Test(
        "what was not found to be fraud is approved with a reason only", arguments: [Verdict.Outcome.insufficient, .clear])
    func needsReason(outcome: Verdict.Outcome) throws {
        let test = try TestInstallation()
        let lead = try test.judge("http://pay.example/login", outcome: outcome, score: 0, subject: "pay.example")
        let now = test.installation.now
        #expect(throws: PipelineError.self) { try test.desk.approve(lead, actor: "li", reason: "", now: now) }
        #expect(
            try test.desk.approve(lead, actor: "li", reason: "seen in the victim's phone", now: now)
                == .listed(subject: "pay.example", scope: .subtree))
    }

    @Test func `a protected subject is never approved`() throws {
        let test = try TestInstallation()
        let lead = try test.judge("http://gov.example/", subject: "gov.example", protection: "government")
        let error = try #require(throws: PipelineError.self) {
            try test.desk.approve(lead, actor: "li", reason: "", now: test.installation.now)
        }
        #expect(error.description.contains("protected: government"))
    }

    @Test func `every decision can be undone`() throws {
        let test = try TestInstallation()
        let lead = try test.judge("http://pay.example/login", subject: "pay.example")
        _ = try test.desk.reject(lead, actor: "li", reason: "a shop we know", now: test.installation.now)
        #expect(try test.desk.waiting(at: test.installation.now).isEmpty)
        _ = try test.desk.undo(lead, actor: "wang", now: test.installation.now)
        #expect(try test.desk.waiting(at: test.installation.now).map(\.id) == [lead])
        #expect(throws: PipelineError.self) { try test.desk.undo(lead, actor: "wang", now: test.installation.now) }
    }
}
