import Testing
import Vocabulary

@Suite struct WilsonIntervalTests {
    @Test(
        "the interval is Wilson's",
        arguments: [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (90, 100, 0.8256, 0.9448)])
    func interval(hits: Int, cases: Int, lower: Double, upper: Double) {
        let interval = WilsonInterval(hits: hits, of: cases)
        #expect(abs(interval.lower - lower) < 0.0001 && abs(interval.upper - upper) < 0.0001, "\(interval)")
    }

    @Test func `no case says nothing`() {
        let interval = WilsonInterval(hits: 0, of: 0)
        #expect(interval.share == nil && interval.lower == 0 && interval.upper == 1)
    }
}
