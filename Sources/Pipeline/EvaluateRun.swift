import Classifier
import DomainNames
import PageRecord
import Vocabulary

/// Judges addresses and pages whose truth is known, as the pipeline would judge them, and measures how right it is. Keeps nothing.
///
/// Pages are read by the real page reader, several at once, and judged by the same scorer with the same lists, each at an address that
/// nobody knows: rules of identity are silent, and nothing is listed. Addresses are scored by the model's prior.
package struct EvaluateRun {
    let lists: ClassifierLists
    let parserPath: String
    /// Page readers at work at once.
    let workers: Int

    init(lists: ClassifierLists, parserPath: String, workers: Int) {
        self.lists = lists
        self.parserPath = parserPath
        self.workers = max(workers, 1)
    }

    /// - Parameters:
    ///   - table: addresses, if there are any; they need a model.
    ///   - index: pages, if there are any.
    ///   - slices: only pages of these slices of kin, for a model that was trained without them.
    ///   - asSites: whether pages are judged once more as sites on made-up hosts.
    ///   - withTricks: whether each trick is played on the fraud pages of those sites.
    ///   - onPage: each page with its verdict, in the index's order.
    /// - Throws: `PipelineError` when the page reader does not work, or addresses have no model to be scored by.
    package func run(
        table: AddressTable? = nil, index: PageIndex? = nil, slices: Set<Int>? = nil, asSites: Bool = false,
        withTricks: Bool = false, observer: RunObserver,
        onPage: (EvaluatedPage) -> Void = { _ in }
    ) throws -> Evaluation {
        observer(.started(.evaluate, total: index?.rows.count))
        let addresses = try table.map(addresses)
        var pages: [EvaluatedPage]?
        var unread: [String] = []
        if let index {
            let (judged, missing) = try judge(index, slices, observer)
            judged.forEach(onPage)
            (pages, unread) = (judged, missing)
        }
        var sites: [ComposedSite]?
        var tricked: [(trick: PageTrick, sites: [ComposedSite])] = []
        if let index, asSites || withTricks {
            let bench = SiteBench(index, slices: slices)
            let judged = try judged(bench, observer: observer)
            sites = bench.sites(judged)
            tricked = try (withTricks ? PageTrick.allCases : []).map {
                ($0, try self.sites(of: bench, after: $0, at: judged, observer: observer))
            }
        }
        let evaluation = Evaluation(
            addresses: addresses, pages: pages, sites: sites, tricked: tricked, unread: unread, model: lists.model)
        observer(.finished(.evaluate, summary: evaluation.summary))
        return evaluation
    }

    private func addresses(_ table: AddressTable) throws -> [EvaluatedAddress] {
        guard let model = lists.model?.address else {
            throw PipelineError(
                .input, "addresses are scored by a model, and none is here",
                hint: "name one with --model FILE, or make one with zhalan model train")
        }
        return table.rows.map { row in
            let score = model.score(row.address)
            return EvaluatedAddress(row: row, score: Double(score), probability: model.scaling.probability(score))
        }
    }

    private func judge(_ index: PageIndex, _ slices: Set<Int>?, _ observer: RunObserver) throws -> (
        pages: [EvaluatedPage], unread: [String]
    ) {
        let rows = EvaluateRun.rows(of: index, slices: slices)
        let scorer = FraudScorer(lists: lists)
        let judged = try PageBatch(parserPath: parserPath, workers: workers).read(
            rows.compactMap(\.path),
            make: { _, features in
                scorer.judgement(of: SiteEvidence(address: SiteEvidence.nowhere, chain: [SiteEvidence.nowhere], page: features))
            },
            onProgress: { observer(.advanced(.evaluate, done: $0)) })
        var pages: [EvaluatedPage] = []
        var unread = index.rows.filter { $0.path == nil }.map(\.file)
        for (row, judgement) in zip(rows, judged) {
            guard let judgement else {
                unread.append(row.file)
                continue
            }
            pages.append(
                EvaluatedPage(
                    file: row.file, truth: row.truth, kind: row.kind, source: row.source, language: row.language,
                    noise: row.noise,
                    verdict: judgement.verdict, contentScore: judgement.contentScore))
        }
        return (pages, unread)
    }
}

/// An address whose truth is known, with its score.
struct EvaluatedAddress: Sendable {
    let row: AddressTable.Row
    let score: Double
    let probability: Double

    var scored: ScoredExample {
        var slices = ["source=\(row.source)"]
        if !row.form.isEmpty { slices.append("form=\(row.form)") }
        if !row.shared.isEmpty { slices.append("shared=\(row.shared)") }
        // Months only where there are any: a year alone is no month.
        if row.date.count >= 7 { slices.append("month=\(row.date.prefix(7))") }
        return ScoredExample(isFraud: row.isFraud, score: score, probability: probability, slices: slices)
    }
}
