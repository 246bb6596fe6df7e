import DomainNames
import Vocabulary

/// A walk along a snapshot for names that are asked in the order of lists: each look goes on where the last one ended.
package struct SnapshotCursor {
    private let snapshot: Snapshot
    private var row = 0
    private var key: [UInt8] = []

    package init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
    }

    /// What the feed says of this very name or address; what blocks it from above is not told.
    ///
    /// Names that come out of order are found too: the walk starts anew.
    package mutating func match(of subject: ListEntry.Subject) -> Snapshot.Match? {
        switch subject {
        case .address(let address): return snapshot.match(of: address)
        case .name(let name):
            key.removeAll(keepingCapacity: true)
            name.appendSortKey(to: &key)
            let (found, next) = key.withUnsafeBytes { snapshot.walk(to: $0, from: row) }
            row = next
            return found
        }
    }
}
