/// Learns the prior of addresses.
package struct AddressTrainer {
    static let epochs = 4
    /// A name must be met more often than pages' words before it counts: there are millions of runs of letters.
    static let pace = LearnedWeights.Pace(alpha: 0.3, beta: 1, l1: 1.5, l2: 0.1)
    /// What fits into the file beside the content model.
    static let weights = 340_000

    private let tokens: AddressTokens

    /// - Parameters:
    ///   - platforms: suffixes below which strangers have names.
    ///   - brandWords: the words by which brands are known, as in their domains.
    package init(platforms: [String], brandWords: [String]) {
        tokens = AddressTokens(
            platforms: PlatformSuffixes(suffixes: platforms),
            brandWords: HashSet64(brandWords.map { AddressTokens.brandWord($0) }))
    }

    /// The same addresses give the same model, in whatever order they come.
    package func train(_ examples: [LabelledAddress], onEpoch: (Int) -> Void = { _ in }) -> AddressModel {
        let isHeldOut = examples.map { TrainingSlices.slice(of: $0.kin, among: TrainingSlices.addressSlices) == 0 }
        let order = TrainingSlices.order(examples.count) { ModelFile.checksum(examples[$0].text[...]) }
        let bare = learned(examples, order.filter { !isHeldOut[$0] }, onEpoch: onEpoch)
        let scaling = scaling(of: bare, on: order.filter { isHeldOut[$0] }.map { examples[$0] })
        let model = bare.scaled(scaling)
        let folds = SourceFolds(examples)
        let unseen = (0..<folds.count).flatMap { fold in
            let model = learned(examples, order.filter { !folds.isOut($0, of: fold) }).scaled(scaling)
            return folds.unseenHonest(in: fold, of: examples).map { examples[$0].score(by: model) }
        }
        let own = order.filter { isHeldOut[$0] && !examples[$0].isFraud }.map { examples[$0].score(by: model) }
        return model.scaled(scaling, thresholds: ScoreThreshold.carried(honest: unseen.isEmpty ? own : unseen))
    }

    /// A model of some of the examples in their order, without scale and thresholds.
    private func learned(_ examples: [LabelledAddress], _ order: [Int], onEpoch: (Int) -> Void = { _ in }) -> AddressModel {
        let buckets = 1 << AddressModel.bits
        let weighting = TokenWeighting.of(.topLevel)
        var learned = LearnedWeights(
            buckets: buckets + 1 << AddressModel.suffixBits, pace: AddressTrainer.pace, bounded: buckets,
            bound: weighting.bound / weighting.scale)
        var buffer: [(bucket: UInt32, value: Float)] = []
        for epoch in 0..<AddressTrainer.epochs {
            for index in order {
                read(examples[index].text, into: &buffer)
                learned.learn(buffer, isFraud: examples[index].isFraud, importance: 1)
            }
            onEpoch(epoch + 1)
        }
        let weights = learned.weights
        var table = WeightTable(bits: AddressModel.bits, weights: weights[..<buckets])
        table.keepLargest(AddressTrainer.weights)
        return AddressModel(
            tokens: tokens, table: table, suffixes: WeightTable(bits: AddressModel.suffixBits, weights: weights[buckets...]),
            scaling: PlattScaling(slope: 1, intercept: 0), thresholds: [])
    }

    private func scaling(of bare: AddressModel, on slice: [LabelledAddress]) -> PlattScaling {
        func fitted(_ model: AddressModel) -> PlattScaling {
            PlattScaling(scores: slice.map { $0.score(by: model) }, isFraud: slice.map(\.isFraud))
        }
        // The bound of the suffix depends on the slope, which depends on the bound: once more is near enough.
        return fitted(bare.scaled(fitted(bare)))
    }

    private func read(_ text: [UInt8], into buffer: inout [(bucket: UInt32, value: Float)]) {
        buffer.removeAll(keepingCapacity: true)
        var (names, paths) = (0, 0)
        text.withUnsafeBufferPointer { text in
            tokens.forEach(in: text) { space, hash, _ in
                if space == .nameGram { names += 1 } else if space == .pathGram { paths += 1 }
                let bucket =
                    space == .topLevel
                    ? 1 << AddressModel.bits + hash.bucket(bits: AddressModel.suffixBits) : hash.bucket(bits: AddressModel.bits)
                buffer.append((UInt32(bucket), Float(space.rawValue)))
            }
        }
        let name = TokenWeighting.of(.nameGram).value(of: names)
        let path = TokenWeighting.of(.pathGram).value(of: paths)
        for index in buffer.indices {
            switch TokenSpace(rawValue: UInt8(buffer[index].value)) {
            case .nameGram: buffer[index].value = name
            case .pathGram: buffer[index].value = path
            case let space?: buffer[index].value = TokenWeighting.of(space).scale
            case nil: buffer[index].value = 0
            }
        }
    }
}

extension LabelledAddress {
    fileprivate func score(by model: AddressModel) -> Float { text.withUnsafeBufferPointer { model.score($0) } }
}

extension AddressModel {
    fileprivate func scaled(_ scaling: PlattScaling, thresholds: [ScoreThreshold] = []) -> AddressModel {
        AddressModel(tokens: tokens, table: table, suffixes: suffixes, scaling: scaling, thresholds: thresholds)
    }
}
