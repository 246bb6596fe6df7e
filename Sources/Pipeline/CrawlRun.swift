import Crawler
import DomainNames
import PageRecord
import ParserPool
import Store
import Vocabulary

/// Fetches the leads that are due, has each page read by the page reader, and keeps what was seen.
///
/// A lead is fetched once as a desktop browser and once as a mobile one, and where both saw nothing that tells, once from within
/// an app; however often and in however many spellings it was reported. A meta refresh and a plain redirect in JavaScript are
/// followed like a redirect, within the same budget of hops and seconds.
package struct CrawlRun {
    /// The fate of one reported spelling.
    package struct Line: Sendable {
        package let spelling: String
        package let lead: Int64
        package let outcome: FetchOutcome
        package let bodyBytes: Int
    }

    package struct Summary: Sendable {
        package var leads = 0
        package var byKind: [FetchOutcome.Kind: Int] = [:]

        package var text: String {
            let kinds = FetchOutcome.Kind.allCases.compactMap { kind in byKind[kind].map { "\($0) \(kind.rawValue)" } }
            return PlainText.counted(leads, "lead") + " fetched" + (kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", "))
        }
    }

    /// Page readers at work beside the transfers: one for each core of the smallest machine we run on.
    private static let readers = 2
    private let store: StateStore
    private let state: StateDirectory
    private let settings: CrawlSettings
    private let parserPath: String
    private let limits: Limits
    private let resolvers: ResolverChoosing
    private let rank: LeadRank
    /// `nil` where no evidence is kept.
    private let evidence: EvidenceDesk?
    private let now: Timestamp

    /// How much one run takes on.
    package struct Limits: Sendable {
        package let links: Int
        package let perHost: Int
        package let revisitHours: Int

        package init(links: Int, perHost: Int, revisitHours: Int) {
            self.links = links
            self.perHost = perHost
            self.revisitHours = revisitHours
        }
    }

    init(
        store: StateStore, state: StateDirectory, settings: CrawlSettings, parserPath: String, limits: Limits,
        resolvers: ResolverChoosing,
        rank: LeadRank, evidence: EvidenceDesk?, now: Timestamp
    ) {
        self.store = store
        self.state = state
        self.settings = settings
        self.parserPath = parserPath
        self.limits = limits
        self.resolvers = resolvers
        self.rank = rank
        self.evidence = evidence
        self.now = now
    }

    package func run(observer: RunObserver, onLine: (Line) -> Void, shouldStop: @escaping () -> Bool = { false }) throws
        -> Summary
    {
        var summary = Summary()
        state.dueForCrawl.clear()
        let newest = try store.newestLead()
        let due = try dueLeads()
        observer(.started(.crawl, total: due.count))
        guard !due.isEmpty else {
            try store.note(summary.figures, stage: .crawl, now: now)
            observer(.finished(.crawl, summary: "no lead is due"))
            return summary
        }
        var settings = settings
        settings.keepsExchanges = evidence != nil
        try evidence?.tidy()
        let isClean = try chooseResolvers(for: due, &settings, observer: observer)
        let leads = isClean == nil ? due.filter { isReachable($0, settings) } : due
        try store.queue(leads.map(\.id), now: now)
        let fetcher: PageFetcher
        do { fetcher = try PageFetcher(settings: settings) } catch { throw PipelineError(error) }
        let readers = PageReaders(executable: parserPath, count: CrawlRun.readers, onReading: fetcher.wake)
        defer { readers.close() }
        var told = ContinuousClock.now
        let plan = VisitPlan(revisitHours: limits.revisitHours, isClean: isClean ?? false, now: now)
        try withoutActuallyEscaping(onLine) { onLine in
            // A name is looked up only where a resolver was chosen for it.
            let looksUp = settings.lookup != nil || (isClean != nil && due.contains { !isReachable($0, settings) })
            let newLeads = NewLeads(store: store, after: newest, limits: limits, now: now, marker: state.dueForCrawl) {
                looksUp || isReachable($0, settings)
            }
            let work = CrawlWork(
                leads: leads, newLeads: newLeads, publishing: state.dueForPublish, store: store, readers: readers,
                settings: settings, plan: plan, evidence: evidence.map(CrawlEvidence.init)
            ) { visit in
                guard let view = visit.mainView else { return }
                summary.leads += 1
                summary.byKind[view.outcome.kind, default: 0] += 1
                for spelling in visit.spellings {
                    onLine(Line(spelling: spelling, lead: visit.lead.id, outcome: view.outcome, bodyBytes: view.bodyBytes))
                }
            }
            do throws(CrawlError) {
                try fetcher.run(
                    work,
                    shouldStop: {
                        if told.duration(to: .now) > CrawlRun.tellEvery {
                            told = .now
                            observer(.advanced(.crawl, done: summary.leads))
                        }
                        return work.failure != nil || shouldStop()
                    })
            } catch { throw PipelineError(error) }
            work.end()
            if let failure = work.failure { throw CrawlRun.translated(failure) }
        }
        observer(.advanced(.crawl, done: summary.leads))
        try store.note(summary.figures, stage: .crawl, now: now)
        observer(.finished(.crawl, summary: summary.text))
        return summary
    }

    /// How often the progress is told.
    private static let tellEvery = Duration.milliseconds(250)

    private static func translated(_ failure: any Error) -> any Error {
        guard let error = failure as? ParserPoolError else { return failure }
        return PipelineError(.other, "\(error)", hint: error.hint)
    }

    /// The leads to fetch now, at most so many of one host.
    private func dueLeads() throws -> [StoredLead] {
        try store.leadsToCrawl(at: now, perHost: limits.perHost, limit: limits.links, rank: rank.callAsFunction)
    }

    /// Whether a lead can be fetched without looking up its name.
    private func isReachable(_ lead: StoredLead, _ settings: CrawlSettings) -> Bool {
        guard let name = try? DomainName(lead.host) else { return true }
        return settings.testHosts.target(of: name) != nil
    }

    /// Leaves only resolvers that do not filter our own list.
    ///
    /// - Returns: whether the ones left can be trusted about names that they do not know; `nil` when none is left.
    private func chooseResolvers(
        for leads: [StoredLead], _ settings: inout CrawlSettings, observer: RunObserver
    ) throws -> Bool? {
        guard settings.lookup == nil, leads.contains(where: { !isReachable($0, settings) }) else { return true }
        let choice = try resolvers.choose(store: store, at: now, observer: observer)
        settings.resolvers = choice.resolvers
        if choice.trust == .none { observer(.warning("no resolver is left: leads with a name wait for the next run")) }
        return choice.trust == .none ? nil : choice.trust == .clean
    }
}

extension CrawlRun.Line {
    package var json: JSONValue {
        .object([
            ("url", .string(spelling)), ("lead", .int(Int(lead))),
            ("final_url", .optional(outcome.finalAddress?.description)), ("outcome", .string(outcome.kind.rawValue)),
            ("reason", .string(outcome.reason)), ("hops", .int(max(0, outcome.hops.count - 1))),
            ("status", .optional(outcome.status)), ("body_bytes", .int(bodyBytes)), ("wire_bytes", .int(outcome.wireBytes)),
            ("seconds", .double((outcome.seconds * 1000).rounded() / 1000)),
        ])
    }
}
