/// Writes the parts of a model's file.
struct ModelWriter {
    var output: [UInt8] = []

    mutating func add(_ value: some FixedWidthInteger) { withUnsafeBytes(of: value.littleEndian) { output += $0 } }

    mutating func add(_ value: Float) { add(value.bitPattern) }

    mutating func add(_ scaling: PlattScaling) {
        add(scaling.slope)
        add(scaling.intercept)
    }

    mutating func add(_ thresholds: [ScoreThreshold]) {
        let kept = thresholds.prefix(ModelFile.thresholds)
        output.append(UInt8(kept.count))
        for threshold in kept {
            add(Float(threshold.falsePositiveRate))
            add(threshold.score)
        }
    }

    mutating func add(_ set: HashSet64) {
        let kept = set.hashes.prefix(ModelFile.hashes)
        add(UInt32(kept.count))
        for hash in kept { add(hash) }
    }

    mutating func add(_ table: WeightTable) {
        output.append(UInt8(table.bits))
        add(UInt32(table.used))
        var last = -1
        for (index, step) in table.steps.enumerated() where step != 0 {
            var gap = index - last - 1
            while gap >= 0x80 {
                output.append(UInt8(gap & 0x7F | 0x80))
                gap >>= 7
            }
            output.append(UInt8(gap))
            output.append(UInt8(bitPattern: step))
            last = index
        }
    }
}
