/// What writing one list came to.
package struct WritingCounts: Hashable, Sendable {
    /// Entries of the blocklist that the file says by lines of their own.
    package var entries = 0
    /// Bytes written.
    package var bytes = 0
    /// Entries that a listed name above says already.
    package var pruned = 0
    /// Exact names written as the name and everything below it, because the format knows nothing narrower.
    package var widened = 0
    /// Subtrees of which the file says less than meant.
    package var narrowed = 0
    /// Allowed names that the file says as exceptions.
    package var exceptions = 0
    /// Entries that are not in the file, by reason.
    package var refused: [String: Int] = [:]

    package var refusedTotal: Int { refused.values.reduce(0, +) }

    package init() {}

    mutating func add(_ other: WritingCounts) {
        entries += other.entries
        bytes += other.bytes
        pruned += other.pruned
        widened += other.widened
        narrowed += other.narrowed
        exceptions += other.exceptions
        refused.merge(other.refused, uniquingKeysWith: +)
    }
}
