/// A walk along a snapshot for names that come in the order of lists: each look goes on where the last one ended.
package struct SnapshotCursor {
    private let snapshot: Snapshot
    private var row = 0

    package init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
    }

    /// The number of the set of origins with which the feed names this very name, 0 for none; `nil` when it does not. What blocks the
    /// name from above is not told.
    ///
    /// - Parameter key: the name's sort key; it must not stand before the last one that was asked for.
    package mutating func originSet(ofKey key: UnsafeRawBufferPointer) -> Int? {
        let (row, isFound) = snapshot.walk(to: key, from: row)
        self.row = row
        return isFound ? snapshot.originSet(row) : nil
    }
}
