import Crawler
import DomainNames
import Vocabulary

/// The fetch loop alone: fetches addresses under all guards and limits and drops what comes. For benchmarks.
package struct FetchLoop {
    private let settings: CrawlSettings

    init(settings: CrawlSettings) { self.settings = settings }

    /// - Returns: how many fetches ended in each way.
    package func run(_ links: [String]) throws -> [FetchOutcome.Kind: Int] {
        var counts: [FetchOutcome.Kind: Int] = [:]
        let requests = links.lazy.enumerated().compactMap { index, link in
            (try? WebAddress(link)).map { FetchRequest(id: index, address: $0) }
        }
        do {
            try PageFetcher(settings: settings).fetch(requests) { _, outcome in
                counts[outcome.kind, default: 0] += 1
                return []
            }
        } catch { throw PipelineError(error) }
        return counts
    }
}

extension Installation {
    package func fetchLoop() throws -> FetchLoop { FetchLoop(settings: try crawlSettings()) }
}
