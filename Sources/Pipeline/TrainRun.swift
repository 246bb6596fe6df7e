import Classifier
import Digests
import DomainNames
import Foundation
import PageRecord
import Vocabulary

/// Trains the classifier's model from addresses and pages whose truth is known, and from what people decided here.
package struct TrainRun {
    package struct Options: Sendable {
        package var tables: [AddressTable]
        package var indexes: [PageIndex]
        /// Sources whose name begins so are left out: their terms do not allow what the model is for.
        package var leftOut: [String]
        /// Slices of page families that are not learned from, so that something is left to measure on.
        package var withoutSlices: Set<Int>

        package init(tables: [AddressTable], indexes: [PageIndex], leftOut: [String] = [], withoutSlices: Set<Int> = []) {
            self.tables = tables
            self.indexes = indexes
            self.leftOut = leftOut
            self.withoutSlices = withoutSlices
        }
    }

    package struct Result: Sendable {
        package let file: [UInt8]
        package let card: ModelCard
    }

    private let lists: ClassifierLists
    private let parserPath: String
    private let workers: Int
    /// Pages that people confirmed or cleared here.
    private let decided: [DecidedPage]
    /// Where sources come from, for the card.
    private let origins: [ModelOrigin]

    init(
        lists: ClassifierLists, parserPath: String, workers: Int, decided: [DecidedPage] = [], origins: [ModelOrigin] = []
    ) {
        self.lists = lists
        self.parserPath = parserPath
        self.workers = max(workers, 1)
        self.decided = decided
        self.origins = origins
    }

    /// - Throws: `PipelineError` when nothing of one side is there, or the page reader does not work.
    package func run(_ options: Options, observer: RunObserver) throws -> Result {
        let addresses = options.tables.flatMap(\.rows).filter { row in !options.leftOut.contains { row.source.hasPrefix($0) } }
        let slices = Set(0..<PageSlices.count).subtracting(options.withoutSlices)
        let rows = options.indexes.flatMap { EvaluateRun.rows(of: $0, slices: slices) }.filter { row in
            row.isFair && !options.leftOut.contains { row.source.hasPrefix($0) }
        }
        guard addresses.contains(where: \.isFraud), addresses.contains(where: { !$0.isFraud }) else {
            throw PipelineError(
                .input, "no addresses of both labels are left to learn from", hint: "give a table with --urls FILE.tsv.gz")
        }
        guard rows.contains(where: { $0.truth == .fraud }), rows.contains(where: { $0.truth == .honest }) else {
            throw PipelineError(
                .input, "no pages of both labels are left to learn from", hint: "give an index with --pages INDEX.tsv")
        }
        observer(.started(.train, total: rows.count))
        let address = addressModel(addresses)
        let pages = try labelledPages(rows, observer)
        let result = ContentTrainer().train(pages.map(\.page))
        let card = ModelCard(
            address: address, content: result.model, addresses: addresses, rows: pages.map(\.row),
            unseen: zip(pages.map(\.page), result.unseenScores).map { ($0.isFraud, Double($1)) }, decided: decided.count,
            leftOut: options.leftOut, origins: origins)
        let model = ScoringModel(address: address, content: result.model, origin: card.origin)
        do {
            let file = try ModelFile.encode(model)
            observer(
                .finished(
                    .train, summary: "\(addresses.count) addresses and \(pages.count) pages; the model has \(file.count) bytes"))
            return Result(file: file, card: card.measured(file: file))
        } catch {
            throw PipelineError(.other, "\(error)", hint: error.hint)
        }
    }

    private func addressModel(_ rows: [AddressTable.Row]) -> AddressModel {
        var platforms: Set<String> = []
        let examples = rows.map { row in
            let (kin, platform) = AddressTable.kin(row.address)
            if let platform { platforms.insert(platform) }
            return LabelledAddress(row.address, isFraud: row.isFraud, kin: kin)
        }
        return AddressTrainer(platforms: platforms.sorted(), brandWords: lists.brands.words).train(examples)
    }

    private func labelledPages(
        _ rows: [PageIndex.Row], _ observer: RunObserver
    ) throws -> [(row: PageIndex.Row?, page: LabelledPage)] {
        let kin = PageKin.names(of: rows)
        let lists = lists
        let read = try PageBatch(parserPath: parserPath, workers: workers).read(
            rows.compactMap(\.path),
            make: { place, features in
                LabelledPage(features, isFraud: rows[place].truth == .fraud, kin: kin[place], lists: lists)
            }, onProgress: { observer(.advanced(.train, done: $0)) })
        let ofIndex = zip(rows, read).compactMap { row, page in page.map { (row: Optional(row), page: $0) } }
        return ofIndex
            + decided.map { page in
                (
                    row: nil,
                    page: LabelledPage(
                        page.features, isFraud: page.isFraud, kin: "case \(page.kin)", lists: lists,
                        importance: page.isFraud ? 1 : LabelledPage.overturnedImportance)
                )
            }
    }
}
