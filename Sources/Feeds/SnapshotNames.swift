import DomainNames
import PackedNames
import Vocabulary

/// The names of a snapshot in their order, as they are written: no value for each.
struct SnapshotNames {
    /// What is left of a statement once the list's own rules are applied to it.
    enum Settled {
        case nothing, exact, subtree
    }

    private var keys: [UInt8] = []
    private var offsets: [UInt32] = []
    private var places: [UInt32] = []
    private var origins: [UInt16] = []

    var count: Int { places.count }
    var writtenKeyBytes: Int { keys.count }

    /// Takes all statements; of several about one name the widest stays, and of those the first line.
    ///
    /// - Parameter settling: what is left of a statement; `nil` when all of it is.
    /// - Returns: false when the keys are too long together for offsets of 32 bits.
    mutating func fill(
        from statements: StatementWriter, settling: ((DomainName, _ isSubtree: Bool) -> Settled)?
    ) -> Bool {
        places.reserveCapacity(statements.count)
        offsets.reserveCapacity(statements.count + 1)
        origins.reserveCapacity(statements.count)
        let part = SortedPart()
        let canaries = LabelsAbove(Canary.zone)
        for piece in StatementParts([statements]).take() {
            part.fill(piece, inputs: 0, isDropped: { _ in false })
            var best = Best(part, settling)
            for position in canaries.positions(in: part, lower: piece.lower, upper: piece.upper)
            where Canary.serial(of: DomainName(part.name(at: position))) != nil { best.drop(position) }
            for position in 0..<part.count where best.isKept(position) {
                offsets.append(UInt32(truncatingIfNeeded: keys.count))
                keys.append(contentsOf: part.key(at: position))
                places.append(best.places[position])
                origins.append(best.origins[position])
            }
            if keys.count > Int(UInt32.max) { return false }
        }
        offsets.append(UInt32(truncatingIfNeeded: keys.count))
        return true
    }

    /// The statement that stands for each name of one part.
    private struct Best {
        private static let nothing: UInt32 = 0
        private(set) var places: [UInt32]
        private(set) var origins: [UInt16]

        init(_ part: SortedPart, _ settling: ((DomainName, Bool) -> Settled)?) {
            var places = [UInt32](repeating: Best.nothing, count: part.count)
            var origins = [UInt16](repeating: 0, count: part.count)
            part.forEachStatement { position, isSubtree, input, line in
                let settled = settling?(DomainName(part.name(at: position)), isSubtree) ?? (isSubtree ? .subtree : .exact)
                if settled == .nothing { return }
                // A line of 0 would look like no statement; lists count from 1.
                let place = SnapshotLayout.place(line: Int(max(1, line)), subtree: settled == .subtree)
                guard Best.stands(place, before: places[position]) else { return }
                places[position] = place
                origins[position] = UInt16(clamping: input)
            }
            self.places = places
            self.origins = origins
        }

        func isKept(_ position: Int) -> Bool { places[position] != Best.nothing }
        mutating func drop(_ position: Int) { places[position] = Best.nothing }

        private static func stands(_ place: UInt32, before other: UInt32) -> Bool {
            if other == nothing { return true }
            let (isSubtree, wasSubtree) = (SnapshotLayout.isSubtree(place), SnapshotLayout.isSubtree(other))
            return isSubtree == wasSubtree ? place < other : isSubtree
        }
    }

    /// Appends the table as `SnapshotLayout` says.
    func write(to output: inout [UInt8], withOrigins: Bool) {
        SnapshotLayout.append(all: offsets, to: &output)
        SnapshotLayout.append(all: places, to: &output)
        if withOrigins { SnapshotLayout.append(all: origins, to: &output) }
        output += keys
    }
}
