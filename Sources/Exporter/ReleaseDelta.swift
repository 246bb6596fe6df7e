import Vocabulary

/// What a release lists that its predecessor did not, and the reverse: `delta.jsonl`.
///
/// ```
/// {"change":"added","name":"bad.example","url":null,"scope":"subtree","reason":"asks for card data on a copied bank page"}
/// {"change":"removed","name":"old.example","url":null,"scope":"exact","reason":"withdrawn after an appeal"}
/// ```
/// One line a change, in the order of the items. A change of scope is a removal and an addition. A changed reason is none.
enum ReleaseDelta {
    static let fileName = "delta.jsonl"

    /// Merges the two ascending lists and writes each difference. Returns how many were added and removed.
    static func write(
        from previous: [ListedItem], to current: [ListedItem], removalReason: (ListedItem) -> String?,
        into sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> (added: Int, removed: Int) {
        try requireAscending(previous)
        try requireAscending(current)
        var (added, removed) = (0, 0)
        var (left, right) = (previous[...], current[...])
        func emit(_ change: String, _ item: ListedItem, _ reason: String?) throws {
            var line: [UInt8] = []
            object(change, item, reason).write(to: &line)
            line.append(UInt8(ascii: "\n"))
            try line.withUnsafeBytes(sink)
        }
        while let item = [left.first, right.first].compactMap(\.self).min() {
            let (isOld, isNew) = (left.first == item, right.first == item)
            if isOld && !isNew {
                try emit("removed", item, removalReason(item))
                removed += 1
            } else if isNew && !isOld {
                try emit("added", item, item.reason)
                added += 1
            }
            if isOld { left = left.dropFirst() }
            if isNew { right = right.dropFirst() }
        }
        return (added, removed)
    }

    private static func object(_ change: String, _ item: ListedItem, _ reason: String?) -> JSONValue {
        let (subject, isURL) = (JSONValue.string(item.key.subject), item.key.scope == .url)
        return .object([
            ("change", .string(change)), ("name", isURL ? .null : subject), ("url", isURL ? subject : .null),
            ("scope", .string(item.key.scope.rawValue)),
            ("reason", .optional(reason)),
        ])
    }

    /// An unsorted list would be merged into a delta that is wrong and looks right.
    private static func requireAscending(_ items: [ListedItem]) throws(ExporterError) {
        for index in items.indices.dropFirst() where items[index] <= items[index - 1] {
            throw .unsortedListings(after: items[index - 1].key.subject)
        }
    }
}
