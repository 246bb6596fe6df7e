import Classifier
import DomainNames
import PageRecord
import Testing
import Vocabulary

@Suite struct ContentModelTests {
    private static let scorer: FraudScorer = {
        var lists = ShippedLists.all
        lists.model = SampleModel.model
        return FraudScorer(lists: lists)
    }()

    private static let fraud = SamplePage.page(
        title: "Verify your account", text: "Your parcel waits. Enter the card to release it.", asks: [.password, .cardNumber],
        action: "post.php", links: ["#", "#"])
    private static let honest = SamplePage.page(
        title: "Garden club", text: "We meet on Sundays and talk of roses, apples and the weather.")

    @Test("a page like those learned as fraud has the higher probability, with and without an address")
    func probability() throws {
        for address in ["http://garden.example/", SiteEvidence.nowhere.description] {
            let fraud = try #require(Self.scorer.judge(try SamplePage.evidence(address, Self.fraud)).probability)
            let honest = try #require(Self.scorer.judge(try SamplePage.evidence(address, Self.honest)).probability)
            #expect(fraud > 0.8)
            #expect(honest < 0.2)
        }
    }

    @Test("honest words by the thousand change a score by no more than their bound")
    func padding() throws {
        var padded = Self.fraud
        padded.text += " " + String(repeating: "We meet on Sundays and talk of roses, apples and the weather. ", count: 500)
        let plain = Self.scorer.judgement(of: try SamplePage.evidence("http://a.example/", Self.fraud)).contentScore
        let after = Self.scorer.judgement(of: try SamplePage.evidence("http://a.example/", padded)).contentScore
        let honest = Self.scorer.judgement(of: try SamplePage.evidence("http://a.example/", Self.honest)).contentScore
        #expect(try #require(after) > #require(honest))
        #expect(try #require(plain) > #require(honest))
    }

    @Test("where nobody knows the address, nothing is listed and nothing is foreign")
    func unknownAddress() throws {
        let copy = SamplePage.page(
            title: "PayPal – log in", text: "Log in to your PayPal account. © 2026 PayPal", asks: [.email, .password],
            action: "https://elsewhere.example/post.php")
        let known = Self.scorer.judge(try SamplePage.evidence("http://garden.example/", copy))
        let unknown = Self.scorer.judge(try SamplePage.evidence(SiteEvidence.nowhere.description, copy))
        #expect(known.signal("brand-mismatch") != nil)
        #expect(unknown.signal("brand-mismatch") == nil)
        #expect(unknown.signal("foreign-form-post") == nil)
        #expect(unknown.outcome != .list)
    }
}
