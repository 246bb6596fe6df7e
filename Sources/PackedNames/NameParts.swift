import CNameScan

/// A cut of the order of names into parts, by splitters that a sample of names gave.
package final class NameParts: @unchecked Sendable {
    /// The most parts, but for those of crowded names. 960: so many open chunks still have their ends in the second cache.
    package static let maximumParts = 960
    /// Statements that a part should have: its table, keys and names fit into the second cache, 1 MB.
    package static let partStatements = 8192

    /// The lowest key of each part but the first; padded with the highest key to a power of two.
    private let highs: UnsafeMutablePointer<UInt64>
    private let lows: UnsafeMutablePointer<UInt64>
    private let steps: Int
    package let count: Int

    /// - Parameters:
    ///   - sample: keys of names, in any order.
    ///   - statements: how many statements there will be, as far as anybody knows.
    package init(sample: [UInt128], statements: Int) {
        let sorted = sample.sorted()
        let wanted = min(NameParts.maximumParts, max(1, statements / NameParts.partStatements), max(1, sorted.count / 8))
        var chosen: [UInt128] = []
        for index in 1..<max(1, wanted) {
            let key = sorted[index * sorted.count / wanted]
            if key > (chosen.last ?? 0) {
                chosen.append(key)
            } else if key == chosen.last {
                // So many names with the same two last labels that they fill a part: it is theirs alone.
                chosen.append(key + 1)
            }
        }
        count = chosen.count + 1
        var size = 1
        while size < count { size *= 2 }
        steps = size / 2
        highs = .allocate(capacity: size)
        lows = .allocate(capacity: size)
        highs.initialize(repeating: .max, count: size)
        lows.initialize(repeating: .max, count: size)
        // The first part's is zero: every key is at least as high.
        for (index, key) in ([0] + chosen).enumerated() {
            highs[index] = UInt64(truncatingIfNeeded: key >> 64)
            lows[index] = UInt64(truncatingIfNeeded: key)
        }
    }

    deinit {
        highs.deallocate()
        lows.deallocate()
    }

    /// The part of a key: the last whose splitter is not above it.
    package func part(of key: UInt128) -> Int {
        Int(name_part(highs, lows, steps, UInt64(truncatingIfNeeded: key >> 64), UInt64(truncatingIfNeeded: key)))
    }

    /// The parts of many keys, which cost less together: `count` of them, as their higher and their lower words.
    @inline(__always)
    func find(
        _ high: UnsafePointer<UInt64>, _ low: UnsafePointer<UInt64>, count: Int, into parts: UnsafeMutablePointer<UInt32>
    ) {
        name_parts(highs, lows, steps, high, low, count, parts)
    }

    /// The keys that belong to a part; the upper bound is the first that does not, or the highest there is.
    package func range(of part: Int) -> (lower: UInt128, upper: UInt128) {
        (splitter(part), part + 1 < count ? splitter(part + 1) : .max)
    }

    private func splitter(_ part: Int) -> UInt128 { UInt128(highs[part]) << 64 | UInt128(lows[part]) }
}
