import DomainNames
import Vocabulary

/// Fetches many links at once on the calling thread, each to one outcome. Only GET leaves.
///
/// Whatever a server does, a link costs at most what `CrawlLimits` says, and nothing is connected to that `AddressGuard` refuses.
package final class PageFetcher {
    private let settings: CrawlSettings
    private let multi: CurlMulti
    /// Owns every handle, as libcurl holds plain pointers to them.
    private var handles: [UnsafeMutableRawPointer: CurlHandle] = [:]
    private var idle: [CurlHandle] = []
    private var flights: [UnsafeMutableRawPointer: Flight] = [:]
    private var pacer: HostPacer<FetchChain>

    private struct Flight {
        let handle: CurlHandle
        var chain: FetchChain
        let host: String
    }

    /// How long the loop may sleep before it looks at deadlines and at `shouldStop` again.
    private static let pollMilliseconds = 200

    /// - Throws: `CrawlError.library` when libcurl does not start.
    package init(settings: CrawlSettings) throws(CrawlError) {
        self.settings = settings
        multi = try CurlMulti()
        pacer = HostPacer(inFlight: max(settings.limits.inFlight, 1), perHost: max(settings.limits.perHostParallel, 1))
    }

    deinit {
        for flight in flights.values { multi.remove(flight.handle) }
    }

    /// Fetches all requests and hands in each outcome as soon as it is there, in the order of their ends.
    ///
    /// - Parameters:
    ///   - shouldStop: asked at least five times a second; from the first yes on nothing more is handed in.
    ///   - onOutcome: gets each request with its outcome and may answer with further requests (`FetchRequest.following`).
    /// - Returns: requests that were not finished because of `shouldStop`; those not yet read from the sequence are not among them.
    /// - Throws: `CrawlError` when the transfer loop fails.
    @discardableResult
    package func fetch(
        _ requests: some Sequence<FetchRequest>, shouldStop: () -> Bool = { false },
        onOutcome: (FetchRequest, FetchOutcome) -> [FetchRequest]
    ) throws(CrawlError) -> [FetchRequest] {
        var source = requests.makeIterator()
        var isSourceEmpty = false
        func deliver(_ chain: FetchChain, _ outcome: FetchOutcome) {
            for request in onOutcome(chain.request, outcome) {
                let next = FetchChain(request, settings: settings)
                pacer.add(next, host: next.host.description, isUrgent: true)
            }
        }
        while !shouldStop() {
            while !isSourceEmpty, pacer.waitingCount < settings.limits.readAhead {
                guard let request = source.next() else {
                    isSourceEmpty = true
                    break
                }
                let chain = FetchChain(request, settings: settings)
                pacer.add(chain, host: chain.host.description)
            }
            while let place = pacer.take() {
                var chain = place.item
                switch chain.next(now: .now) {
                case .request(let order): try start(order, chain, host: place.host)
                case .finished(let outcome):
                    pacer.release(host: place.host)
                    deliver(chain, outcome)
                }
            }
            if flights.isEmpty {
                if pacer.waitingCount == 0, isSourceEmpty { return [] }
                continue
            }
            try multi.perform()
            var isQuiet = true
            while let done = multi.nextDone() {
                guard var flight = flights.removeValue(forKey: done.easy) else { continue }
                isQuiet = false
                let record = flight.handle.finish(done.code)
                land(flight)
                if let outcome = flight.chain.outcome(after: record, now: .now) {
                    deliver(flight.chain, outcome)
                } else {
                    pacer.add(flight.chain, host: flight.chain.host.description, isUrgent: true)
                }
            }
            if isQuiet { try multi.wait(milliseconds: PageFetcher.pollMilliseconds) }
        }
        return abandon()
    }

    private func start(_ order: ExchangeOrder, _ chain: FetchChain, host: String) throws(CrawlError) {
        let handle: CurlHandle
        if let free = idle.popLast() {
            handle = free
        } else {
            handle = try CurlHandle(limits: settings.limits, addressGuard: settings.addressGuard)
            handles[handle.easy] = handle
        }
        try handle.prepare(order)
        try multi.add(handle)
        flights[handle.easy] = Flight(handle: handle, chain: chain, host: host)
    }

    private func land(_ flight: Flight) {
        multi.remove(flight.handle)
        idle.append(flight.handle)
        pacer.release(host: flight.host)
    }

    /// Drops all that is under way and says what it was.
    private func abandon() -> [FetchRequest] {
        var left = flights.values.map(\.chain.request)
        let running = flights.values
        flights = [:]
        for flight in running { land(flight) }
        left += pacer.drain().map(\.request)
        return left
    }
}
