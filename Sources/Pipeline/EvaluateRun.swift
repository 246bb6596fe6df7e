import Classifier
import DomainNames
import Vocabulary

/// Judges pages whose truth is known, as the pipeline would judge them, and measures how right the verdicts are. Keeps nothing.
///
/// The pages are read by the real page reader, several at once, and judged by the same scorer with the same lists.
package struct EvaluateRun {
    private let scorer: FraudScorer
    private let parserPath: String
    /// Page readers at work at once.
    private let workers: Int

    init(scorer: FraudScorer, parserPath: String, workers: Int) {
        self.scorer = scorer
        self.parserPath = parserPath
        self.workers = max(workers, 1)
    }

    /// - Parameter onPage: each page with its verdict, in the index's order.
    /// - Throws: `PipelineError` when the page reader does not work.
    package func run(_ index: Index, observer: RunObserver, onPage: (EvaluatedPage) -> Void = { _ in }) throws -> Evaluation {
        let rows = index.rows.filter { $0.path != nil }
        observer(.started(.evaluate, total: rows.count))
        let scorer = scorer
        let verdicts = try ParallelReading(parserPath: parserPath, workers: workers).judge(
            rows.compactMap(\.path),
            judge: { place, page in scorer.judge(EvaluateRun.evidence(rows[place], page)) },
            onProgress: { observer(.advanced(.evaluate, done: $0)) })
        var pages: [EvaluatedPage] = []
        var unread = index.rows.filter { $0.path == nil }.map(\.file)
        for (row, verdict) in zip(rows, verdicts) {
            guard let verdict else {
                unread.append(row.file)
                continue
            }
            let page = EvaluatedPage(
                file: row.file, truth: row.truth, kind: row.kind, source: row.source, language: row.language, noise: row.noise,
                address: row.address?.description, verdict: verdict)
            pages.append(page)
            onPage(page)
        }
        let evaluation = Evaluation(pages: pages, unread: unread)
        observer(.finished(.evaluate, summary: evaluation.summary))
        return evaluation
    }

    /// A page whose address nobody kept stands at a name that is nobody's (RFC 6761 §6.4).
    private static let nowhere = "http://unknown-address.invalid/"

    private static func evidence(_ row: Index.Row, _ page: ReadPage) -> SiteEvidence {
        guard let address = row.address ?? (try? WebAddress(nowhere)) else {
            preconditionFailure("\(nowhere) is an address")
        }
        return SiteEvidence(address: address, chain: [address], page: page.features)
    }
}
