import Classifier
import Foundation
import Testing

@Suite struct ModelTrainingTests {
    @Test("the same examples give the same bytes, in whatever order they come")
    func deterministic() throws {
        let again = SampleModel.train(addresses: SampleModel.addresses.reversed(), pages: SampleModel.pages.reversed())
        #expect(try ModelFile.encode(again) == ModelFile.encode(SampleModel.model))
    }

    @Test("what was learned tells new addresses of both sides apart")
    func addresses() {
        let model = SampleModel.model.address
        #expect(model.score("secure-login-77q.top/verify/account.php") > model.score("rosegardenclub.example/about"))
        #expect(model.scaling.probability(model.score("secure-login-77q.top/verify/account.php")) > 0.5)
        #expect(model.scaling.probability(model.score("rosegardenclub.example/about")) < 0.5)
    }

    @Test(
        "how a list's author spells an address says nothing",
        arguments: [
            "http://Pay.example/a", "https://www.pay.example/a/", "pay.example/a#top", "https://user@pay.example/a",
        ])
    func spelling(address: String) {
        let model = SampleModel.model.address
        #expect(model.score(address) == model.score("pay.example/a"))
    }

    @Test("the suffix moves a score by no more than one logit")
    func suffixBound() {
        let model = SampleModel.model.address
        func logit(_ address: String) -> Double {
            let probability = model.scaling.probability(model.score(address))
            return log(probability / (1 - probability))
        }
        let suffixes = ["top", "example", "com", "co.uk", "github.io", "zz"]
        let logits = suffixes.map { logit("garden-login.\($0)") }
        #expect((logits.max() ?? 0) - (logits.min() ?? 0) <= 2.001)
    }

    @Test("a longer address is read to its bound and costs no more")
    func bound() {
        let model = SampleModel.model.address
        let long = "a.example/" + String(repeating: "x", count: 100_000)
        #expect(model.score(long) == model.score(String(long.prefix(400))))
    }

    @Test("a probability moves with the share of fraud that it assumes, and the order stays")
    func prior() {
        let scaling = SampleModel.model.content.scaling
        #expect(scaling.probability(1, prior: 0.5) > scaling.probability(1, prior: 0.01))
        #expect(scaling.probability(2, prior: 0.01) > scaling.probability(1, prior: 0.01))
    }

    @Test("thresholds are carried only for rates that the honest examples can show")
    func thresholds() {
        // 120 honest pages show one in ten and, with three above it, one in forty; not one in a thousand.
        #expect(SampleModel.model.content.threshold(0.1) != nil)
        #expect(SampleModel.model.content.threshold(0.001) == nil)
    }
}
