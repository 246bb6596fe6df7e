/// Names of a list, packed one behind the other in their order: `count (2 bytes), marks, name`.
///
/// Bounds: `NameBytes.slack` zero bytes stand behind the last name.
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
        @inlinable package var isPlain: Bool { rawValue & ~1 == 0 }
        @inlinable package var isSubtree: Bool { rawValue & 1 != 0 }
        @inlinable package var coversReachable: Bool { rawValue & 2 != 0 }
        @inlinable package var coversException: Bool { rawValue & 4 != 0 }
        @inlinable package var coversAddress: Bool { rawValue & 8 != 0 }
        @inlinable package var isAllowedAround: Bool { rawValue & 16 != 0 }
        @inlinable package var isUnchecked: Bool { rawValue & 32 != 0 }
    }

    static let headerBytes = 3

    private let bytes: [UInt8]
    private let end: Int
    package let count: Int

    /// - Parameters:
    ///   - byteCount: the bytes of all names together.
    ///   - fill: appends each name in order.
    package init(names: Int, byteCount: Int, fill: (inout Filling) -> Void) {
        let size = names * NameSegment.headerBytes + byteCount
        bytes = [UInt8](unsafeUninitializedCapacity: size + NameBytes.slack) { buffer, written in
            var filling = Filling(buffer: buffer, limit: size)
            fill(&filling)
            precondition(filling.next == size, "a segment is filled as it was announced")
            buffer[size...].initialize(repeating: 0)
            written = size + NameBytes.slack
        }
        end = size
        count = names
    }

    package struct Filling {
        fileprivate let buffer: UnsafeMutableBufferPointer<UInt8>
        fileprivate let limit: Int
        fileprivate var next = 0

        @inline(__always)
        package mutating func append(_ name: NameBytes, _ marks: Marks) {
            precondition(next + NameSegment.headerBytes + name.count <= limit, "a segment is filled as it was announced")
            guard let start = buffer.baseAddress else { return }
            let target = start + next
            target[0] = UInt8(truncatingIfNeeded: name.count)
            target[1] = UInt8(truncatingIfNeeded: name.count >> 8)
            target[2] = marks.rawValue
            NameBytes.copy(name.start, to: target + NameSegment.headerBytes, name.count)
            next += NameSegment.headerBytes + name.count
        }
    }

    /// Calls for each name in order; the bytes are valid during the call.
    @inline(__always)
    package func forEach(_ body: (NameBytes, Marks) throws -> Void) rethrows {
        try bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            var offset = 0
            while offset < end {
                let record = start + offset
                let count = Int(record[0]) | Int(record[1]) << 8
                try body(
                    NameBytes(start: record + NameSegment.headerBytes, count: count), Marks(rawValue: record[2]))
                offset += NameSegment.headerBytes + count
            }
        }
    }

    /// Where the record behind the one at an offset stands, with the one's name and marks; `nil` behind the last.
    package func record(at offset: Int) -> (text: String, marks: Marks, next: Int)? {
        guard offset < end else { return nil }
        let count = Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
        let start = offset + NameSegment.headerBytes
        return (
            String(decoding: bytes[start..<(start + count)], as: UTF8.self), Marks(rawValue: bytes[offset + 2]), start + count
        )
    }
}
