/// Gives out places: so many at once in all, so many at once per host, hosts in turn, each host's own in order. Items on the
/// way (redirects, whose deadline runs) come before new ones.
struct HostPacer<Item> {
    private let inFlight: Int
    private let perHost: Int
    private var waiting: [String: Line] = [:]
    /// Hosts with a free place and somebody waiting, in turn.
    private var ready: [String] = []
    private var readyStart = 0
    private var urgent: [(item: Item, host: String)] = []
    private var active: [String: Int] = [:]
    private(set) var activeCount = 0
    private(set) var waitingCount = 0

    private struct Line {
        var items: [Item] = []
        var start = 0
        var isReady = false
        var isEmpty: Bool { start == items.count }
    }

    init(inFlight: Int, perHost: Int) {
        self.inFlight = inFlight
        self.perHost = perHost
    }

    mutating func add(_ item: Item, host: String, isUrgent: Bool = false) {
        if isUrgent {
            urgent.append((item, host))
            waitingCount += 1
            return
        }
        waiting[host, default: Line()].items.append(item)
        waitingCount += 1
        enlist(host)
    }

    /// The next item that may start, its place taken; `nil` when all places or all hosts are busy.
    mutating func take() -> (item: Item, host: String)? {
        guard activeCount < inFlight else { return nil }
        if let index = urgent.firstIndex(where: { hasPlace($0.host) }) {
            let entry = urgent.remove(at: index)
            occupy(entry.host)
            return entry
        }
        while readyStart < ready.count {
            let host = ready[readyStart]
            readyStart += 1
            if readyStart > 1024, readyStart * 2 > ready.count {
                ready.removeFirst(readyStart)
                readyStart = 0
            }
            // An urgent item may have taken the place meanwhile; the host comes back when it is released.
            waiting[host]?.isReady = false
            if hasPlace(host), let item = takeFirst(of: host) { return (item, host) }
        }
        return nil
    }

    private mutating func takeFirst(of host: String) -> Item? {
        guard var line = waiting.removeValue(forKey: host) else { return nil }
        let item = line.items[line.start]
        line.start += 1
        occupy(host)
        if !line.isEmpty {
            if line.start > 64, line.start * 2 > line.items.count {
                line.items.removeFirst(line.start)
                line.start = 0
            }
            waiting[host] = line
            enlist(host)
        }
        return item
    }

    private mutating func occupy(_ host: String) {
        waitingCount -= 1
        activeCount += 1
        active[host, default: 0] += 1
    }

    private func hasPlace(_ host: String) -> Bool { active[host] ?? 0 < perHost }

    /// Gives a place back.
    mutating func release(host: String) {
        activeCount -= 1
        let left = (active[host] ?? 1) - 1
        active[host] = left > 0 ? left : nil
        enlist(host)
    }

    /// Everybody who still waits, leaving nobody.
    mutating func drain() -> [Item] {
        defer {
            waiting = [:]
            urgent = []
            ready = []
            readyStart = 0
            waitingCount = 0
        }
        return urgent.map(\.item) + waiting.values.flatMap { $0.items[$0.start...] }
    }

    private mutating func enlist(_ host: String) {
        guard let line = waiting[host], !line.isReady, !line.isEmpty, hasPlace(host) else { return }
        waiting[host]?.isReady = true
        ready.append(host)
    }
}
