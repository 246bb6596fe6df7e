/// A set of numbers that are hashes already: one multiplication a question, where `Set` would hash them once more with a key.
struct NumberSet: Sendable {
    /// Open addressing, at most half full; 0 marks an empty slot.
    private var slots = [UInt64](repeating: 0, count: 64)
    private var count = 0
    private var shift: UInt64 = 58

    init() {}

    init(_ numbers: some Sequence<UInt64>) {
        for number in numbers { insert(number) }
    }

    /// - Parameter number: not 0.
    mutating func insert(_ number: UInt64) {
        if (count + 1) * 2 > slots.count { grow() }
        let slot = slot(of: number)
        if slots[slot] == number { return }
        slots[slot] = number
        count += 1
    }

    @inline(__always)
    func contains(_ number: UInt64) -> Bool {
        number != 0 && slots[slot(of: number)] == number
    }

    /// Where the number stands, or the empty slot where it would.
    @inline(__always)
    private func slot(of number: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while slots[slot] != 0, slots[slot] != number { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        let numbers = slots.filter { $0 != 0 }
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        shift -= 1
        for number in numbers { slots[slot(of: number)] = number }
    }
}
