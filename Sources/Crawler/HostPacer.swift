/// Gives out places: so many at once in all, so many at once per host, hosts in turn, each host's own in order, with a pause
/// between two new ones of a host. Items on the way (redirects, whose deadline runs) come before new ones and wait for no pause.
///
/// A host is looked up by its name once for each item that comes and once for each place given back; within, it is a number.
package struct HostPacer<Item> {
    private let inFlight: Int
    private let perHost: Int
    private let pause: Duration
    private var rows: [Row] = []
    private var numbers: [String: Int] = [:]
    /// Numbers of rows that nobody needs any more.
    private var unused: [Int] = []
    /// When each host that got somebody new less than a pause ago has rested; all rest as long, so the first is over first.
    private var restEnds = Line<(row: Int, at: ContinuousClock.Instant)>()
    /// Hosts with a free place and somebody on the way waiting, in turn; and those with somebody new.
    private var urgentRows = Line<Int>()
    private var readyRows = Line<Int>()
    package private(set) var activeCount = 0
    package private(set) var waitingCount = 0

    /// One host: who waits for it, and how busy it is.
    private struct Row {
        let host: String
        var urgent = Line<Item>()
        var items = Line<Item>()
        /// Whether the host stands in `urgentRows`, and in `readyRows`.
        var isUrgentReady = false
        var isReady = false
        var active = 0
        var isResting = false

        var isIdle: Bool { active == 0 && !isResting && urgent.isEmpty && items.isEmpty }
    }

    package init(inFlight: Int, perHost: Int, pause: Duration = .zero) {
        self.inFlight = inFlight
        self.perHost = perHost
        self.pause = pause
    }

    package mutating func add(_ item: Item, host: String, isUrgent: Bool = false) {
        let row = number(of: host)
        if isUrgent { rows[row].urgent.append(item) } else { rows[row].items.append(item) }
        waitingCount += 1
        enlist(row)
    }

    /// Whether `take` may have something to give.
    var hasReady: Bool { activeCount < inFlight && !(urgentRows.isEmpty && readyRows.isEmpty) }

    /// When the next host has rested; `nil` when none rests.
    package var nextRestEnd: ContinuousClock.Instant? { restEnds.first?.at }

    /// The next item that may start, its place taken; `nil` when all places or all hosts are busy or rest.
    package mutating func take(now: ContinuousClock.Instant) -> (item: Item, host: String)? {
        while let first = restEnds.first, first.at <= now {
            restEnds.removeFirst()
            rows[first.row].isResting = false
            enlist(first.row)
            forgetIfIdle(first.row)
        }
        guard activeCount < inFlight else { return nil }
        // The place that a host had when it was enlisted may be taken by now; the host comes back when one is released.
        while let row = urgentRows.popFirst() {
            rows[row].isUrgentReady = false
            if hasPlace(row), let item = rows[row].urgent.popFirst() { return occupied(item, row) }
        }
        while let row = readyRows.popFirst() {
            rows[row].isReady = false
            if hasPlace(row), !rows[row].isResting, let item = rows[row].items.popFirst() {
                rest(row, from: now)
                return occupied(item, row)
            }
        }
        return nil
    }

    private mutating func rest(_ row: Int, from now: ContinuousClock.Instant) {
        guard pause > .zero else { return }
        rows[row].isResting = true
        restEnds.append((row, now + pause))
    }

    private mutating func occupied(_ item: Item, _ row: Int) -> (item: Item, host: String) {
        waitingCount -= 1
        activeCount += 1
        rows[row].active += 1
        enlist(row)
        return (item, rows[row].host)
    }

    private func hasPlace(_ row: Int) -> Bool { rows[row].active < perHost }

    /// Gives a place back.
    package mutating func release(host: String) {
        activeCount -= 1
        let row = number(of: host)
        rows[row].active = max(rows[row].active - 1, 0)
        enlist(row)
        forgetIfIdle(row)
    }

    /// Everybody who still waits, leaving nobody.
    mutating func drain() -> [Item] {
        var left: [Item] = []
        urgentRows = Line()
        readyRows = Line()
        restEnds = Line()
        waitingCount = 0
        for row in Array(numbers.values) {
            left += rows[row].urgent.drain() + rows[row].items.drain()
            rows[row].isUrgentReady = false
            rows[row].isReady = false
            rows[row].isResting = false
            forgetIfIdle(row)
        }
        return left
    }

    private mutating func number(of host: String) -> Int {
        if let known = numbers[host] { return known }
        let row: Int
        if let free = unused.popLast() {
            row = free
            rows[row] = Row(host: host)
        } else {
            row = rows.count
            rows.append(Row(host: host))
        }
        numbers[host] = row
        return row
    }

    private mutating func forgetIfIdle(_ row: Int) {
        guard rows[row].isIdle else { return }
        numbers[rows[row].host] = nil
        unused.append(row)
    }

    private mutating func enlist(_ row: Int) {
        guard hasPlace(row) else { return }
        if !rows[row].urgent.isEmpty, !rows[row].isUrgentReady {
            rows[row].isUrgentReady = true
            urgentRows.append(row)
        }
        if !rows[row].items.isEmpty, !rows[row].isReady, !rows[row].isResting {
            rows[row].isReady = true
            readyRows.append(row)
        }
    }
}
