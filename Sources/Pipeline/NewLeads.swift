import Store
import Vocabulary

/// Leads that are reported while a crawl runs: it takes them at once, in front of the others, so that a report waits for no crawl.
struct NewLeads {
    /// How often the store is asked. A quarter of a second: nothing beside the seconds of a fetch.
    private static let askEvery = Duration.milliseconds(250)

    private let store: StateStore
    private let limits: CrawlRun.Limits
    private let now: Timestamp
    private let marker: WorkMarker
    private let accepts: (StoredLead) -> Bool
    /// The newest lead that was looked at.
    private var last: Int64
    private var perHost: [String: Int] = [:]
    private var known: Set<Int64> = []
    private var isLeftOver = false
    private var askedAt = ContinuousClock.now

    /// - Parameters:
    ///   - last: the newest lead before the leads that are due were asked for, so that none falls between the two.
    ///   - accepts: whether a lead can be fetched in this run.
    init(
        store: StateStore, after last: Int64, limits: CrawlRun.Limits, now: Timestamp, marker: WorkMarker,
        accepts: @escaping (StoredLead) -> Bool
    ) {
        self.store = store
        self.limits = limits
        self.now = now
        self.marker = marker
        self.accepts = accepts
        self.last = last
    }

    /// Leads that the run has by itself.
    mutating func note(_ leads: [StoredLead]) {
        for lead in leads { take(lead) }
    }

    private mutating func take(_ lead: StoredLead) {
        known.insert(lead.id)
        perHost[lead.host, default: 0] += 1
    }

    /// What was reported since; empty when it is too early to ask again, and once the run has had its links.
    mutating func found() throws -> [StoredLead] {
        guard known.count < limits.links, askedAt.duration(to: .now) >= NewLeads.askEvery else { return [] }
        askedAt = .now
        if marker.isSet { marker.clear() }
        let new = try store.unvisitedLeads(after: last, limit: limits.links - known.count)
        guard let newest = new.last else { return [] }
        last = newest.id
        var taken: [StoredLead] = []
        for lead in new where !known.contains(lead.id) && perHost[lead.host, default: 0] < limits.perHost {
            guard accepts(lead) else {
                isLeftOver = true
                continue
            }
            take(lead)
            taken.append(lead)
        }
        try store.queue(taken.map(\.id), now: now)
        return taken
    }

    /// At the end of the run: what it could not take starts the next.
    func leaveRest() {
        if isLeftOver { marker.set() }
    }
}
