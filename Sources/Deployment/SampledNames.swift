/// A few names of a list, spread over it evenly in one walk, the first and the last among them.
package struct SampledNames {
    private let capacity: Int
    private var kept: [String] = []
    private var last: String?
    private var seen = 0
    private var stride = 1

    /// - Parameter capacity: at least 2.
    package init(capacity: Int = DeploymentLimits.samples) { self.capacity = capacity }

    package mutating func add(_ name: String) {
        if seen % stride == 0 {
            kept.append(name)
            // Twice too many: every second one goes, and from here on every second one comes.
            if kept.count == 2 * capacity {
                kept = kept.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
                stride *= 2
            }
        }
        last = name
        seen += 1
    }

    /// In the order of the list.
    package var names: [String] {
        guard let last else { return [] }
        let middle = kept.count > 1 ? kept.dropFirst().filter { $0 != last } : []
        let step = max(1, middle.count / max(1, capacity - 2))
        let chosen = middle.enumerated().filter { $0.offset % step == 0 }.map(\.element).prefix(capacity - 2)
        return kept.first == last ? [last] : kept.prefix(1) + chosen + [last]
    }
}
