import DomainNames

/// Gives out places per IP address, whatever names lead to it. Who finds none stands in a line.
package struct AddressPlaces<Item> {
    private let most: Int
    private var active: [IPAddress: Int] = [:]
    private var waiting: [IPAddress: Line<Item>] = [:]
    package private(set) var waitingCount = 0

    package init(most: Int) { self.most = most }

    package mutating func take(_ address: IPAddress) -> Bool {
        guard active[address] ?? 0 < most else { return false }
        active[address, default: 0] += 1
        return true
    }

    package mutating func add(_ item: Item, waitingFor address: IPAddress) {
        waiting[address, default: Line()].append(item)
        waitingCount += 1
    }

    /// Gives a place back; who waited longest for it may try again.
    package mutating func release(_ address: IPAddress) -> Item? {
        let left = (active[address] ?? 1) - 1
        active[address] = left > 0 ? left : nil
        guard let item = waiting[address]?.popFirst() else { return nil }
        if waiting[address]?.isEmpty == true { waiting[address] = nil }
        waitingCount -= 1
        return item
    }

    package mutating func drain() -> [Item] {
        defer {
            waiting = [:]
            waitingCount = 0
        }
        return waiting.keys.flatMap { waiting[$0]?.drain() ?? [] }
    }
}
