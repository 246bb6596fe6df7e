import Classifier
import DomainNames
import PageRecord
import Testing
import Vocabulary

/// What the visit itself shows, beside the page: other pages for other visitors, and the way there.
@Suite struct VisitSignalTests {
    @Test("cloaking: a form that only telephones see, somewhere else")
    func cloaking() throws {
        var evidence = try SamplePage.evidence("http://x.example/", SamplePage.page(title: "Garden"))
        evidence.mobilePage = SamplePage.page(title: "Log in", asks: [.password])
        #expect(ShippedLists.scorer.judge(evidence).signal("cloaking")?.strength == .medium)
        evidence.mobileChain = [try WebAddress("http://x.example/"), try WebAddress("http://y.example/")]
        let verdict = ShippedLists.scorer.judge(evidence)
        #expect(verdict.signal("cloaking")?.strength == .strong)
        #expect(verdict.signal("credential-form") != nil)
        evidence.mobilePage = evidence.page
        evidence.mobileChain = []
        #expect(ShippedLists.scorer.judge(evidence).signal("cloaking") == nil)
    }

    @Test("redirect-chain")
    func chain() throws {
        let chain = try ["https://bit.ly/x", "http://a.example/", "http://b.example/"].map { try WebAddress($0) }
        let evidence = SiteEvidence(address: chain[0], chain: chain, page: SamplePage.page())
        #expect(ShippedLists.scorer.judge(evidence).signal("redirect-chain")?.strength == .medium)
        let short = SiteEvidence(address: chain[0], chain: [chain[0], chain[2]], page: SamplePage.page())
        #expect(ShippedLists.scorer.judge(short).signal("redirect-chain")?.strength == .weak)
        #expect(ShippedLists.scorer.judge(short).scope == .subtree)
    }
}
