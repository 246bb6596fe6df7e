/// The elements that are open at a place of the page, by our own count.
struct OpenElements {
    struct Entry {
        let name: ElementName
        /// A number for names that are not known, so that `<x-a>` is not ended by `</x-b>`.
        let hash: UInt32
        let strength: UInt8
        /// Handed to libxml2, which must then be told its end too.
        let isHandedOn: Bool
        let isForeign: Bool
        /// Where the name stands in the markup.
        let spelling: Range<Int>
    }

    private(set) var entries: [Entry] = []
    private(set) var deepest = 0
    /// How many of the open elements libxml2 knows.
    private(set) var handedOn = 0
    /// How many of the open elements are `<svg>` or `<math>`.
    private(set) var foreign = 0

    var top: Entry? { entries.last }

    mutating func push(_ tag: TagReader, isHandedOn: Bool, isForeign: Bool) {
        entries.append(
            Entry(
                name: tag.name, hash: tag.nameHash, strength: ElementTraits.strength(tag.name), isHandedOn: isHandedOn,
                isForeign: isForeign, spelling: tag.spelling))
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
    func ended(by tag: TagReader) -> Int {
        let strength = ElementTraits.strength(tag.name)
        var index = entries.count
        let lowest = max(0, index - ParseLimits.endTagReach)
        while index > lowest {
            index -= 1
            if entries[index].name == tag.name, entries[index].hash == tag.nameHash { return entries.count - index }
            if entries[index].strength > strength { return 0 }
        }
        return 0
    }

    /// How many elements end when HTML begins within SVG, or 0 when HTML is allowed here.
    func endedByLeavingForeign() -> Int {
        for (distance, entry) in entries.reversed().prefix(ParseLimits.endTagReach).enumerated() {
            if entry.name.traits.contains(.hostsHTML) { return 0 }
            if entry.isForeign { return distance + 1 }
        }
        return 0
    }
}
