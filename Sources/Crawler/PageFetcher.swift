import CSystem
import DomainNames
import Vocabulary

/// Fetches many links at once on the calling thread, each to one outcome. Only GET leaves.
///
/// One loop over one epoll set drives thousands of transfers and lookups. Whatever a server does, a link costs at most what
/// `CrawlLimits` says, and nothing is connected to that `AddressGuard` refuses.
package final class PageFetcher {
    private let settings: CrawlSettings
    private let terms: FetchTerms
    private let poller: Poller
    private let multi: CurlMulti
    private let lookups: NameLookups
    private let tally = BodyTally()
    /// Owns every handle, as libcurl holds plain pointers to them.
    private var handles: [UnsafeMutableRawPointer: CurlHandle] = [:]
    private var idle: [CurlHandle] = []
    private var flights: [UnsafeMutableRawPointer: Flight] = [:]
    private var lookingUp: [Int: (chain: FetchChain, host: String)] = [:]
    private var tickets = 0
    /// The moment as the loop last looked: before it starts what may start, and after it dealt with what came.
    private var now = ContinuousClock.now
    private var pacer: HostPacer<FetchChain>
    private var places: AddressPlaces<FetchChain>

    private struct Flight {
        let handle: CurlHandle
        let chain: FetchChain
        let host: String
        let address: IPAddress?
    }

    /// How long the loop may sleep before it looks at deadlines and at `shouldStop` again.
    private static let pollMilliseconds = 200

    /// - Throws: `CrawlError.library` when libcurl does not start.
    package init(settings: CrawlSettings) throws(CrawlError) {
        self.settings = settings
        terms = FetchTerms(settings)
        // How the heap grows is a matter of speed alone: where it can't be told, all works as before.
        _ = crawl_keep_freed_memory(
            Int32(clamping: settings.limits.keptMemoryBytes), Int32(clamping: settings.limits.keptBlockBytes))
        poller = try Poller()
        multi = try CurlMulti(poller: poller)
        lookups = NameLookups(limits: settings.limits, servers: settings.resolvers, poller: poller)
        pacer = HostPacer(
            inFlight: OpenFiles.transfers(wanted: max(settings.limits.inFlight, 1)),
            perHost: max(settings.limits.perHostParallel, 1), pause: .seconds(settings.limits.perHostSeconds))
        places = AddressPlaces(most: max(settings.limits.perAddressParallel, 1))
    }

    deinit {
        for flight in flights.values { multi.remove(flight.handle) }
    }

    /// Makes the loop look up at once. May be called from any thread, also when the fetcher is gone.
    package var wake: @Sendable () -> Void {
        let alarm = poller.alarm
        return { alarm.ring() }
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
        // The work lives no longer than this call.
        let result: Result<[FetchRequest], CrawlError> = withoutActuallyEscaping(onOutcome) { onOutcome in
            let work = SequenceWork(requests.makeIterator(), onOutcome: onOutcome)
            return Result { () throws(CrawlError) in try run(work, shouldStop: shouldStop) }
        }
        return try result.get()
    }

    /// Works until the work says that nothing more will come.
    ///
    /// - Returns: requests that were not finished because of `shouldStop`, which is asked at least five times a second.
    /// - Throws: `CrawlError` when the transfer loop fails.
    @discardableResult
    package func run(_ work: some FetchWork, shouldStop: () -> Bool) throws(CrawlError) -> [FetchRequest] {
        var isEnded = false
        while !shouldStop() {
            now = .now
            for request in work.followUps() { enlist(request, isUrgent: true) }
            supply: while !isEnded, pacer.waitingCount + places.waitingCount < settings.limits.readAhead {
                switch work.next() {
                case .request(let request): enlist(request, isUrgent: false)
                case .later: break supply
                case .end: isEnded = true
                }
            }
            while let place = pacer.take(now: now) { try advance(place.item, host: place.host, work) }
            for (ticket, answer) in try lookups.answers(now: now) { try resolved(ticket, answer, work) }
            if isEnded, flights.isEmpty, lookingUp.isEmpty, pacer.waitingCount == 0, places.waitingCount == 0 { return [] }
            try turn(work)
        }
        return abandon()
    }

    /// One round of the loop: sleeps until there is news, and deals with it.
    private func turn(_ work: some FetchWork) throws(CrawlError) {
        var longest = pacer.hasReady ? 0 : PageFetcher.pollMilliseconds
        if let end = pacer.nextRestEnd {
            longest = min(longest, max(0, Int((now.duration(to: end).seconds * 1000).rounded(.up))))
        }
        let limit = multi.wait(atMost: lookups.wait(atMost: longest), now: .now)
        for event in poller.wait(milliseconds: limit) {
            if !lookups.ready(event) { try multi.ready(event) }
        }
        try multi.tick(now: .now)
        now = .now
        while let done = multi.nextDone() {
            guard let flight = flights.removeValue(forKey: done.easy) else { continue }
            finish(flight, flight.handle.finish(done.code), work)
        }
        relieve(work)
    }

    /// Cuts the largest bodies while all together are too large.
    private func relieve(_ work: some FetchWork) {
        while tally.bytes > settings.limits.allBodiesBytes,
            let largest = flights.values.max(by: { $0.handle.bodyBytes < $1.handle.bodyBytes }), largest.handle.bodyBytes > 0
        {
            flights[largest.handle.easy] = nil
            finish(largest, largest.handle.crowd(), work)
        }
    }

    private func finish(_ flight: Flight, _ record: ExchangeRecord, _ work: some FetchWork) {
        land(flight)
        let chain = flight.chain
        if let outcome = chain.outcome(after: record, now: now) {
            deliver(chain, outcome, work)
        } else {
            pacer.add(chain, host: chain.host.description, isUrgent: true)
        }
    }

    private func enlist(_ request: FetchRequest, isUrgent: Bool) {
        let chain = FetchChain(request, terms: terms)
        pacer.add(chain, host: chain.host.description, isUrgent: isUrgent)
    }

    private func deliver(_ chain: FetchChain, _ outcome: FetchOutcome, _ work: some FetchWork) {
        for request in work.take(outcome, of: chain.request) { enlist(request, isUrgent: true) }
    }

    /// Takes a link that has its place one step on: to a lookup, a transfer, or its end.
    private func advance(_ chain: FetchChain, host: String, _ work: some FetchWork) throws(CrawlError) {
        switch chain.next(now: now) {
        case .request(let order):
            let address = chain.busyAddress
            if let address, !places.take(address) {
                chain.wait()
                pacer.release(host: host)
                places.add(chain, waitingFor: address)
                return
            }
            try start(order, chain, host: host, address: address)
        case .lookup(let name):
            tickets += 1
            lookingUp[tickets] = (chain, host)
            try lookups.ask(name, ticket: tickets, now: now)
        case .finished(let outcome):
            pacer.release(host: host)
            deliver(chain, outcome, work)
        }
    }

    private func resolved(_ ticket: Int, _ answer: NameAnswer, _ work: some FetchWork) throws(CrawlError) {
        guard let (chain, host) = lookingUp.removeValue(forKey: ticket) else { return }
        if let outcome = chain.resolved(answer, now: now) {
            pacer.release(host: host)
            deliver(chain, outcome, work)
        } else {
            try advance(chain, host: host, work)
        }
    }

    private func start(_ order: ExchangeOrder, _ chain: FetchChain, host: String, address: IPAddress?) throws(CrawlError) {
        let handle: CurlHandle
        if let free = idle.popLast() {
            handle = free
        } else {
            handle = try CurlHandle(
                limits: settings.limits, addressGuard: terms.addressGuard, tally: tally, readings: multi.readings)
            handles[handle.easy] = handle
        }
        try handle.prepare(order)
        try multi.add(handle)
        flights[handle.easy] = Flight(handle: handle, chain: chain, host: host, address: address)
    }

    private func land(_ flight: Flight) {
        multi.remove(flight.handle)
        idle.append(flight.handle)
        pacer.release(host: flight.host)
        if let address = flight.address, let next = places.release(address) {
            pacer.add(next, host: next.host.description, isUrgent: true)
        }
    }

    /// Drops all that is under way and says what it was.
    private func abandon() -> [FetchRequest] {
        let running = flights.values
        flights = [:]
        for flight in running { land(flight) }
        for looked in lookingUp.values { pacer.release(host: looked.host) }
        defer { lookingUp = [:] }
        return (running.map(\.chain) + lookingUp.values.map(\.chain) + places.drain() + pacer.drain()).map(\.request)
    }
}
