import Crawler
import PageRecord
import ParserPool
import Store
import Vocabulary

/// The stream of leads through a crawl: each is taken when there is room, its pages go to the page readers as they come, and
/// what was seen is kept in batches. Lives on the fetcher's thread.
final class CrawlWork: FetchWork {
    /// Bytes of pages that may wait for a reader before no new lead is begun. 16 MiB: some hundred usual pages.
    private static let mostWaitingBytes = 16 << 20
    /// Finished leads that are kept in one transaction: one or two rows each, far below the 200 ms that a person may wait.
    private static let batchLeads = 200
    /// The longest that a finished lead waits to be kept: what a kill loses, and what is then fetched again.
    private static let batchSeconds = 0.5

    private let store: StateStore
    private let readers: PageReaders
    private let settings: CrawlSettings
    private let plan: VisitPlan
    /// `nil` where no evidence is kept.
    private let evidence: CrawlEvidence?
    private let onKept: (LeadVisit) -> Void
    private let publishing: WorkMarker
    /// The longest that fetched leads wait for a verdict while the crawl goes on. A minute: each publication costs seconds.
    private static let publishEvery = Duration.seconds(60)
    private var newLeads: NewLeads
    private var urgent: Set<Int64> = []
    private var isPublishingDue = false
    private var publishedAt = ContinuousClock.now
    private var due: ArraySlice<StoredLead>
    /// What the store knows of the next leads that are due, by lead: new ones come in between.
    private var histories: [Int64: LeadHistory] = [:]
    private var visits: [Int: LeadVisit] = [:]
    private var visitCount = 0
    private var finished: [LeadVisit] = []
    private var firstFinishedAt: ContinuousClock.Instant?
    /// What stopped the work, if anything did.
    private(set) var failure: (any Error)?

    private static let agents = AgentProfile.allCases

    /// - Parameters:
    ///   - newLeads: what is reported meanwhile.
    ///   - publishing: set when there is something to judge: at once for what was reported meanwhile.
    ///   - onKept: told of each lead once what was seen of it is kept.
    init(
        leads: [StoredLead], newLeads: NewLeads, publishing: WorkMarker, store: StateStore, readers: PageReaders,
        settings: CrawlSettings, plan: VisitPlan, evidence: CrawlEvidence? = nil, onKept: @escaping (LeadVisit) -> Void
    ) {
        due = leads[...]
        self.newLeads = newLeads
        self.publishing = publishing
        self.newLeads.note(leads)
        self.store = store
        self.readers = readers
        self.settings = settings
        self.plan = plan
        self.evidence = evidence
        self.onKept = onKept
    }

    func next() -> FetchSupply {
        if failure != nil { return .end }
        takeNewLeads()
        while let lead = due.first {
            if readers.waitingBytes > CrawlWork.mostWaitingBytes { return .later }
            due.removeFirst()
            guard let request = begin(lead) else { continue }
            return .request(request)
        }
        return visits.isEmpty ? .end : .later
    }

    private func takeNewLeads() {
        guard let found = attempt({ try newLeads.found() }), !found.isEmpty else { return }
        urgent.formUnion(found.map(\.id))
        due = (found + due)[...]
    }

    private func begin(_ lead: StoredLead) -> FetchRequest? {
        attempt {
            let history = try history(of: lead)
            var visit = LeadVisit(
                lead: lead, spellings: history.spellings, previous: history.visit, visitors: settings.visitors,
                referrer: settings.referrer)
            let id = visitCount
            let request = visit.firstRequest(id: id)
            visitCount += 1
            if request != nil { visits[id] = visit }
            return request
        } ?? nil
    }

    /// What the store knows of a lead that is due; read ahead for those behind it.
    private func history(of lead: StoredLead) throws -> LeadHistory {
        if let known = histories.removeValue(forKey: lead.id) { return known }
        let ahead = [lead.id] + due.prefix(CrawlWork.batchLeads - 1).map(\.id).filter { histories[$0] == nil }
        let read = try store.histories(of: ahead)
        histories.merge(zip(ahead, read).dropFirst()) { $1 }
        return read[0]
    }

    func take(_ outcome: FetchOutcome, of request: FetchRequest) -> [FetchRequest] {
        guard var visit = visits[request.id] else { return [] }
        let isFirst = visit.previous == nil
        let outcome =
            attempt { try evidence?.keep(outcome, of: request, lead: visit.lead.id, isFirst: isFirst) ?? outcome } ?? outcome
        if case .asset(let kind) = request.purpose {
            visit.take(kind, outcome, of: request)
            settle(visit, id: request.id)
            return []
        }
        var requests = visit.take(outcome, of: request)
        if outcome.hasPage {
            if visit.wantsReading(of: request.agent), let agent = CrawlWork.agents.firstIndex(of: request.agent) {
                readers.offer(
                    request.id * CrawlWork.agents.count + agent, body: outcome.body, contentType: outcome.contentType,
                    isCut: outcome.kind == .truncated)
            } else {
                requests += visit.next(after: request.agent, hopLimit: settings.limits.hops)
            }
        }
        settle(visit, id: request.id)
        return requests
    }

    func followUps() -> [FetchRequest] {
        let requests = takeReadings()
        if let firstFinishedAt, firstFinishedAt.duration(to: .now).seconds >= CrawlWork.batchSeconds { keep() }
        return requests
    }

    private func takeReadings() -> [FetchRequest] {
        var requests: [FetchRequest] = []
        for reading in attempt({ try readers.readings() }) ?? [] {
            let id = reading.key / CrawlWork.agents.count
            let agent = CrawlWork.agents[reading.key % CrawlWork.agents.count]
            guard var visit = visits[id] else { continue }
            visit.take(reading.features, as: agent)
            requests += visit.next(after: agent, hopLimit: settings.limits.hops)
            requests += visit.assetRequests(
                after: agent, PageAssets(takesIcon: settings.fetchesIcon, most: settings.assets))
            settle(visit, id: id)
        }
        return requests
    }

    /// Puts a visit back, or among the finished.
    private func settle(_ visit: LeadVisit, id: Int) {
        guard visit.isFinished else {
            visits[id] = visit
            return
        }
        visits[id] = nil
        finished.append(visit)
        if firstFinishedAt == nil { firstFinishedAt = .now }
        if finished.count >= CrawlWork.batchLeads { keep() }
    }

    /// Ends the work: takes in what was read by now and keeps what is finished. What is under way is left for the next run.
    func end() {
        readers.dropWaiting()
        _ = attempt { try readers.collect() }.map { readings in
            for reading in readings {
                let id = reading.key / CrawlWork.agents.count
                guard var visit = visits[id] else { continue }
                visit.take(reading.features, as: CrawlWork.agents[reading.key % CrawlWork.agents.count])
                settle(visit, id: id)
            }
        }
        keep()
        publishNow()
        newLeads.leaveRest()
        attempt { try evidence?.end() }
    }

    private func keep() {
        let batch = finished
        finished = []
        firstFinishedAt = nil
        guard !batch.isEmpty else { return }
        attempt {
            let now = plan.now
            let listed = try store.listed(among: batch.map(\.lead.id), at: now)
            let planned = batch.map { visit in
                plan.next(
                    after: visit.previous, lead: visit.lead.id, sight: visit.sight, isListed: listed.contains(visit.lead.id))
            }
            let kept = try evidence?.settle()
            try store.keep(
                batch.flatMap { $0.storedFetches(at: now) }, visits: planned, evidence: kept?.files ?? [],
                pages: kept?.pages ?? [])
            for (visit, plan) in zip(batch, planned) where VisitPlan.isRegisteredAnew(visit.previous, plan) {
                try store.noteRegisteredAnew(visit.lead.id, now: now)
            }
            for visit in batch { onKept(visit) }
        }
        announce(batch)
    }

    /// Tells whoever judges and publishes.
    private func announce(_ batch: [LeadVisit]) {
        isPublishingDue = true
        let isUrgent = batch.contains { urgent.contains($0.lead.id) }
        guard isUrgent || publishedAt.duration(to: .now) >= CrawlWork.publishEvery else { return }
        publishNow()
    }

    private func publishNow() {
        guard isPublishingDue else { return }
        publishing.set()
        isPublishingDue = false
        publishedAt = .now
    }

    /// Does what may stop the whole run; the first failure is the one that is told.
    @discardableResult
    private func attempt<T>(_ body: () throws -> T) -> T? {
        do { return try body() } catch {
            if failure == nil { failure = error }
            return nil
        }
    }
}
