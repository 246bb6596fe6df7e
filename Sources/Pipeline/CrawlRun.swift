import Crawler
import DomainNames
import Exporter
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
        let fetcher = try PageFetcher(settings: settings)
        let reader = WorkerPool(executable: parserPath)
        defer { reader.close() }
        var rest = due[...]
        while !rest.isEmpty, !shouldStop() {
            let batch = rest.prefix(CrawlRun.batchLeads)
            rest = rest.dropFirst(batch.count)
            var visits = try batch.map { try LeadVisit(lead: $0, spellings: store.spellings(of: $0.id)) }
            try crawl(&visits, fetcher: fetcher, reader: reader, shouldStop: shouldStop)
            try store.keep(visits.flatMap { $0.storedFetches(at: now) })
            for visit in visits {
                guard let outcome = visit.desktop?.outcome else { continue }
                summary.leads += 1
                summary.byKind[outcome.kind, default: 0] += 1
                for spelling in visit.spellings {
                    onLine(Line(spelling: spelling, lead: visit.lead.id, outcome: outcome, bodyBytes: outcome.body.count))
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
        var perHost: [String: Int] = [:]
        return try store.leadsToCrawl(staleBefore: stale, limit: limits.links).filter { lead in
            perHost[lead.host, default: 0] += 1
            return perHost[lead.host, default: 0] <= limits.perHost
        }
    }

    private func crawl(
        _ visits: inout [LeadVisit], fetcher: PageFetcher, reader: WorkerPool, shouldStop: @escaping () -> Bool
    ) throws {
        let first = visits.indices.compactMap { visits[$0].firstRequest(id: $0) }
        // The closure can't throw through libcurl's loop: a reader that can't even be started is told afterwards.
        var failure: (any Error)?
        try fetcher.fetch(
            first, shouldStop: { failure != nil || shouldStop() },
            onOutcome: { request, outcome in
                do {
                    let page = outcome.hasPage ? try reader.read(outcome.body, contentType: outcome.contentType) : nil
                    return visits[request.id].take(outcome, page: page, of: request, hopLimit: settings.limits.hops)
                } catch {
                    failure = failure ?? error
                    return []
                }
            })
        if let failure { throw PipelineError(.other, "the page reader \(parserPath) does not work: \(failure)") }
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
