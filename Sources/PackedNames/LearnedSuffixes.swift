import Glibc

/// What follows the names of lines that the format's reader has read: a list of a million lines ends them in a few ways.
///
/// A few are kept; a new one takes the place of the oldest. Bounds: a suffix is compared only where so many bytes are readable as it
/// has, which the caller tells.
final class LearnedSuffixes: @unchecked Sendable {
    /// As many as three feeds and some of their overlaps need, in either scope, several times.
    private static let capacity = 64
    /// The longest suffix that is kept: one with the sentences of several sources.
    private static let longest = 2048

    private struct Suffix {
        let start: UnsafeMutablePointer<UInt8>
        let count: Int
        let isSubtree: Bool
    }

    private var suffixes: [Suffix] = []
    /// The one that matched last: most lines end like the line before.
    private var last = 0
    private var oldest = 0
    /// More of those that were read without having been learned than of those that had been.
    private var missed = 0
    /// When there are so many of them, each line ends differently, and to compare it with those before costs more than to read it.
    private static let mostMissed = 1024
    private var isClosed = false

    deinit { for suffix in suffixes { suffix.start.deallocate() } }

    func learn(_ bytes: UnsafeBufferPointer<UInt8>, isSubtree: Bool) {
        guard let source = bytes.baseAddress, bytes.count <= LearnedSuffixes.longest, !isClosed else { return }
        let start = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
        start.initialize(from: source, count: bytes.count)
        let suffix = Suffix(start: start, count: bytes.count, isSubtree: isSubtree)
        if suffixes.count < LearnedSuffixes.capacity {
            suffixes.append(suffix)
            return
        }
        suffixes[oldest].start.deallocate()
        suffixes[oldest] = suffix
        oldest = (oldest + 1) % LearnedSuffixes.capacity
    }

    /// Learns what could be read without; ends learning where it does not pay.
    func learn(missed bytes: UnsafeBufferPointer<UInt8>, isSubtree: Bool) {
        if isClosed { return }
        missed += 1
        if missed < LearnedSuffixes.mostMissed { return learn(bytes, isSubtree: isSubtree) }
        isClosed = true
        for suffix in suffixes { suffix.start.deallocate() }
        suffixes = []
    }

    /// The suffix that stands at an address.
    /// - Parameter limit: how many bytes are readable there.
    func find(_ rest: UnsafePointer<UInt8>, _ limit: Int) -> (count: Int, isSubtree: Bool)? {
        if suffixes.isEmpty { return nil }
        let found = suffixes.withUnsafeBufferPointer { suffixes -> (Int, Bool)? in
            if last < suffixes.count, LearnedSuffixes.stands(suffixes[last], at: rest, limit) {
                return (suffixes[last].count, suffixes[last].isSubtree)
            }
            for index in suffixes.indices where LearnedSuffixes.stands(suffixes[index], at: rest, limit) {
                last = index
                return (suffixes[index].count, suffixes[index].isSubtree)
            }
            return nil
        }
        if found != nil, missed > 0 { missed -= 1 }
        return found
    }

    @inline(__always)
    private static func stands(_ suffix: Suffix, at rest: UnsafePointer<UInt8>, _ limit: Int) -> Bool {
        suffix.count <= limit && memcmp(suffix.start, rest, suffix.count) == 0
    }
}
