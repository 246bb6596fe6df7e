/// Parts of the addresses that share no source: what a threshold does on a list that nobody learned from shows only on such.
///
/// Thresholds from the same sources' other domains promise too much: one honest address in a hundred became two on unseen lists.
struct SourceFolds {
    /// More folds leave out less each and cost a training each.
    static let most = 4

    let count: Int
    /// Per example, the fold that its source is left out in.
    private let places: [Int?]

    /// No folds where honest addresses come from one source: then nothing can be left out.
    init(_ examples: [LabelledAddress]) {
        var honest: [String: Int] = [:]
        for example in examples where !example.isFraud { honest[example.source, default: 0] += 1 }
        count = honest.count < 2 ? 0 : min(SourceFolds.most, honest.count)
        guard count > 0 else {
            places = []
            return
        }
        var sizes = [Int](repeating: 0, count: count)
        var folds: [String: Int] = [:]
        // The largest first, each to where least is: the same sources always lie in the same folds.
        for (source, size) in honest.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let fold = sizes.indices.min { (sizes[$0], $0) < (sizes[$1], $1) } ?? 0
            folds[source] = fold
            sizes[fold] += size
        }
        places = examples.map { folds[$0.source] }
    }

    /// Whether an example is not learned from in a fold.
    func isOut(_ example: Int, of fold: Int) -> Bool { places[example] == fold }

    /// The honest examples of a fold's sources whose domains no other source names: popular lists name the same ones.
    func unseenHonest(in fold: Int, of examples: [LabelledAddress]) -> [Int] {
        let seen = Set(examples.indices.lazy.filter { !isOut($0, of: fold) }.map { examples[$0].kin })
        return examples.indices.filter { isOut($0, of: fold) && !examples[$0].isFraud && !seen.contains(examples[$0].kin) }
    }
}
