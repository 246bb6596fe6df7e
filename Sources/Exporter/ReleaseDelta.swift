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
        func emit(_ change: String, _ item: ListedItem, _ reason: String?) throws {
            var line: [UInt8] = []
            object(change, item, reason).write(to: &line)
            line.append(UInt8(ascii: "\n"))
            try line.withUnsafeBytes(sink)
        }
        try ListedChange.forEach(from: previous, to: current) { change in
            switch change {
            case .removed(let item):
                try emit("removed", item, removalReason(item))
                removed += 1
            case .added(let item):
                try emit("added", item, item.reason)
                added += 1
            }
        }
        return (added, removed)
    }

    private static func object(_ change: String, _ item: ListedItem, _ reason: String?) -> JSONValue {
        var (name, url) = (JSONValue.null, JSONValue.null)
        switch item.subject {
        case .name(let text): name = .string(text)
        case .url(let text): url = .string(text)
        }
        return .object([
            ("change", .string(change)), ("name", name), ("url", url), ("scope", .string(item.scope.rawValue)),
            ("reason", .optional(reason)),
        ])
    }

    /// An unsorted list would be merged into a delta that is wrong and looks right.
    private static func requireAscending(_ items: [ListedItem]) throws(ExporterError) {
        for index in items.indices.dropFirst() where items[index].order(items[index - 1]) <= 0 {
            throw .unsortedListings(after: items[index - 1].text)
        }
    }
}
