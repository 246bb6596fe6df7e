import Classifier
import DomainNames
import PageRecord
import Testing
import Vocabulary

/// With the shipped model: what facts and content make of each other.
@Suite struct CorroborationTests {
    private static func page(links: [String], action: String) -> PageFeatures {
        var page = SamplePage.page(
            title: "Webmail Login", text: "Your session expired. Sign in with your email and password to view the document.",
            asks: [.email, .password], action: action, links: links)
        page.labels = ["Email address", "Email password", "Sign in to continue"]
        return page
    }

    @Test("a copied front is listed for its facts beside such content, and each cited fact is a cause")
    func facts() throws {
        let fraud = Self.page(links: ["#", "#", "#", "#"], action: "post.php")
        let judgement = ShippedLists.trained.judgement(of: try SamplePage.evidence("http://kq2.example/", fraud))
        let names = Set(judgement.verdict.signals.filter { $0.strength == .strong }.map(\.name))
        #expect(judgement.verdict.outcome == .list, "\(judgement.verdict.signals) \(judgement.missing)")
        #expect(judgement.missing.isEmpty)
        #expect(names.contains("content-model"))
        // Without the facts the content alone is for people.
        let bare = Self.page(links: ["/help", "/terms", "/about"], action: "/session")
        let alone = ShippedLists.trained.judgement(of: try SamplePage.evidence("http://kq2.example/", bare))
        #expect(alone.verdict.outcome != .list)
        #expect(alone.missing.contains(.deed))
    }

    @Test("without a model the same facts are for people")
    func withoutModel() throws {
        let fraud = Self.page(links: ["#", "#", "#", "#"], action: "post.php")
        #expect(try SamplePage.judge("http://kq2.example/", fraud).outcome == .review)
    }
}
