import Classifier
import Crawler
import Store

/// The runs, each with what it needs from this installation.
extension Installation {
    package func crawlRun(store: StateStore) throws -> CrawlRun {
        CrawlRun(
            store: store, settings: try crawlSettings(), parserPath: parserPath,
            limits: .init(
                links: configuration.linksPerRun, perHost: configuration.perHostPerRun, revisitHours: configuration.revisitHours),
            now: now)
    }

    package func classifyRun(store: StateStore) throws -> ClassifyRun {
        let (lists, digest) = try ListsDirectory(path: listsPath).load()
        return ClassifyRun(
            store: store, scorer: FraudScorer(lists: lists), nameGuard: try nameGuard(lists), policy: policy, expiry: expiry,
            basis: "\(Installation.version) \(digest)", now: now)
    }

    package func inspection() throws -> Inspection { Inspection(settings: try crawlSettings(), parserPath: parserPath) }
}
