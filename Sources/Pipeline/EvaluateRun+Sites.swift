import Classifier
import DomainNames
import Vocabulary

extension EvaluateRun {
    /// Pages of one family that make one site: as many as people would report of it.
    static let pagesPerSite = 5

    /// Judges the fair pages of an index as sites: pages of one family on one host that is made up for them.
    func sites(of index: PageIndex, slices: Set<Int>?, observer: RunObserver) throws -> [ComposedSite] {
        let rows = EvaluateRun.rows(of: index, slices: slices).filter(\.isFair)
        let kin = PageKin.names(of: rows)
        var perFamily: [String: Int] = [:]
        let names = zip(rows, kin).map { row, kin in
            let number = perFamily[kin + row.kind, default: 0]
            perFamily[kin + row.kind] = number + 1
            return "\(kin) \(row.kind) \(number / EvaluateRun.pagesPerSite)"
        }
        let lists = lists
        let scorer = FraudScorer(lists: lists)
        let composer = SiteComposer(lists: lists)
        let judged = try PageBatch(parserPath: parserPath, workers: workers).read(
            rows.compactMap(\.path),
            make: { place, features in
                let address = composer.address(of: features, isFraud: rows[place].truth == .fraud, site: names[place])
                return (address, scorer.judge(SiteEvidence(address: address, chain: [address], page: features)))
            }, onProgress: { observer(.advanced(.evaluate, done: $0)) })
        var places: [String: [Int]] = [:]
        for place in rows.indices where judged[place] != nil { places[names[place], default: []].append(place) }
        return places.sorted { $0.key < $1.key }.map { name, places in
            let first = places[0]
            return ComposedSite(
                name: name, isFraud: rows[first].truth == .fraud, kind: rows[first].kind,
                host: judged[first].map { "\($0.0.host)" } ?? "", verdicts: places.compactMap { judged[$0]?.1 })
        }
    }

    /// The rows whose files are there, of these slices of kin.
    static func rows(of index: PageIndex, slices: Set<Int>?) -> [PageIndex.Row] {
        let rows = index.rows.filter { $0.path != nil }
        guard let slices else { return rows }
        return zip(rows, PageKin.names(of: rows)).filter { slices.contains(PageSlices.slice(of: $0.1)) }.map(\.0)
    }
}
