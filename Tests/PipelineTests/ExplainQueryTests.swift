import DomainNames
import Pipeline
import Testing
import Vocabulary

@Suite struct ExplainQueryTests {
    private func explain(_ test: TestInstallation, _ text: String) throws -> Explanation {
        let lists = try ListsDirectory(path: test.installation.listsPath).load().lists
        return try ExplainQuery(
            store: test.store, protection: try test.installation.nameGuard(lists, store: test.store),
            feeds: try test.installation.feedDesk(store: test.store).statuses(), now: test.installation.now
        ).explain(text)
    }

    @Test func `a name tells where it stands at every step of its way`() throws {
        let test = try TestInstallation()
        #expect(try explain(test, "pay.example").state == .unknown)
        let lead = try test.judge("http://pay.example/login", subject: "pay.example")
        #expect(try explain(test, "PAY.example.").state == .waiting)
        _ = try test.desk.approve(lead, actor: "li", reason: "", now: test.installation.now)
        let listed = try explain(test, "http://pay.example/login?utm_source=x")
        #expect(listed.state == .listed)
        #expect(listed.sources.map(\.name) == ["test"])
        #expect(listed.story.map(\.kind).contains("decision"))
        #expect(try explain(test, "www.pay.example").state == .listed)
        _ = try test.desk.reject(lead, actor: "wang", reason: "ours", now: test.installation.now)
        #expect(try explain(test, "pay.example").state == .withdrawn)
        _ = try AllowDesk(store: test.store).allow(
            "pay.example", exact: false, reason: "case 7", author: "li", until: nil, now: test.installation.now)
        #expect(try explain(test, "pay.example").state == .allowed)
    }

    @Test("protected names say their rule", arguments: ["github.io", "www.gov.cn", "docs.google.com"])
    func protected(name: String) throws {
        #expect(try explain(try TestInstallation(), name).state == .protected)
    }

    @Test func `what was refused at intake is told, and rubbish is an input error`() throws {
        let test = try TestInstallation()
        _ = try test.installation.intakeRun(store: test.store, source: "desk").take(arguments: ["http://u:p@x.example/"]) { _ in }
        #expect(try explain(test, "http://u:p@x.example/").state == .refused)
        #expect(throws: PipelineError.self) { try explain(test, "not a name") }
    }
}
