import Pipeline
import Testing
import Vocabulary

@Suite struct DisposableDomainTests {
    private func explain(_ test: TestInstallation, _ text: String) throws -> Explanation {
        let lists = try ListsDirectory(path: test.installation.listsPath).load().lists
        return try ExplainQuery(
            store: test.store, protection: try test.installation.nameGuard(lists, store: test.store), feeds: [],
            now: test.installation.now
        ).explain(text)
    }

    private func list(_ hosts: [String], in test: TestInstallation) throws {
        for host in hosts {
            let lead = try test.judge("http://\(host)/", subject: host, scope: .exact)
            _ = try test.desk.approve(lead, actor: "li", reason: "", now: test.installation.now)
        }
    }

    @Test func `three listed hosts make the domain a listing, which ends with them`() throws {
        let test = try TestInstallation()
        try list(["a.throwaway.example", "b.throwaway.example", "www.b.throwaway.example"], in: test)
        _ = try test.publish()
        // A host and its www are one.
        #expect(try test.published("squid.txt") == [".a.throwaway.example", ".b.throwaway.example"])
        try list(["c.throwaway.example"], in: test)
        _ = try test.publish()
        #expect(try test.published("squid.txt") == [".throwaway.example"])
        let unseen = try explain(test, "unseen.throwaway.example")
        #expect(unseen.state == .listed)
        #expect(unseen.because.contains("disposable-domain"))
        #expect(try test.published("listings.jsonl").contains { $0.contains("disposable-domain") && $0.contains("subtree") })
        let lead = try #require(try test.store.lead(key: "http://c.throwaway.example/"))
        _ = try test.desk.reject(lead.id, actor: "wang", reason: "a mistake", now: test.installation.now)
        _ = try test.publish()
        #expect(try test.published("squid.txt") == [".a.throwaway.example", ".b.throwaway.example"])
        #expect(try explain(test, "unseen.throwaway.example").state == .unknown)
    }

    @Test func `one cleared host, a platform or a protected name keep a domain off`() throws {
        let test = try TestInstallation("[publish]\nown_names = [\"lists.mixed.example\"]\n")
        try list(["a.rented.example", "b.rented.example", "c.rented.example"], in: test)
        _ = try test.judge(
            "http://shop.rented.example/", outcome: .clear, score: 0, subject: "shop.rented.example", scope: .exact)
        try list(["a.x.github.io", "b.x.github.io", "c.x.github.io"], in: test)
        try list(["a.mixed.example", "b.mixed.example", "c.mixed.example"], in: test)
        _ = try test.publish()
        let lines = try test.published("squid.txt")
        #expect(lines.count == 9)
        #expect(!lines.contains(".rented.example") && !lines.contains(".x.github.io") && !lines.contains(".mixed.example"))
    }
}
