/// What one list says and another does not, found in one walk through both.
package enum ListedChange: Sendable {
    case added(ListedItem)
    case removed(ListedItem)

    /// Calls `body` with each difference, in the order of the items. A change of scope is a removal and an addition; a changed reason is
    /// none.
    ///
    /// - Parameters:
    ///   - previous: in ascending order.
    ///   - current: in ascending order.
    package static func forEach(
        from previous: [ListedItem], to current: [ListedItem], _ body: (ListedChange) throws -> Void
    ) rethrows {
        var (left, right) = (previous[...], current[...])
        while let old = left.first ?? right.first {
            let order = right.isEmpty ? -1 : left.isEmpty ? 1 : old.order(right[right.startIndex])
            if order < 0 { try body(.removed(old)) } else if order > 0 { try body(.added(right[right.startIndex])) }
            if order <= 0 { left = left.dropFirst() }
            if order >= 0 { right = right.dropFirst() }
        }
    }
}
