/// Names of a list, packed one behind the other in their order: `count (2 bytes), marks, name`.
///
/// Bounds: `NameBytes.slack` bytes are readable behind the last name of each chunk.
package struct NameSegment: Sendable {
    /// What a writer must know of a name beside its bytes.
    package struct Marks: OptionSet, Sendable {
        @usableFromInline package let rawValue: UInt8
        @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Everything below is meant too.
        package static let subtree = Marks(rawValue: 1)
        /// A name that must stay reachable lies below.
        package static let reachableBelow = Marks(rawValue: 2)
        /// An exception of the list lies below.
        package static let exceptionBelow = Marks(rawValue: 4)
        /// The host of a listed address lies below.
        package static let addressBelow = Marks(rawValue: 8)
        /// What lies around the name is allowed: an allowed subtree is nearer above it than any listed one.
        package static let allowedAround = Marks(rawValue: 16)
        /// Put together by hand: nobody looked whether it may stand on a list, or is a name at all.
        package static let unchecked = Marks(rawValue: 32)

        // Asked for each name of a million: single bits, where a set's own questions cost a call each.
        @inlinable package var isBare: Bool { rawValue == 0 }
        @inlinable package var isSubtree: Bool { rawValue & 1 != 0 }
        @inlinable package var coversReachable: Bool { rawValue & 2 != 0 }
        @inlinable package var coversException: Bool { rawValue & 4 != 0 }
        @inlinable package var coversAddress: Bool { rawValue & 8 != 0 }
        @inlinable package var isAllowedAround: Bool { rawValue & 16 != 0 }
        @inlinable package var isUnchecked: Bool { rawValue & 32 != 0 }
    }

    static let headerBytes = 3

    private let storage: NameStorage
    package let count: Int
    /// What is marked of any of the names.
    package let allMarks: Marks
    /// The bytes of the longest name.
    package let longestName: Int

    /// - Parameters:
    ///   - byteCount: the bytes of all names together.
    ///   - fill: appends each name in order.
    package init(names: Int, byteCount: Int, fill: (inout Filling) -> Void) {
        let size = names * NameSegment.headerBytes + byteCount
        let start = UnsafeMutablePointer<UInt8>.allocate(capacity: size + NameBytes.slack)
        var filling = Filling(next: start, limit: start + size)
        fill(&filling)
        precondition(filling.next == start + size, "a segment is filled as it was announced")
        storage = NameStorage([(UnsafePointer(start), UnsafePointer(start + size))], owned: start)
        count = names
        (allMarks, longestName) = (filling.allMarks, filling.longestName)
    }

    /// - Parameter filling: the last of those that appended the names.
    init(_ storage: NameStorage, count: Int, filling: Filling) {
        self.storage = storage
        self.count = count
        (allMarks, longestName) = (filling.allMarks, filling.longestName)
    }

    package struct Filling {
        fileprivate(set) var next: UnsafeMutablePointer<UInt8>
        private(set) var limit: UnsafeMutablePointer<UInt8>
        /// Of all names so far.
        fileprivate(set) var allMarks = Marks()
        fileprivate(set) var longestName = 0

        init(next: UnsafeMutablePointer<UInt8>, limit: UnsafeMutablePointer<UInt8>) {
            self.next = next
            self.limit = limit
        }

        /// Goes on in other memory.
        mutating func move(to next: UnsafeMutablePointer<UInt8>, limit: UnsafeMutablePointer<UInt8>) {
            self.next = next
            self.limit = limit
        }

        /// Whether one more name of so many bytes has room.
        @inline(__always)
        func hasRoom(_ nameBytes: Int) -> Bool { next + (NameSegment.headerBytes + nameBytes) <= limit }

        @inline(__always)
        package mutating func append(_ name: NameBytes, _ marks: Marks) {
            precondition(hasRoom(name.count), "a segment is filled as it was announced")
            next[0] = UInt8(truncatingIfNeeded: name.count)
            next[1] = UInt8(truncatingIfNeeded: name.count >> 8)
            next[2] = marks.rawValue
            NameBytes.copy(name.start, to: next + NameSegment.headerBytes, name.count)
            next += NameSegment.headerBytes + name.count
            allMarks = Marks(rawValue: allMarks.rawValue | marks.rawValue)
            if name.count > longestName { longestName = name.count }
        }
    }

    /// Its memory, in order, valid as long as the segment.
    var chunks: [NameStorage.Chunk] { storage.chunks }

    /// The name at the beginning of a record, which ends with it.
    @inline(__always)
    static func read(_ record: UnsafePointer<UInt8>) -> (name: NameBytes, marks: Marks) {
        let count = Int(record[0]) | Int(record[1]) << 8
        return (NameBytes(start: record + headerBytes, count: count), Marks(rawValue: record[2]))
    }

    /// Calls for each name in order; the bytes are valid as long as the segment.
    @inline(__always)
    package func forEach(_ body: (NameBytes, Marks) throws -> Void) rethrows {
        for (start, end) in storage.chunks {
            var record = start
            while record < end {
                let (name, marks) = NameSegment.read(record)
                try body(name, marks)
                record = name.end
            }
        }
    }

    /// Of each name whether it is said with all below it, or lies below one that is and is left out.
    package func outermost() -> (choices: [NameChoice], leftOut: Int) {
        var leftOut = 0
        let choices = [NameChoice](unsafeUninitializedCapacity: count) { buffer, filled in
            var cover: NameBytes?
            forEach { name, _ in
                // In order, everything below a name follows it at once.
                let isCovered = cover.map(name.isBelow) == true
                if isCovered { leftOut += 1 } else { cover = name }
                buffer.initializeElement(at: filled, to: isCovered ? .leaveOut : .subtree)
                filled += 1
            }
        }
        return (choices, leftOut)
    }

    /// Where a name stands; the first stands at `Place()`.
    package struct Place {
        fileprivate var chunk = 0
        fileprivate var offset = 0
        package init() {}
    }

    /// Calls for each name from a place on, as long as it is answered with `true`; the place is then that of the name which was not.
    @inline(__always)
    func forEach(from place: inout Place, while body: (NameBytes, Marks) -> Bool) {
        while place.chunk < storage.chunks.count {
            let (start, end) = storage.chunks[place.chunk]
            var record = start + place.offset
            while record < end {
                let (name, marks) = NameSegment.read(record)
                guard body(name, marks) else {
                    place.offset = record - start
                    return
                }
                record = name.end
            }
            place.chunk += 1
            place.offset = 0
        }
    }

    /// The name at a place, and the place behind it; `nil` behind the last. The bytes are valid as long as the segment.
    package func record(at place: Place) -> (name: NameBytes, marks: Marks, next: Place)? {
        guard place.chunk < storage.chunks.count else { return nil }
        let (start, end) = storage.chunks[place.chunk]
        let record = start + place.offset
        guard record < end else {
            var next = Place()
            next.chunk = place.chunk + 1
            return self.record(at: next)
        }
        let (name, marks) = NameSegment.read(record)
        var next = place
        next.offset = name.end - start
        return (name, marks, next)
    }
}
