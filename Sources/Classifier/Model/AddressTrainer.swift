/// An address whose truth is known.
package struct LabelledAddress: Sendable {
    /// The canonical spelling.
    let text: [UInt8]
    package let isFraud: Bool
    /// The registrable domain, or the name on a platform: its addresses lie in one slice.
    let kin: [UInt8]

    /// - Parameter address: as a list writes it.
    package init(_ address: some StringProtocol, isFraud: Bool, kin: String) {
        text = CanonicalAddress.bytes(of: Array(address.utf8))
        self.isFraud = isFraud
        self.kin = Array(kin.utf8)
    }
}

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
        let buckets = 1 << AddressModel.bits
        let weighting = TokenWeighting.of(.topLevel)
        var learned = LearnedWeights(
            buckets: buckets + 1 << AddressModel.suffixBits, pace: AddressTrainer.pace, bounded: buckets,
            bound: weighting.bound / weighting.scale)
        let isHeldOut = examples.map { TrainingSlices.slice(of: $0.kin, among: TrainingSlices.addressSlices) == 0 }
        let order = TrainingSlices.order(examples.count) { ModelFile.checksum(examples[$0].text[...]) }
        var buffer: [(bucket: UInt32, value: Float)] = []
        for epoch in 0..<AddressTrainer.epochs {
            for index in order where !isHeldOut[index] {
                read(examples[index].text, into: &buffer)
                learned.learn(buffer, isFraud: examples[index].isFraud, importance: 1)
            }
            onEpoch(epoch + 1)
        }
        let weights = learned.weights
        var table = WeightTable(bits: AddressModel.bits, weights: weights[..<buckets])
        table.keepLargest(AddressTrainer.weights)
        let suffixes = WeightTable(bits: AddressModel.suffixBits, weights: weights[buckets...])
        let bare = AddressModel(
            tokens: tokens, table: table, suffixes: suffixes, scaling: PlattScaling(slope: 1, intercept: 0), thresholds: [])
        return calibrated(bare, on: order.filter { isHeldOut[$0] }.map { examples[$0] })
    }

    private func calibrated(_ bare: AddressModel, on slice: [LabelledAddress]) -> AddressModel {
        func scores(_ model: AddressModel) -> [Float] { slice.map { $0.text.withUnsafeBufferPointer { model.score($0) } } }
        func model(_ scaling: PlattScaling, _ thresholds: [ScoreThreshold] = []) -> AddressModel {
            AddressModel(
                tokens: bare.tokens, table: bare.table, suffixes: bare.suffixes, scaling: scaling, thresholds: thresholds)
        }
        // The bound of the suffix depends on the slope, which depends on the bound: once more is near enough.
        let first = PlattScaling(scores: scores(bare), isFraud: slice.map(\.isFraud))
        let second = PlattScaling(scores: scores(model(first)), isFraud: slice.map(\.isFraud))
        let final = scores(model(second))
        let honest = zip(final, slice).filter { !$0.1.isFraud }.map(\.0)
        return model(second, ScoreThreshold.carried(honest: honest))
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
