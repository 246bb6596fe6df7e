import Classifier
import PageRecord
import Testing
import Vocabulary

/// What a page shares with a case that people confirmed.
@Suite struct ConfirmedCaseTests {
    private static let wallet = PageEntity(.tron, "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf", in: .text)

    private func page(wallet: PageEntity? = nil, structure: UInt64 = 0, text: [UInt32] = []) -> PageFeatures {
        var page = SamplePage.page(title: "Members", text: "Balance and orders of this member are shown here.")
        page.elements = 200
        page.entities = wallet.map { [$0] } ?? []
        page.fingerprints.structure = structure
        page.fingerprints.text = text
        return page
    }

    private func scorer(_ pages: [(page: PageFeatures, isFraud: Bool)]) -> FraudScorer {
        var cases = ConfirmedCases()
        for (index, entry) in pages.enumerated() { cases.add(entry.page, site: "case\(index).example", isFraud: entry.isFraud) }
        return ShippedLists.scorer.knowing(cases)
    }

    private func judge(_ address: String, _ page: PageFeatures, by scorer: FraudScorer) throws -> Verdict {
        scorer.judge(try SamplePage.evidence(address, page))
    }

    @Test("the wallet of a confirmed case lists a page that has nothing else, and without it the page is clear")
    func account() throws {
        let scorer = scorer([(page(wallet: Self.wallet), true)])
        let tied = try judge("http://other.example/", page(wallet: Self.wallet), by: scorer)
        #expect(tied.outcome == .list)
        #expect(tied.signal("confirmed-case")?.text.contains("case0.example") == true)
        #expect(try judge("http://other.example/", page(), by: scorer).outcome == .clear)
    }

    @Test("a wallet that stands on a page which people cleared, too, is no tie")
    func cleared() throws {
        let scorer = scorer([(page(wallet: Self.wallet), true), (page(wallet: Self.wallet), false)])
        #expect(try judge("http://other.example/", page(wallet: Self.wallet), by: scorer).outcome == .clear)
    }

    @Test("a page with many accounts is a catalogue and tied to none")
    func catalogue() throws {
        let scorer = scorer([(page(wallet: Self.wallet), true)])
        var explorer = page(wallet: Self.wallet)
        explorer.entities += (0..<5).map { PageEntity(.bitcoin, "1BoatSLRHtKNngkdXEeobR76b53LETtpy\($0)", in: .text) }
        #expect(try judge("http://other.example/", explorer, by: scorer).outcome == .clear)
    }

    @Test("the site of a case is not tied to itself, and never a brand's own host")
    func own() throws {
        let scorer = scorer([(page(wallet: Self.wallet), true)])
        #expect(try judge("http://case0.example/", page(wallet: Self.wallet), by: scorer).signal("confirmed-case") == nil)
        #expect(try judge("https://www.paypal.com/", page(wallet: Self.wallet), by: scorer).signal("confirmed-case") == nil)
    }

    @Test(
        "a template lists on a name that costs nothing to leave, and is for people elsewhere",
        arguments: [("http://members.top/", Verdict.Outcome.list), ("http://members.example/", .review)])
    func template(address: String, outcome: Verdict.Outcome) throws {
        let text = (0..<128).map { UInt32($0) }
        let scorer = scorer([(page(structure: 0xABCD, text: text), true)])
        // Three bits of the structure and a tenth of the text differ.
        let near = page(structure: 0xABCA, text: text.map { $0 % 10 == 0 ? $0 + 1000 : $0 })
        #expect(try judge(address, near, by: scorer).outcome == outcome)
        let otherText = page(structure: 0xABCD, text: text.map { $0 + 1000 })
        #expect(try judge(address, otherText, by: scorer).signal("confirmed-case") == nil)
        let otherFrame = page(structure: 0xABCD_0000_FFFF, text: text)
        #expect(try judge(address, otherFrame, by: scorer).signal("confirmed-case") == nil)
    }

    @Test("a template that people cleared once is no tie")
    func clearedTemplate() throws {
        let page = page(structure: 0xABCD, text: (0..<128).map { UInt32($0) })
        #expect(
            try judge("http://members.top/", page, by: scorer([(page, true), (page, false)])).signal("confirmed-case") == nil)
    }
}
