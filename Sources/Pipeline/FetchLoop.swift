import Crawler
import DomainNames
import Vocabulary

/// The fetch loop alone: fetches addresses under all guards and limits and drops what comes. For benchmarks.
package struct FetchLoop {
    private let settings: CrawlSettings

    init(settings: CrawlSettings) { self.settings = settings }

    package struct Summary: Sendable {
        /// How many fetches ended in each way.
        package var counts: [FetchOutcome.Kind: Int] = [:]
        /// Seconds from the start to the last fetch that ended well.
        package var lastOKSeconds = 0.0
    }

    package func run(_ links: [String]) throws -> Summary {
        var summary = Summary()
        let start = ContinuousClock.now
        let requests = links.lazy.enumerated().compactMap { index, link in
            (try? WebAddress(link)).map { FetchRequest(id: index, address: $0) }
        }
        do {
            try PageFetcher(settings: settings).fetch(requests) { _, outcome in
                summary.counts[outcome.kind, default: 0] += 1
                if outcome.kind == .ok { summary.lastOKSeconds = start.duration(to: .now).seconds }
                return []
            }
        } catch { throw PipelineError(error) }
        return summary
    }
}

extension Installation {
    package func fetchLoop() throws -> FetchLoop { FetchLoop(settings: try crawlSettings()) }
}
