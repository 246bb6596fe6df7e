import Crawler
import DomainNames
import PageRecord
import ParserPool
import Store
import Vocabulary

/// Fetches the leads that are due, has each page read by the page reader, and keeps what was seen.
///
/// A lead is fetched once as a desktop browser and once as a mobile one, however often and in however many spellings it was
/// reported. A meta refresh is followed like a redirect, within the same budget of hops and seconds.
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
            return "\(leads) lead\(leads == 1 ? "" : "s") fetched" + (kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", "))
        }
    }

    /// Leads taken from the store at once: their pages are kept together, and a kill loses at most this many.
    private static let batchLeads = 64
    /// Page readers at work beside the transfers: one for each core of the smallest machine we run on.
    private static let readers = 2

    private let store: StateStore
    private let settings: CrawlSettings
    private let parserPath: String
    private let limits: Limits
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

    package init(store: StateStore, settings: CrawlSettings, parserPath: String, limits: Limits, now: Timestamp) {
        self.store = store
        self.settings = settings
        self.parserPath = parserPath
        self.limits = limits
        self.now = now
    }

    package func run(observer: RunObserver, onLine: (Line) -> Void, shouldStop: @escaping () -> Bool = { false }) throws
        -> Summary
    {
        var summary = Summary()
        let due = try dueLeads()
        observer(.started(.crawl, total: due.count))
        guard !due.isEmpty else {
            observer(.finished(.crawl, summary: "no lead is due"))
            return summary
        }
        let fetcher: PageFetcher
        do { fetcher = try PageFetcher(settings: settings) } catch { throw PipelineError(error) }
        let readers = PageReaders(executable: parserPath, count: CrawlRun.readers)
        defer { readers.close() }
        var rest = due[...]
        while !rest.isEmpty, !shouldStop() {
            let batch = rest.prefix(CrawlRun.batchLeads)
            rest = rest.dropFirst(batch.count)
            var visits = try batch.map { try LeadVisit(lead: $0, spellings: store.spellings(of: $0.id)) }
            try crawl(&visits, fetcher: fetcher, readers: readers, shouldStop: shouldStop)
            try store.keep(visits.flatMap { $0.storedFetches(at: now) })
            for visit in visits {
                guard let view = visit.views[.desktop] else { continue }
                summary.leads += 1
                summary.byKind[view.outcome.kind, default: 0] += 1
                for spelling in visit.spellings {
                    onLine(Line(spelling: spelling, lead: visit.lead.id, outcome: view.outcome, bodyBytes: view.bodyBytes))
                }
            }
            observer(.advanced(.crawl, done: summary.leads))
        }
        observer(.finished(.crawl, summary: summary.text))
        return summary
    }

    /// The leads to fetch now, at most so many of one host.
    private func dueLeads() throws -> [StoredLead] {
        let stale = Timestamp(seconds: now.seconds - Int64(limits.revisitHours) * 3600)
        return try store.leadsToCrawl(staleBefore: stale, perHost: limits.perHost, limit: limits.links)
    }

    /// Fetches a batch; its pages are read meanwhile. Where a page sends its visitor on, that is fetched in the next round.
    private func crawl(
        _ visits: inout [LeadVisit], fetcher: PageFetcher, readers: PageReaders, shouldStop: @escaping () -> Bool
    ) throws {
        var requests = visits.indices.compactMap { visits[$0].firstRequest(id: $0) }
        let agents = AgentProfile.allCases
        // Each round costs every visit that goes on at least one hop, so the budget of hops bounds the rounds.
        while !requests.isEmpty, !shouldStop() {
            do {
                try fetcher.fetch(
                    requests, shouldStop: shouldStop,
                    onOutcome: { request, outcome in
                        if outcome.hasPage, let agent = agents.firstIndex(of: request.agent) {
                            readers.submit(
                                request.id * agents.count + agent, body: outcome.body, contentType: outcome.contentType,
                                isCut: outcome.kind == .truncated)
                        }
                        return visits[request.id].take(outcome, of: request)
                    })
            } catch { throw PipelineError(error) }
            let readings: [PageReaders.Reading]
            do { readings = try readers.collect() } catch {
                throw PipelineError(.other, "\(error)", hint: error.hint)
            }
            for reading in readings {
                visits[reading.key / agents.count].take(reading.features, as: agents[reading.key % agents.count])
            }
            let hasNews = Set(readings.map { $0.key / agents.count })
            requests = hasNews.sorted().flatMap { visits[$0].refreshRequests(hopLimit: settings.limits.hops) }
        }
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
