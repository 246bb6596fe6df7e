/// The statements of all writers, part by part.
package final class StatementParts: @unchecked Sendable {
    /// A part that is larger than a thread's cache is cut once more: what is read from a pipe comes in one part.
    static let largestPartBytes = 4 << 20

    /// One part: its records and the keys between which its names lie.
    package struct Part: @unchecked Sendable {
        let records: StatementRecords
        package let lower: UInt128
        package let upper: UInt128
        /// Who owns the chunks.
        let owners: [StatementWriter]
    }

    /// In order.
    private var parts: [Part] = []
    private var isTaken = false
    package private(set) var statements = 0

    /// - Parameter writers: all of one cut.
    package init(_ writers: [StatementWriter]) {
        statements = writers.reduce(0) { $0 + $1.count }
        guard let cut = writers.first?.parts else { return }
        for part in 0..<cut.count {
            let range = cut.range(of: part)
            add(writers, part, lower: range.lower, upper: range.upper, depth: 0)
        }
    }

    private func add(_ writers: [StatementWriter], _ number: Int, lower: UInt128, upper: UInt128, depth: Int) {
        let records = StatementRecords(chunks: writers.flatMap { $0.chunks(of: number) })
        if records.chunks.isEmpty { return }
        guard depth < 4, let cut = StatementParts.cut(records) else {
            parts.append(Part(records: records, lower: lower, upper: upper, owners: writers))
            return
        }
        let writer = StatementWriter(parts: cut)
        withExtendedLifetime(writers) {
            records.forEach { name, isSubtree, input, line in
                writer.input = input
                writer.add(name, key: name.pairKey(), isSubtree: isSubtree, line: line)
            }
        }
        for part in 0..<cut.count {
            let range = cut.range(of: part)
            add([writer], part, lower: max(range.lower, lower), upper: min(range.upper, upper), depth: depth + 1)
        }
    }

    /// How a part that is too large is cut; `nil` for one that stays whole.
    private static func cut(_ records: StatementRecords) -> NameParts? {
        guard records.byteCount > largestPartBytes else { return nil }
        let (sample, number) = records.sample(perChunk: 16)
        // Names with the same two last labels stay together, however many they are.
        guard let first = sample.first, sample.contains(where: { $0 != first }) else { return nil }
        let cut = NameParts(sample: sample, statements: number)
        return cut.count > 1 ? cut : nil
    }

    /// Hands the parts out, once: as they are compiled, their memory becomes that of the list.
    package func take() -> [Part] {
        precondition(!isTaken, "statements are compiled once")
        isTaken = true
        defer { parts = [] }
        return parts
    }

    /// Calls for each statement, part by part.
    package func forEachStatement(_ body: (_ name: NameBytes, _ isSubtree: Bool, _ input: UInt32, _ line: UInt32) -> Void) {
        for part in parts { part.records.forEach(body) }
    }
}
