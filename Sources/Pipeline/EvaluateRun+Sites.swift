import Classifier
import DomainNames
import Vocabulary

extension EvaluateRun {
    /// Pages of one family that make one site: as many as people would report of it.
    static let pagesPerSite = 5

    /// The fair pages of an index as sites: pages of one family on one host that is made up for them.
    struct SiteBench: Sendable {
        let rows: [PageIndex.Row]
        /// The site of each row.
        let names: [String]

        init(_ index: PageIndex, slices: Set<Int>?) {
            rows = EvaluateRun.rows(of: index, slices: slices).filter(\.isFair)
            var perFamily: [String: Int] = [:]
            names = zip(rows, PageKin.names(of: rows)).map { row, kin in
                let number = perFamily[kin + row.kind, default: 0]
                perFamily[kin + row.kind] = number + 1
                return "\(kin) \(row.kind) \(number / EvaluateRun.pagesPerSite)"
            }
        }

        func sites(_ judged: [(address: WebAddress, judgement: Judgement)?]) -> [ComposedSite] {
            var places: [String: [Int]] = [:]
            for place in rows.indices where judged[place] != nil { places[names[place], default: []].append(place) }
            return places.sorted { $0.key < $1.key }.map { name, places in
                let first = places[0]
                return ComposedSite(
                    name: name, isFraud: rows[first].truth == .fraud, kind: rows[first].kind,
                    host: judged[first].map { "\($0.address.host)" } ?? "",
                    judgements: places.compactMap { judged[$0]?.judgement })
            }
        }
    }

    /// Judges the pages of a bench, each on the host that is made up for its site.
    func judged(_ bench: SiteBench, observer: RunObserver) throws -> [(address: WebAddress, judgement: Judgement)?] {
        let scorer = FraudScorer(lists: lists)
        let composer = SiteComposer(lists: lists)
        return try PageBatch(parserPath: parserPath, workers: workers).read(
            bench.rows.compactMap(\.path),
            make: { place, features in
                let address = composer.address(
                    of: features, isFraud: bench.rows[place].truth == .fraud, site: bench.names[place])
                return (address, scorer.judgement(of: SiteEvidence(address: address, chain: [address], page: features)))
            }, onProgress: { observer(.advanced(.evaluate, done: $0)) })
    }

    /// Judges the fraud pages of a bench once more with a trick played, at the addresses that they had without it; for a trick that starts
    /// from honest pages, brands' fronts at addresses as fraud has them.
    func sites(
        of bench: SiteBench, after trick: PageTrick, at judged: [(address: WebAddress, judgement: Judgement)?],
        observer: RunObserver
    ) throws -> [ComposedSite] {
        let truth: EvaluatedPage.Truth = trick.startsFromHonest ? .honest : .fraud
        let places = bench.rows.indices.filter { bench.rows[$0].truth == truth && judged[$0] != nil }
        let scorer = FraudScorer(lists: lists)
        let composer = SiteComposer(lists: lists)
        let again = try PageBatch(parserPath: parserPath, workers: workers).read(
            places.compactMap { bench.rows[$0].path }, edit: trick.applied,
            make: { number, features -> (address: WebAddress, judgement: Judgement)? in
                let place = places[number]
                guard !trick.startsFromHonest || composer.isBrandFront(features), let before = judged[place]?.address else {
                    return nil
                }
                let address =
                    trick.startsFromHonest
                    ? composer.address(of: features, isFraud: true, site: bench.names[place]) : before
                return (address, scorer.judgement(of: SiteEvidence(address: address, chain: [address], page: features)))
            }, onProgress: { observer(.advanced(.evaluate, done: $0)) })
        var all = [(address: WebAddress, judgement: Judgement)?](repeating: nil, count: bench.rows.count)
        for (place, result) in zip(places, again) { all[place] = result ?? nil }
        return bench.sites(all)
    }

    /// The rows whose files are there, of these slices of kin.
    static func rows(of index: PageIndex, slices: Set<Int>?) -> [PageIndex.Row] {
        let rows = index.rows.filter { $0.path != nil }
        guard let slices else { return rows }
        return zip(rows, PageKin.names(of: rows)).filter { slices.contains(PageSlices.slice(of: $0.1)) }.map(\.0)
    }
}
