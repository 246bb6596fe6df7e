/// One part of the statements, each name once and in order. The workspace of one thread, filled again for each part.
///
/// A name stands at a *position*, from 0 on in the order of reversed labels. Its sort key is its labels from right to left, each ended
/// by a zero byte: ancestors are prefixes of it, and what lies below a name is one run of positions.
package final class SortedPart {
    /// Which statements are made of a name.
    package struct Scopes: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let exact = Scopes(rawValue: 1)
        package static let subtree = Scopes(rawValue: 2)
    }

    /// Behind a pointer: what is read a million times must not be checked for exclusive access each time.
    private let table: UnsafeMutablePointer<PartTable>
    private let pool = ChunkPool()

    package init(scan: NameScan = NameScan(), seed: HashSeed = HashSeed()) {
        table = .allocate(capacity: 1)
        table.initialize(to: PartTable(scan: scan, seed: seed))
    }

    deinit {
        table.deinitialize(count: 1)
        table.deallocate()
    }

    /// Takes the statements of one part.
    /// - Parameters:
    ///   - inputs: how many inputs there are, when it matters which of them state a name; else 0.
    ///   - isDropped: whether an input turned out unreadable and counts for nothing.
    package func fill(_ part: StatementParts.Part, inputs: Int, isDropped: @escaping (UInt32) -> Bool) {
        table.pointee.fill(part, inputs: inputs, isDropped: isDropped)
    }

    /// Different names.
    package var count: Int { table.pointee.count }
    /// Statements about them.
    package var statements: Int { table.pointee.statements }
    /// Words for the inputs of one scope; 0 when nobody asks who states what.
    package var inputWords: Int { table.pointee.inputWords }

    package func name(at position: Int) -> NameBytes { table.pointee.name(at: position) }
    package func scopes(at position: Int) -> Scopes { Scopes(rawValue: table.pointee.scopes(at: position)) }

    /// The sort key; valid until the part is filled again.
    package func key(at position: Int) -> UnsafeBufferPointer<UInt8> { table.pointee.key(at: position) }

    /// The inputs that state a name in one scope, as a word of 64 of them.
    package func inputs(at position: Int, isSubtree: Bool, word: Int) -> UInt64 {
        table.pointee.inputs(at: position, isSubtree: isSubtree, word: word)
    }

    /// For each input how many names it states, and how many of them nobody else does; `nil` where that must be looked at name by
    /// name: where a subtree is stated, or by more than 64 inputs.
    package func exactInputCounts() -> (names: [Int], alone: [Int])? { table.pointee.exactInputCounts() }

    /// Takes a statement of one input back.
    package func withdraw(at position: Int, isSubtree: Bool, input: Int) {
        table.pointee.withdraw(at: position, isSubtree: isSubtree, input: input)
    }

    package func position(ofKey wanted: UnsafeBufferPointer<UInt8>) -> Int? { table.pointee.position(ofKey: wanted) }

    /// The positions of a name, if it is here, and of everything below it. The key's last byte, a zero, is what is below it.
    package func positions(withinKey wanted: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        table.pointee.positions(withinKey: wanted)
    }

    /// Whether the name at one position is the one at another, or lies below it.
    package func isWithin(_ position: Int, _ other: Int) -> Bool {
        NameOrder.begins(table.pointee.key(at: position), with: table.pointee.key(at: other))
    }

    /// Calls for each statement again, in the order of reading within each thread.
    /// - Parameter positions: of the names whose statements are asked for; `nil`: of all.
    /// - Returns: how many other statements there are.
    @discardableResult
    package func forEachStatement(
        about positions: [Int]? = nil, _ body: (_ position: Int, _ isSubtree: Bool, _ input: UInt32, _ line: UInt32) -> Void
    ) -> Int {
        table.pointee.forEachStatement(about: positions, body)
    }

    /// The names of some positions in order, packed. What was said of the part is gone afterwards: its memory is used again.
    /// - Parameter marks: of each position; `nil` for one that is left out.
    package func takeSegment(_ marks: [NameSegment.Marks?]) -> NameSegment {
        defer { table.pointee.giveChunks(to: pool) }
        var names = 0
        var chunks: [NameStorage.Chunk] = []
        var start = pool.take()
        var filling = NameSegment.Filling(next: start, limit: start + (ChunkPool.chunkBytes - NameBytes.slack))
        for position in marks.indices {
            guard let marks = marks[position] else { continue }
            let name = table.pointee.name(at: position)
            if !filling.hasRoom(name.count) {
                chunks.append((UnsafePointer(start), UnsafePointer(filling.next)))
                start = pool.take()
                filling.move(to: start, limit: start + (ChunkPool.chunkBytes - NameBytes.slack))
            }
            filling.append(name, marks)
            names += 1
        }
        chunks.append((UnsafePointer(start), UnsafePointer(filling.next)))
        return NameSegment(NameStorage(chunks, owners: table.pointee.owners + [pool]), count: names, filling: filling)
    }
}
