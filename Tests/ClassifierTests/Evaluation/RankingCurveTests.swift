import Classifier
import Testing

@Suite struct RankingCurveTests {
    @Test(
        "the area under the ROC curve is the chance that fraud scores above honest, ties half",
        arguments: [
            ([90, 80], [10, 20], 1.0),
            ([10, 20], [90, 80], 0.0),
            ([50, 50], [50, 50], 0.5),
            ([90, 30], [60, 10], 0.75),
            ([80, 40], [40, 10], 0.875),
        ])
    func rocArea(fraud: [Double], honest: [Double], expected: Double) throws {
        let area = try #require(RankingCurve(fraud: fraud, honest: honest).rocArea)
        #expect(abs(area - expected) < 1e-12)
    }

    @Test("average precision weighs each fraud page by the precision at its threshold")
    func precisionArea() throws {
        // 90 fraud, 60 honest, 30 fraud: precision 1/1 at the first, 2/3 at the second.
        let area = try #require(RankingCurve(fraud: [90, 30], honest: [60, 10]).precisionArea)
        #expect(abs(area - (1.0 + 2.0 / 3.0) / 2) < 1e-12)
        let tied = try #require(RankingCurve(fraud: [50], honest: [50, 50, 50]).precisionArea)
        #expect(abs(tied - 0.25) < 1e-12)
    }

    @Test("one side alone has no area and no points")
    func oneSide() {
        let curve = RankingCurve(fraud: [], honest: Array(repeating: 0, count: 5_000))
        #expect(curve.rocArea == nil)
        #expect(curve.precisionArea == nil)
        #expect(curve.point(atFalsePositiveRate: 0.01) == nil)
        #expect(RankingCurve(fraud: [1], honest: []).rocArea == nil)
    }

    @Test("a rate is measured only with enough honest pages: three expected false alarms")
    func enoughNegatives() {
        let fraud = [90.0]
        #expect(RankingCurve(fraud: fraud, honest: Array(repeating: 0, count: 299)).point(atFalsePositiveRate: 0.01) == nil)
        #expect(RankingCurve(fraud: fraud, honest: Array(repeating: 0, count: 300)).point(atFalsePositiveRate: 0.01) != nil)
        #expect(RankingCurve(fraud: fraud, honest: Array(repeating: 0, count: 2_999)).point(atFalsePositiveRate: 0.001) == nil)
    }

    @Test("the point is the lowest threshold that keeps the rate")
    func point() throws {
        let honest = [95.0, 70, 60, 50] + Array(repeating: 0, count: 296)
        let point = try #require(
            RankingCurve(fraud: [100, 60, 50, 0], honest: honest).point(atFalsePositiveRate: 0.01))
        #expect(point.threshold == 60)
        #expect(point.falseAlarms == 3)
        #expect(point.truePositiveRate == 0.5)
        #expect(point.falsePositiveRate == 0.01)
    }

    @Test("where the highest score takes too many honest pages, nothing is taken")
    func noThreshold() throws {
        let honest = Array(repeating: 100.0, count: 10) + Array(repeating: 0, count: 290)
        let point = try #require(RankingCurve(fraud: [100, 50], honest: honest).point(atFalsePositiveRate: 0.01))
        #expect(point.threshold == nil)
        #expect(point.truePositiveRate == 0)
        #expect(point.falseAlarms == 0)
    }
}
