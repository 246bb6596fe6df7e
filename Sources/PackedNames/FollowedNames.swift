/// A walk along a list beside a file that says its names in their order: each line need only be held against the name that is next.
///
/// A file may leave names out that it says by another above them, or can't say. Bounds: those of `NameSegment`.
package struct FollowedNames {
    /// Names of a list that somebody must look at closer where a file says them: a bit for each.
    package struct CloserLook: Sendable {
        fileprivate private(set) var words: [UInt64] = []

        /// - Parameter asks: whether a rule speaks of a name, given its `pairKey` too.
        package init(_ segments: [NameSegment], suspicion: NameSuspicion, asks: (NameBytes, UInt128) -> Bool) {
            let scan = NameScan()
            var (word, bit): (UInt64, UInt64) = (0, 1)
            words.reserveCapacity(segments.reduce(1) { $0 + $1.count / 64 + 1 })
            for segment in segments {
                segment.forEach { name, marks in
                    let key = marks.isUnchecked ? nil : PlainLineScanner.key(of: name, scan)
                    if key.map({ suspicion.suspects(name, key: $0) || asks(name, $0) }) ?? true { word |= bit }
                    bit &<<= 1
                    if bit == 0 {
                        words.append(word)
                        (word, bit) = (0, 1)
                    }
                }
            }
            words.append(word)
        }
    }

    /// Names that a file may pass over between two that it says, beside those below the first.
    private static let mostPassedOver = 8
    /// The same where the line had to be read in full.
    private static let mostPassedOverInFull = 64

    /// A name of the list, and where it stands: nothing in it is counted, since it is handed about for each name.
    struct Position {
        /// The chunks that were begun, and what is left of the last.
        fileprivate var chunks = 0
        fileprivate var next: UnsafePointer<UInt8>?
        fileprivate var end: UnsafePointer<UInt8>?
        fileprivate var number = -1
        /// `nil` behind the last.
        fileprivate(set) var name: NameBytes?
        fileprivate(set) var marks = NameSegment.Marks()
        fileprivate var needsLook = true
    }

    /// Whose memory is read.
    private let segments: [NameSegment]
    private let chunks: [NameStorage.Chunk]
    /// A bit for each name that needs a closer look; empty where all do.
    private let looks: [UInt64]
    /// Whether the file says every name, in the scope of the list.
    package let isComplete: Bool
    private var position = Position()
    /// The name that was said last.
    private var last: NameBytes?

    /// - Parameters:
    ///   - look: `nil`: every name needs a closer look.
    ///   - isComplete: whether the file must say every name, in the scope of the list.
    package init(_ segments: [NameSegment], look: CloserLook?, isComplete: Bool) {
        self.segments = segments
        chunks = segments.flatMap(\.chunks)
        looks = look?.words ?? []
        self.isComplete = isComplete
        advance(&position)
    }

    /// The name at hand; `nil` behind the last.
    package var name: NameBytes? { position.name }
    /// Whether the name at hand stands for itself and all below it. A subtree that an exception cuts is said as the name alone.
    package var isSubtree: Bool { position.marks.isSubtree && !position.marks.coversException }

    /// Whether the name at hand needs a closer look, or there is none.
    @inline(__always)
    var needsLook: Bool { position.needsLook }

    /// Goes to the name behind the one at hand.
    package mutating func pass() {
        last = name
        advance(&position)
    }

    /// Goes behind a name that was said, where it is one of the next.
    package mutating func pass(_ said: NameBytes) {
        let most = FollowedNames.mostPassedOverInFull
        if let (found, name) = find(said.start, count: said.count, most: most) { take(found, name) }
    }

    /// The name at an address, where it is one of the next that need no closer look.
    /// - Parameter start: as many bytes are readable as the longest name of a plain line has, and the slack.
    @inline(__always)
    func find(at start: UnsafePointer<UInt8>) -> (Position, NameBytes)? {
        if let name = position.name, name.isEqual(toBytesAt: start) { return (position, name) }
        if isComplete { return nil }
        guard let found = find(start, count: nil, most: FollowedNames.mostPassedOver) else { return nil }
        return found.0.needsLook ? nil : found
    }

    @inline(never)
    private func find(_ start: UnsafePointer<UInt8>, count: Int?, most: Int) -> (Position, NameBytes)? {
        var there = position
        var left = most
        while let name = there.name {
            if count == nil || count == name.count, name.isEqual(toBytesAt: start) { return (there, name) }
            if last.map(name.isBelow) != true {
                if left == 0 { return nil }
                left -= 1
            }
            advance(&there)
        }
        return nil
    }

    /// Goes behind a name that was found.
    @inline(__always)
    mutating func take(_ found: Position, _ name: NameBytes) {
        last = name
        position = found
        advance(&position)
    }

    @inline(__always)
    private func advance(_ position: inout Position) {
        if position.next == position.end { begin(&position) }
        guard let record = position.next else { return }
        let (name, marks) = NameSegment.read(record)
        position.name = name
        position.marks = marks
        position.next = name.end
        position.number += 1
        let number = position.number
        position.needsLook = looks.isEmpty || looks[number >> 6] >> UInt64(number & 63) & 1 != 0
    }

    /// Goes to the next chunk that holds names; behind the last there is no name, and nothing to read.
    @inline(never)
    private func begin(_ position: inout Position) {
        while position.chunks < chunks.count {
            let (start, end) = chunks[position.chunks]
            position.chunks += 1
            if start == end { continue }
            (position.next, position.end) = (start, end)
            return
        }
        (position.next, position.end, position.name) = (nil, nil, nil)
        position.needsLook = true
    }
}
