/// The elements that are open at a place of the page, by our own count.
struct OpenElements {
    struct Entry {
        let name: String
        let strength: UInt8
        /// Handed to libxml2, which must then be told its end too.
        let isHandedOn: Bool
        let isForeign: Bool
    }

    private(set) var entries: [Entry] = []
    private(set) var deepest = 0
    /// How many of the open elements libxml2 knows.
    private(set) var handedOn = 0
    /// How many of the open elements are `<svg>` or `<math>`.
    private(set) var foreign = 0

    var top: Entry? { entries.last }

    mutating func push(_ name: String, isHandedOn: Bool, isForeign: Bool) {
        entries.append(
            Entry(name: name, strength: ElementTraits.strength(name), isHandedOn: isHandedOn, isForeign: isForeign))
        deepest = max(deepest, entries.count)
        if isHandedOn { handedOn += 1 }
        if isForeign { foreign += 1 }
    }

    mutating func pop() -> Entry? {
        guard let entry = entries.popLast() else { return nil }
        if entry.isHandedOn { handedOn -= 1 }
        if entry.isForeign { foreign -= 1 }
        return entry
    }

    /// How many elements an end tag ends, or 0 when it ends nothing that is within its reach.
    func ended(by name: String) -> Int {
        let strength = ElementTraits.strength(name)
        var index = entries.count
        let lowest = max(0, index - ParseLimits.endTagReach)
        while index > lowest {
            index -= 1
            if entries[index].name == name { return entries.count - index }
            if entries[index].strength > strength { return 0 }
        }
        return 0
    }

    /// How many elements end when HTML begins within SVG, or 0 when HTML is allowed here.
    func endedByLeavingForeign() -> Int {
        for (distance, entry) in entries.reversed().prefix(ParseLimits.endTagReach).enumerated() {
            if ["foreignobject", "desc", "title", "annotation-xml"].contains(entry.name) { return 0 }
            if entry.isForeign { return distance + 1 }
        }
        return 0
    }
}
