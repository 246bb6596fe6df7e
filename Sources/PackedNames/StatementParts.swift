/// The statements of all writers, part by part.
package final class StatementParts: @unchecked Sendable {
    /// A part that is larger than a thread's cache is cut once more: what is read from a pipe comes in one part.
    static let largestPartBytes = 4 << 20

    /// One part: its records and the keys between which its names lie.
    package struct Part: @unchecked Sendable {
        let chunks: [(start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>)]
        package let lower: UInt128
        package let upper: UInt128
        /// Who owns the chunks.
        let owners: [StatementWriter]
    }

    /// In order.
    package private(set) var parts: [Part] = []
    package private(set) var statements = 0
    /// They own the memory of the chunks.
    private var writers: [StatementWriter] = []

    /// - Parameter writers: all of one cut.
    package init(_ writers: [StatementWriter]) {
        self.writers = writers
        statements = writers.reduce(0) { $0 + $1.count }
        guard let cut = writers.first?.parts else { return }
        for part in 0..<cut.count {
            let range = cut.range(of: part)
            let chunks = writers.flatMap { $0.chunks(of: part) }
            if chunks.isEmpty { continue }
            add(Part(chunks: chunks, lower: range.lower, upper: range.upper, owners: writers), depth: 0)
        }
    }

    private func add(_ part: Part, depth: Int) {
        let bytes = part.chunks.reduce(0) { $0 + ($1.end - $1.start) }
        guard bytes > StatementParts.largestPartBytes, depth < 4 else {
            parts.append(part)
            return
        }
        let (sample, number) = StatementParts.sample(part, bytes)
        // Names with the same two last labels stay together, however many they are.
        guard let first = sample.first, sample.contains(where: { $0 != first }) else {
            parts.append(part)
            return
        }
        let cut = NameParts(sample: sample, statements: number)
        guard cut.count > 1 else {
            parts.append(part)
            return
        }
        let writer = StatementWriter(parts: cut)
        StatementParts.forEachRecord(part) { name, isSubtree, input, line in
            writer.input = input
            writer.add(name, key: name.pairKey(), isSubtree: isSubtree, line: line, lowers: false)
        }
        writers.append(writer)
        for index in 0..<cut.count {
            let range = cut.range(of: index)
            let chunks = writer.chunks(of: index)
            if chunks.isEmpty { continue }
            add(
                Part(
                    chunks: chunks, lower: max(range.lower, part.lower), upper: min(range.upper, part.upper),
                    owners: [writer]), depth: depth + 1)
        }
    }

    /// Keys of a few names from each chunk, and about how many names there are.
    private static func sample(_ part: Part, _ bytes: Int) -> (keys: [UInt128], statements: Int) {
        var keys: [UInt128] = []
        var (looked, lookedBytes) = (0, 0)
        for (start, end) in part.chunks {
            var record = start
            var names = 0
            while record < end, names < 16 {
                if record[1] != StatementWriter.inputMark {
                    keys.append(NameBytes(start: record + StatementWriter.headerBytes, count: Int(record[0])).pairKey())
                    names += 1
                }
                record += StatementWriter.headerBytes + Int(record[0])
            }
            looked += names
            lookedBytes += record - start
        }
        return (keys, lookedBytes == 0 ? 0 : bytes / max(1, lookedBytes / max(1, looked)))
    }

    /// Calls for each statement, part by part.
    package func forEachStatement(_ body: (_ name: NameBytes, _ isSubtree: Bool, _ input: UInt32, _ line: UInt32) -> Void) {
        for part in parts { StatementParts.forEachRecord(part, body) }
    }

    private static func forEachRecord(
        _ part: Part, _ body: (_ name: NameBytes, _ isSubtree: Bool, _ input: UInt32, _ line: UInt32) -> Void
    ) {
        var input: UInt32 = 0
        for (start, end) in part.chunks {
            var record = start
            while record < end {
                let word = UnsafeRawPointer(record + 2).loadUnaligned(as: UInt32.self)
                if record[1] == StatementWriter.inputMark {
                    input = word
                } else {
                    body(
                        NameBytes(start: record + StatementWriter.headerBytes, count: Int(record[0])), record[1] == 1, input, word
                    )
                }
                record += StatementWriter.headerBytes + Int(record[0])
            }
        }
    }
}
