/// Gives out places: so many at once in all, so many at once per host, hosts in turn, each host's own in order, with a pause
/// between two new ones of a host. Items on the way (redirects, whose deadline runs) come before new ones and wait for no pause.
package struct HostPacer<Item> {
    private let inFlight: Int
    private let perHost: Int
    private let pause: Duration
    /// Hosts that got somebody new less than a pause ago, and until when each rests; all rest as long, so the first is over first.
    private var resting: [String: ContinuousClock.Instant] = [:]
    private var restEnds = Line<(host: String, at: ContinuousClock.Instant)>()
    private var waiting: [String: Row] = [:]
    /// Hosts with a free place and somebody on the way waiting, in turn; and those with somebody new.
    private var urgentHosts = Line<String>()
    private var hosts = Line<String>()
    private var active: [String: Int] = [:]
    package private(set) var activeCount = 0
    package private(set) var waitingCount = 0

    /// Who waits for one host.
    private struct Row {
        var urgent = Line<Item>()
        var items = Line<Item>()
        /// Whether the host stands in `urgentHosts`, and in `hosts`.
        var isUrgentReady = false
        var isReady = false
    }

    package init(inFlight: Int, perHost: Int, pause: Duration = .zero) {
        self.inFlight = inFlight
        self.perHost = perHost
        self.pause = pause
    }

    package mutating func add(_ item: Item, host: String, isUrgent: Bool = false) {
        if isUrgent {
            waiting[host, default: Row()].urgent.append(item)
        } else {
            waiting[host, default: Row()].items.append(item)
        }
        waitingCount += 1
        enlist(host)
    }

    /// Whether `take` may have something to give.
    var hasReady: Bool { activeCount < inFlight && !(urgentHosts.isEmpty && hosts.isEmpty) }

    /// When the next host has rested; `nil` when none rests.
    package var nextRestEnd: ContinuousClock.Instant? { restEnds.first?.at }

    /// The next item that may start, its place taken; `nil` when all places or all hosts are busy or rest.
    package mutating func take(now: ContinuousClock.Instant) -> (item: Item, host: String)? {
        while let first = restEnds.first, first.at <= now {
            restEnds.removeFirst()
            resting[first.host] = nil
            enlist(first.host)
        }
        guard activeCount < inFlight else { return nil }
        // The place that a host had when it was enlisted may be taken by now; the host comes back when one is released.
        while let host = urgentHosts.popFirst() {
            waiting[host]?.isUrgentReady = false
            if hasPlace(host), let item = waiting[host]?.urgent.popFirst() { return occupied(item, host) }
        }
        while let host = hosts.popFirst() {
            waiting[host]?.isReady = false
            if hasPlace(host), resting[host] == nil, let item = waiting[host]?.items.popFirst() {
                rest(host, from: now)
                return occupied(item, host)
            }
        }
        return nil
    }

    private mutating func rest(_ host: String, from now: ContinuousClock.Instant) {
        guard pause > .zero else { return }
        resting[host] = now + pause
        restEnds.append((host, now + pause))
    }

    private mutating func occupied(_ item: Item, _ host: String) -> (item: Item, host: String) {
        waitingCount -= 1
        activeCount += 1
        active[host, default: 0] += 1
        if let row = waiting[host], row.urgent.isEmpty, row.items.isEmpty { waiting[host] = nil }
        enlist(host)
        return (item, host)
    }

    private func hasPlace(_ host: String) -> Bool { active[host] ?? 0 < perHost }

    /// Gives a place back.
    package mutating func release(host: String) {
        activeCount -= 1
        let left = (active[host] ?? 1) - 1
        active[host] = left > 0 ? left : nil
        enlist(host)
    }

    /// Everybody who still waits, leaving nobody.
    mutating func drain() -> [Item] {
        defer {
            waiting = [:]
            urgentHosts = Line()
            hosts = Line()
            resting = [:]
            restEnds = Line()
            waitingCount = 0
        }
        return waiting.keys.flatMap { host in
            (waiting[host]?.urgent.drain() ?? []) + (waiting[host]?.items.drain() ?? [])
        }
    }

    private mutating func enlist(_ host: String) {
        guard let row = waiting[host], hasPlace(host) else { return }
        if !row.urgent.isEmpty, !row.isUrgentReady {
            waiting[host]?.isUrgentReady = true
            urgentHosts.append(host)
        }
        if !row.items.isEmpty, !row.isReady, resting[host] == nil {
            waiting[host]?.isReady = true
            hosts.append(host)
        }
    }
}
