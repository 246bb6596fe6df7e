/// Learns what fraud pages say and ask.
package struct ContentTrainer {
    static let epochs = 16
    static let pace = LearnedWeights.Pace(alpha: 0.3, beta: 1, l1: 0.02, l2: 0.1)
    /// The share of spaces that an example hides from the learner in each epoch: no space may carry a verdict alone, since the next
    /// collector of pages keeps no titles, or the next kit has other fields.
    static let hidden = 0.2

    package init() {}

    /// What training gives: the model of all pages, and for each page the score of a model that never saw its kin.
    package struct Result: Sendable {
        package let model: ContentModel
        package let unseenScores: [Float]
    }

    /// The same pages give the same model, in whatever order they come.
    package func train(_ pages: [LabelledPage], onSlice: (Int) -> Void = { _ in }) -> Result {
        let slices = pages.map { TrainingSlices.slice(of: $0.kin.utf8, among: TrainingSlices.pageSlices) }
        let order = TrainingSlices.order(pages.count) { index in
            pages[index].bag.keys.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        }
        var unseen = [Float](repeating: 0, count: pages.count)
        // Bounds are in calibrated logits, so a first round finds the slope.
        var scaling = PlattScaling(slope: 1, intercept: 0)
        let tables = (0..<TrainingSlices.pageSlices).map { slice in
            defer { onSlice(slice + 1) }
            return table(pages, order.filter { slices[$0] != slice })
        }
        for _ in 0..<2 {
            for (index, page) in pages.enumerated() {
                unseen[index] = ContentModel(table: tables[slices[index]], scaling: scaling, thresholds: []).score(page.bag)
            }
            scaling = PlattScaling(scores: unseen, isFraud: pages.map(\.isFraud))
        }
        let honest = zip(unseen, pages).filter { !$0.1.isFraud }.map(\.0)
        let model = ContentModel(
            table: table(pages, order), scaling: scaling, thresholds: ScoreThreshold.carried(honest: honest))
        return Result(model: model, unseenScores: unseen)
    }

    private func table(_ pages: [LabelledPage], _ order: [Int]) -> WeightTable {
        var learned = LearnedWeights(buckets: 1 << ContentModel.bits, pace: ContentTrainer.pace)
        for epoch in 0..<ContentTrainer.epochs {
            for (place, index) in order.enumerated() {
                let page = pages[index]
                let tokens = page.bag.weighed { space in
                    let draw = TrainingSlices.mixed(UInt64(place) << 20 | UInt64(epoch) << 8 | UInt64(space))
                    return Double(draw >> 11) / Double(1 << 53) >= ContentTrainer.hidden
                }
                learned.learn(tokens, isFraud: page.isFraud, importance: page.importance)
            }
        }
        return WeightTable(bits: ContentModel.bits, weights: learned.weights[...])
    }
}
