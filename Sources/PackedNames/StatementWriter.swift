import CNameScan

/// Where statements about names wait for the compiler: flat records in chunks, one chain of chunks for each part of the order.
///
/// A record is `count, flags, line, name`: 6 bytes and the name. The parts cut the order of names such that names with the same two
/// last labels are in one part: a name, its parents and what lies below it meet there, so that each part is compiled alone, in cache.
/// One writer belongs to one thread.
///
/// Bounds: a record is written only where its bytes and `NameBytes.slack` more fit into the chunk. A name that waits for its part is
/// read when `flush` is called, and until then its bytes must stand; fewer wait than `batch` whenever one more is taken.
package final class StatementWriter: @unchecked Sendable {
    static let headerBytes = 6
    /// The flags of a record that says which input the following ones come from.
    static let inputMark: UInt8 = 0xFF

    struct Chain {
        fileprivate(set) var chunks: [UnsafeMutablePointer<UInt8>] = []
        /// The end of the records in the last chunk; the others say theirs in `ends`.
        fileprivate(set) var ends: [UnsafeMutablePointer<UInt8>] = []
    }

    private struct Cursor {
        var next: UnsafeMutablePointer<UInt8>
        var limit: UnsafeMutablePointer<UInt8>
        var input: UInt32
    }

    /// A statement that waits for its part.
    private struct Waiting {
        let start: UnsafePointer<UInt8>
        let line: UInt32
        let count: UInt8
        let isSubtree: Bool
    }

    /// Statements whose parts are sought at once. 32: enough that none waits for memory, and all of it stays in the first cache.
    private static let batch = 32

    package let parts: NameParts
    private(set) var chains: [Chain]
    private let cursors: UnsafeMutablePointer<Cursor>
    private let pool = ChunkPool()
    /// Behind a pointer: what changes with each of a million statements must not be checked for exclusive access each time.
    private let state: UnsafeMutablePointer<(input: UInt32, count: Int, waiting: Int)>
    private let waiting: UnsafeMutablePointer<Waiting>
    /// The keys of those that wait, their higher and their lower words.
    private let highs: UnsafeMutablePointer<UInt64>
    private let lows: UnsafeMutablePointer<UInt64>
    private let found: UnsafeMutablePointer<UInt32>

    /// The number of the input that the next statements come from.
    package var input: UInt32 {
        get { state.pointee.input }
        set { state.pointee.input = newValue }
    }
    /// Statements written.
    package var count: Int { state.pointee.count }

    package init(parts: NameParts) {
        self.parts = parts
        chains = Array(repeating: Chain(), count: parts.count)
        let nothing = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        cursors = .allocate(capacity: parts.count)
        cursors.initialize(repeating: Cursor(next: nothing, limit: nothing, input: .max), count: parts.count)
        self.nothing = nothing
        state = .allocate(capacity: 1)
        state.initialize(to: (0, 0, 0))
        waiting = .allocate(capacity: StatementWriter.batch)
        highs = .allocate(capacity: StatementWriter.batch)
        lows = .allocate(capacity: StatementWriter.batch)
        found = .allocate(capacity: StatementWriter.batch)
    }

    private let nothing: UnsafeMutablePointer<UInt8>

    deinit {
        cursors.deallocate()
        nothing.deallocate()
        state.deallocate()
        waiting.deallocate()
        highs.deallocate()
        lows.deallocate()
        found.deallocate()
    }

    /// Adds a statement. The name is in lower case, whatever it is made of.
    ///
    /// - Parameter key: the name's `pairKey`.
    package func add(_ name: NameBytes, key: UInt128, isSubtree: Bool, line: UInt32) {
        flush()
        write(name, to: parts.part(of: key), isSubtree: isSubtree, line: line, lowers: false)
        state.pointee.count += 1
    }

    /// Takes a statement whose name is letters, digits, dots and hyphens in either case. Its bytes must stand until `flush`.
    @inline(__always)
    func addLater(_ name: NameBytes, key: UInt128, isSubtree: Bool, line: UInt32) {
        let place = state.pointee.waiting
        (waiting + place).initialize(
            // Stops here when a name is longer than any is.
            to: Waiting(start: name.start, line: line, count: UInt8(name.count), isSubtree: isSubtree))
        highs[place] = UInt64(truncatingIfNeeded: key >> 64)
        lows[place] = UInt64(truncatingIfNeeded: key)
        state.pointee.waiting = place + 1
        if place + 1 == StatementWriter.batch { flush() }
    }

    /// Writes what waits.
    @inline(never)
    package func flush() {
        let count = state.pointee.waiting
        if count == 0 { return }
        parts.find(highs, lows, count: count, into: found)
        for index in 0..<count { name_will_write((cursors + Int(found[index])).pointee.next) }
        for index in 0..<count {
            let statement = waiting[index]
            write(
                NameBytes(start: statement.start, count: Int(statement.count)), to: Int(found[index]),
                isSubtree: statement.isSubtree, line: statement.line, lowers: true)
        }
        state.pointee.waiting = 0
        state.pointee.count += count
    }

    @inline(__always)
    private func write(_ name: NameBytes, to part: Int, isSubtree: Bool, line: UInt32, lowers: Bool) {
        let cursor = cursors + part
        let needed = StatementWriter.headerBytes + name.count
        if cursor.pointee.next + needed > cursor.pointee.limit || cursor.pointee.input != state.pointee.input {
            openRoom(in: cursor, needed)
        }
        let target = cursor.pointee.next
        // Stops here when a name is longer than any is, before its bytes are written.
        target[0] = UInt8(name.count)
        target[1] = isSubtree ? 1 : 0
        UnsafeMutableRawPointer(target + 2).storeBytes(of: line, as: UInt32.self)
        if lowers {
            name.copyLowered(to: target + StatementWriter.headerBytes)
        } else {
            NameBytes.copy(name.start, to: target + StatementWriter.headerBytes, name.count)
        }
        cursor.pointee.next = target + needed
    }

    @inline(never)
    private func openRoom(in cursor: UnsafeMutablePointer<Cursor>, _ needed: Int) {
        let markBytes = StatementWriter.headerBytes
        if cursor.pointee.next + needed + markBytes > cursor.pointee.limit {
            let part = cursor - cursors
            if !chains[part].chunks.isEmpty { chains[part].ends.append(cursor.pointee.next) }
            let chunk = pool.take()
            chains[part].chunks.append(chunk)
            cursor.pointee.next = chunk
            cursor.pointee.limit = chunk + (ChunkPool.chunkBytes - NameBytes.slack)
            cursor.pointee.input = .max
        }
        guard cursor.pointee.input != input else { return }
        cursor.pointee.input = input
        let target = cursor.pointee.next
        target[0] = 0
        target[1] = StatementWriter.inputMark
        UnsafeMutableRawPointer(target + 2).storeBytes(of: input, as: UInt32.self)
        cursor.pointee.next = target + markBytes
    }

    /// Calls for each statement so far, part by part in the order of writing, and forgets them: for who looks at names as they come.
    package func drain(_ body: (_ name: NameBytes, _ isSubtree: Bool, _ input: UInt32, _ line: UInt32) -> Void) {
        flush()
        if count == 0 { return }
        for part in chains.indices where !chains[part].chunks.isEmpty {
            StatementRecords(chunks: chunks(of: part)).forEach(body)
            for chunk in chains[part].chunks { pool.give(UnsafePointer(chunk)) }
            chains[part] = Chain()
            cursors[part] = Cursor(next: nothing, limit: nothing, input: .max)
        }
        state.pointee.count = 0
    }

    /// The records of one part, chunk by chunk; none may be added afterwards.
    func chunks(of part: Int) -> [NameStorage.Chunk] {
        precondition(state.pointee.waiting == 0, "what waits is written before the parts are asked for")
        let chain = chains[part]
        return chain.chunks.indices.map { index in
            let end = index < chain.ends.count ? chain.ends[index] : cursors[part].next
            return (UnsafePointer(chain.chunks[index]), UnsafePointer(end))
        }
    }
}
