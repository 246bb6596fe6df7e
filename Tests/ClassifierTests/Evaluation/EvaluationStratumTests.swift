import Classifier
import Testing
import Vocabulary

@Suite struct EvaluationStratumTests {
    private static func page(
        _ truth: EvaluatedPage.Truth?, _ outcome: Verdict.Outcome, score: Int = 0, language: String = "zh", noise: String = "",
        signals: [Signal] = []
    ) -> EvaluatedPage {
        EvaluatedPage(
            file: "a.html", truth: truth, kind: truth == .fraud ? "kit" : "shop", source: "desk", language: language,
            noise: noise,
            verdict: Verdict(outcome: outcome, score: score, type: nil, scope: .exact, signals: signals))
    }

    @Test("the whole comes first, then slices by kind, language and source")
    func names() {
        let strata = EvaluationStratum.all(
            of: [Self.page(.fraud, .list, score: 100), Self.page(.honest, .clear, language: "")].compactMap(\.scored))
        #expect(
            strata.map(\.name) == [
                "all", "kind=kit", "kind=shop", "lang=other", "lang=zh", "source=desk",
            ])
        #expect(strata[0].curve.rocArea == 1)
        #expect(strata[0].fraud[.list] == 1)
        #expect(strata[0].honest[.clear] == 1)
    }

    @Test("pages with noise or without a truth are in no slice")
    func leftOut() {
        let pages = [Self.page(.honest, .list, noise: "parked"), Self.page(nil, .list), Self.page(.honest, .clear)]
        let strata = EvaluationStratum.all(of: pages.compactMap(\.scored))
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

    @Test("a threshold that was carried is applied as it is, whatever these examples would have chosen")
    func carried() {
        let examples = [(true, 3.0), (true, 1.0), (false, 2.0), (false, 0.0)].map {
            ScoredExample(isFraud: $0.0, score: $0.1, probability: nil, slices: [])
        }
        let stratum = EvaluationStratum(
            name: "all", examples: examples, carried: [ScoreThreshold(falsePositiveRate: 0.001, score: 2)])
        #expect(stratum.points.isEmpty)
        #expect(stratum.carried.map(\.isCarried) == [true])
        #expect(stratum.carried[0].truePositiveRate == 0.5)
        #expect(stratum.carried[0].falseAlarms == 1)
        #expect(stratum.carried[0].falsePositiveRate == 0.5)
    }

    @Test("the calibration error is the mean distance of what was told from what happened")
    func calibration() throws {
        let right = [(0.25, false), (0.25, false), (0.25, false), (0.25, true)]
        let wrong = [(0.95, false), (0.95, false), (0.95, true), (0.95, true)]
        func bins(_ told: [(Double, Bool)]) -> CalibrationBins? {
            CalibrationBins(told.map { ScoredExample(isFraud: $0.1, score: $0.0, probability: $0.0, slices: []) })
        }
        #expect(abs(try #require(bins(right)).error) < 1e-12)
        #expect(abs(try #require(bins(right + wrong)).error - 0.225) < 1e-12)
        #expect(bins([(0.5, true)]) == nil)
    }

    @Test("precision falls with the share of fraud")
    func precision() throws {
        let point = OperatingPoint(
            target: 0.001, threshold: 1, truePositiveRate: 0.5, falsePositiveRate: 0.001, falseAlarms: 1, isCarried: true)
        #expect(abs(try #require(point.precision(prior: 0.5)) - 0.998) < 0.001)
        #expect(abs(try #require(point.precision(prior: 0.001)) - 0.3336) < 0.001)
    }
}
