/// A line of items, first come, first served, whose head is taken in constant time.
struct Line<Item> {
    private var items: [Item?] = []
    private var start = 0

    var count: Int { items.count - start }
    var isEmpty: Bool { count == 0 }
    var first: Item? { isEmpty ? nil : items[start] }

    mutating func append(_ item: Item) { items.append(item) }

    mutating func removeFirst() { _ = popFirst() }

    mutating func popFirst() -> Item? {
        guard !isEmpty else { return nil }
        let item = items[start]
        items[start] = nil
        start += 1
        if start > 64, start * 2 > items.count {
            items.removeFirst(start)
            start = 0
        }
        return item
    }

    /// Everybody who stands in it, leaving nobody.
    mutating func drain() -> [Item] {
        defer {
            items = []
            start = 0
        }
        return items[start...].compactMap { $0 }
    }
}
