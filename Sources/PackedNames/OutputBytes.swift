/// Bytes on their way out: grows, is emptied and filled again.
///
/// Bounds: what is appended is made room for first, with `NameBytes.slack` behind it.
package struct OutputBytes: ~Copyable {
    private var bytes = Pages<UInt8>()
    package private(set) var count = 0

    package init(capacity: Int) { bytes.reserve(capacity + NameBytes.slack, keeping: 0) }

    package mutating func append(_ other: [UInt8]) {
        bytes.reserve(count + other.count + NameBytes.slack, keeping: count)
        (bytes.start + count).update(from: other, count: other.count)
        count += other.count
    }

    /// Appends what a template says of a name.
    @inline(__always)
    package mutating func append(_ template: LineTemplate, _ name: NameBytes) {
        let needed = template.byteCount(nameBytes: name.count)
        bytes.reserve(count + needed + NameBytes.slack, keeping: count)
        template.write(name, to: bytes.start + count)
        count += needed
    }

    /// What became of names on their way out.
    package struct Run {
        /// Names that were gone through, and those of them that a template spoke of.
        package fileprivate(set) var passed = 0
        package fileprivate(set) var said = 0
        /// Bytes of the templates that no name has.
        package fileprivate(set) var foreignBytes = 0
    }

    /// Appends what templates say of the names of a segment from a place on: until so many were spoken of, or one comes that a
    /// format must write itself. The place is then behind them.
    ///
    /// - Parameters:
    ///   - choices: what is said of each name of the segment.
    ///   - position: the number of the name at the place.
    package mutating func append(
        _ segment: NameSegment, from place: inout NameSegment.Place, position: Int, _ choices: [NameChoice], most: Int,
        exact: LineTemplate, subtree: LineTemplate
    ) -> Run {
        var run = Run()
        var (exacts, subtrees) = (0, 0)
        choices.withUnsafeBufferPointer { choices in
            segment.forEach(from: &place) { name, marks in
                let choice = choices[position + run.passed]
                if choice == .leaveOut {
                    run.passed += 1
                    return true
                }
                guard exacts + subtrees < most, !marks.isUnchecked, choice != .exactWithWWW
                else { return false }
                if choice == .subtree {
                    subtrees += 1
                    append(subtree, name)
                } else {
                    exacts += 1
                    append(exact, name)
                }
                run.passed += 1
                return true
            }
        }
        run.said = exacts + subtrees
        run.foreignBytes = exacts * exact.foreignBytes + subtrees * subtree.foreignBytes
        return run
    }

    package mutating func removeAll() { count = 0 }

    package func withBytes<Result>(from start: Int = 0, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result
    {
        try body(UnsafeBufferPointer(start: bytes.start + start, count: count - start))
    }
}

/// What a file says of one name of a segment.
package enum NameChoice: UInt8, Sendable {
    case leaveOut, exact, subtree
    /// The name and its `www.` form, each alone.
    case exactWithWWW
}

/// What a format writes for a name: pieces of text with the name between them, as often as it stands in its lines.
///
/// Bounds: the pieces lie one behind the other in `text`, `NameBytes.slack` bytes behind the last.
package final class LineTemplate: @unchecked Sendable {
    private let text: UnsafeMutablePointer<UInt8>
    private let ends: UnsafeMutablePointer<Int>
    private let pieces: Int
    private let firstBytes: Int
    /// The bytes of all pieces.
    private let textBytes: Int
    /// How often the name stands in what the template says.
    package var names: Int { pieces - 1 }
    /// Bytes of the pieces that no name has, newlines among them.
    package let foreignBytes: Int

    /// - Parameter sample: what the format writes for a name, which stands nowhere else in it. `nil` when it does not stand in it.
    package init?(sample: [UInt8], name: [UInt8]) {
        precondition(!name.isEmpty)
        var text: [UInt8] = []
        var ends: [Int] = []
        var index = 0
        while index < sample.count {
            if sample[index...].starts(with: name) {
                ends.append(text.count)
                index += name.count
            } else {
                text.append(sample[index])
                index += 1
            }
        }
        if ends.isEmpty { return nil }
        ends.append(text.count)
        foreignBytes = text.withUnsafeBufferPointer { NameScan().countForeign($0) }
        self.text = .allocate(capacity: text.count + NameBytes.slack)
        self.text.initialize(repeating: 0, count: text.count + NameBytes.slack)
        self.text.update(from: text, count: text.count)
        self.ends = .allocate(capacity: ends.count)
        self.ends.initialize(from: ends, count: ends.count)
        pieces = ends.count
        firstBytes = ends[0]
        textBytes = text.count
    }

    deinit {
        text.deallocate()
        ends.deallocate()
    }

    /// What the template says of one name.
    package func bytes(of name: NameBytes) -> [UInt8] {
        let needed = byteCount(nameBytes: name.count)
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: needed + NameBytes.slack) { room in
            guard let start = room.baseAddress else { return [] }
            write(name, to: start)
            return Array(UnsafeBufferPointer(start: start, count: needed))
        }
    }

    @inline(__always)
    func byteCount(nameBytes: Int) -> Int { textBytes + (pieces - 1) * nameBytes }

    @inline(__always)
    func write(_ name: NameBytes, to target: UnsafeMutablePointer<UInt8>) {
        NameBytes.copy(text, to: target, firstBytes)
        NameBytes.copy(name.start, to: target + firstBytes, name.count)
        var (next, start) = (target + firstBytes + name.count, firstBytes)
        // Most formats say a name once: what comes behind it is the last piece.
        if pieces > 2 {
            for piece in 1..<pieces - 1 {
                let count = ends[piece] - start
                NameBytes.copy(text + start, to: next, count)
                NameBytes.copy(name.start, to: next + count, name.count)
                next += count + name.count
                start += count
            }
        }
        NameBytes.copy(text + start, to: next, textBytes - start)
    }
}
