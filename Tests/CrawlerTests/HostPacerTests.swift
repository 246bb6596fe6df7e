import Crawler
import Testing

@Suite("Places and pauses")
struct HostPacerTests {
    private let start = ContinuousClock.now

    private func after(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    @Test("two new links of one host are a pause apart, whatever place is free, and other hosts go meanwhile")
    func pauses() {
        var pacer = HostPacer<Int>(inFlight: 10, perHost: 5, pause: .milliseconds(500))
        for item in 0..<3 { pacer.add(item, host: "a") }
        pacer.add(9, host: "b")
        #expect(pacer.take(now: after(0))?.item == 0)
        #expect(pacer.take(now: after(0))?.item == 9)
        #expect(pacer.take(now: after(499)) == nil)
        #expect(pacer.nextRestEnd == after(500))
        #expect(pacer.take(now: after(500))?.item == 1)
        #expect(pacer.take(now: after(500)) == nil)
        #expect(pacer.take(now: after(1_000))?.item == 2)
        #expect(pacer.waitingCount == 0)
    }

    @Test("what is on its way waits for no pause")
    func urgent() {
        var pacer = HostPacer<Int>(inFlight: 10, perHost: 5, pause: .seconds(60))
        pacer.add(0, host: "a")
        #expect(pacer.take(now: after(0))?.item == 0)
        pacer.add(1, host: "a")
        pacer.add(2, host: "a", isUrgent: true)
        #expect(pacer.take(now: after(1))?.item == 2)
        #expect(pacer.take(now: after(2)) == nil)
    }

    @Test("a place that comes free ends no rest, and a rest that ends gives no place")
    func both() {
        var pacer = HostPacer<Int>(inFlight: 10, perHost: 1, pause: .milliseconds(100))
        for item in 0..<3 { pacer.add(item, host: "a") }
        #expect(pacer.take(now: after(0))?.item == 0)
        #expect(pacer.take(now: after(200)) == nil)
        pacer.release(host: "a")
        #expect(pacer.take(now: after(201))?.item == 1)
        pacer.release(host: "a")
        #expect(pacer.take(now: after(202)) == nil)
        #expect(pacer.take(now: after(302))?.item == 2)
    }

    @Test("without a pause hosts never rest")
    func none() {
        var pacer = HostPacer<Int>(inFlight: 10, perHost: 5)
        for item in 0..<3 { pacer.add(item, host: "a") }
        #expect((0..<3).compactMap { _ in pacer.take(now: after(0))?.item } == [0, 1, 2])
        #expect(pacer.nextRestEnd == nil)
    }

    @Test("a host that nobody waits for is forgotten, and its number serves the next without mixing the two")
    func numbers() {
        var pacer = HostPacer<Int>(inFlight: 10, perHost: 1, pause: .milliseconds(100))
        pacer.add(0, host: "a")
        #expect(pacer.take(now: after(0))?.host == "a")
        pacer.release(host: "a")
        // It rests, so it is not forgotten yet.
        pacer.add(1, host: "a")
        #expect(pacer.take(now: after(50)) == nil)
        #expect(pacer.take(now: after(100))?.item == 1)
        pacer.release(host: "a")
        #expect(pacer.take(now: after(300)) == nil)
        pacer.add(2, host: "b")
        pacer.add(3, host: "a")
        #expect(pacer.take(now: after(301))?.host == "b")
        #expect(pacer.take(now: after(301))?.host == "a")
        #expect(pacer.take(now: after(301)) == nil)
        pacer.release(host: "b")
        pacer.release(host: "a")
        #expect(pacer.activeCount == 0)
        #expect(pacer.waitingCount == 0)
    }
}
