import Classifier
import Testing
import Vocabulary

@Suite struct EvaluationStratumTests {
    private static func page(
        _ truth: EvaluatedPage.Truth?, _ outcome: Verdict.Outcome, score: Int = 0, language: String = "zh", noise: String = "",
        address: String? = nil, signals: [Signal] = []
    ) -> EvaluatedPage {
        EvaluatedPage(
            file: "a.html", truth: truth, kind: truth == .fraud ? "kit" : "shop", source: "desk", language: language,
            noise: noise,
            address: address, verdict: Verdict(outcome: outcome, score: score, type: nil, scope: .exact, signals: signals))
    }

    @Test("the whole comes first, then slices by address, kind, language and source")
    func names() {
        let strata = EvaluationStratum.all(of: [
            Self.page(.fraud, .list, score: 100), Self.page(.honest, .clear, language: "", address: "http://shop.example/"),
        ])
        #expect(
            strata.map(\.name) == [
                "all", "address=known", "address=unknown", "kind=kit", "kind=shop", "lang=other", "lang=zh", "source=desk",
            ])
        #expect(strata[0].curve.rocArea == 1)
        #expect(strata[0].fraud[.list] == 1)
        #expect(strata[0].honest[.clear] == 1)
    }

    @Test("pages with noise or without a truth are in no slice")
    func leftOut() {
        let strata = EvaluationStratum.all(of: [
            Self.page(.honest, .list, noise: "parked"), Self.page(nil, .list), Self.page(.honest, .clear),
        ])
        #expect(strata[0].honest.total == 1)
        #expect(strata[0].fraud.total == 0)
        #expect(strata.allSatisfy { $0.honest[.list] == 0 })
    }

    @Test("a signal counts once for each page, as strong when any of its findings is")
    func signals() {
        func signal(_ strength: Signal.Strength) -> Signal {
            Signal(name: "terms", strength: strength, weight: 5, text: "", place: "")
        }
        let recalls = SignalRecall.all(of: [
            Self.page(.fraud, .list, signals: [signal(.weak), signal(.strong)]),
            Self.page(.honest, .clear, signals: [signal(.weak)]),
            Self.page(.honest, .clear, noise: "parked", signals: [signal(.strong)]),
        ])
        #expect(recalls.map(\.name) == ["terms"])
        #expect(recalls[0].fraud == 1)
        #expect(recalls[0].strongFraud == 1)
        #expect(recalls[0].honest == 1)
        #expect(recalls[0].strongHonest == 0)
    }
}
