import Classifier
import Testing
import Vocabulary

@Suite struct MisspelledNameTests {
    @Test(
        "a name one letter from a brand's is a medium fact, and strong when the page claims the brand",
        arguments: ["micorsoft", "microsofts", "microsft", "microsopt"])
    func near(label: String) throws {
        let plain = try SamplePage.judge("http://\(label).example/", SamplePage.page())
        #expect(plain.signal("brand-in-name")?.strength == .medium)
        #expect(plain.outcome == .clear)
        let claim = SamplePage.page(title: "Microsoft – sign in", asks: [.email, .password])
        #expect(try SamplePage.judge("http://\(label).example/", claim).signal("brand-in-name")?.strength == .strong)
    }

    @Test(
        "two letters off, a short name, or the brand's own host say nothing",
        arguments: ["mikrosopt.example", "papal.example", "microsoft.com"])
    func far(host: String) throws {
        #expect(try SamplePage.judge("http://\(host)/", SamplePage.page()).signal("brand-in-name") == nil)
    }
}
