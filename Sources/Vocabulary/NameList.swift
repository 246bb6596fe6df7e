import DomainNames
import PackedNames

/// Names of a list, by the million: bytes in a few arrays, made into values only as somebody asks for them.
///
/// In order of reversed labels, each name once. Walk it from the front: a place in the middle is found by counting.
package struct NameList: Sendable {
    /// Names with the same two last labels stand in one segment.
    package private(set) var segments: [NameSegment] = []
    package private(set) var count = 0
    /// The first two neighbours that stand in the wrong order or are one name; `nil` in every list that the compiler made.
    package private(set) var disorder: (before: DomainName, after: DomainName)?

    package init() {}

    package init(segments: [NameSegment]) {
        self.segments = segments.filter { $0.count > 0 }
        count = segments.reduce(0) { $0 + $1.count }
    }

    /// Packs a list that somebody put together, with what its rules mean for each name.
    package init(
        _ names: [Blocklist.Name], addresses: [WebAddress] = [], reachable: DomainTree = DomainTree(),
        exceptions: [Blocklist.Name] = []
    ) {
        let surroundings = Surroundings(names, addresses: addresses, reachable: reachable, exceptions: exceptions)
        let byteCount = names.reduce(0) { $0 + $1.name.text.utf8.count }
        let segment = NameSegment(names: names.count, byteCount: byteCount) { filling in
            for entry in names { filling.append(entry.name, surroundings.marks(of: entry)) }
        }
        self.init(segments: [segment])
        for (before, after) in zip(names, names.dropFirst()) where !(before.name < after.name) {
            disorder = (before.name, after.name)
            break
        }
    }

    package var isEmpty: Bool { count == 0 }
}

extension NameList: Sequence {
    package struct Iterator: IteratorProtocol {
        fileprivate let segments: [NameSegment]
        fileprivate var segment = 0
        fileprivate var place = NameSegment.Place()

        package mutating func next() -> Blocklist.Name? {
            while segment < segments.count {
                if let (name, marks, next) = segments[segment].record(at: place) {
                    place = next
                    return Blocklist.Name(DomainName(name), marks.contains(.subtree) ? .subtree : .exact)
                }
                segment += 1
                place = NameSegment.Place()
            }
            return nil
        }
    }

    package func makeIterator() -> Iterator { Iterator(segments: segments) }
    package var underestimatedCount: Int { count }
}

extension NameList: Equatable {
    package static func == (left: NameList, right: NameList) -> Bool { left.count == right.count && left.elementsEqual(right) }
}

/// What lies around the names of a list that was put together by hand.
private struct Surroundings {
    private let reachable: DomainTree
    private var spared = DomainTree()
    private var allowed: DomainTree
    private var hosts = DomainTree()
    private let listed: DomainTree

    init(_ names: [Blocklist.Name], addresses: [WebAddress], reachable: DomainTree, exceptions: [Blocklist.Name]) {
        self.reachable = reachable
        allowed = reachable
        for exception in exceptions {
            spared.insert(exception.name, subtree: false)
            if exception.scope == .subtree { allowed.insert(exception.name, subtree: true) }
        }
        for address in addresses {
            if let name = address.host.name { hosts.insert(name, subtree: false) }
        }
        listed = allowed.isEmpty ? DomainTree() : DomainTree(subtrees: names.lazy.filter { $0.scope == .subtree }.map(\.name))
    }

    func marks(of entry: Blocklist.Name) -> NameSegment.Marks {
        var marks: NameSegment.Marks = entry.scope == .subtree ? [.unchecked, .subtree] : .unchecked
        if reachable.hasMembers(below: entry.name) { marks.insert(.reachableBelow) }
        if spared.hasMembers(below: entry.name) { marks.insert(.exceptionBelow) }
        if hosts.hasMembers(below: entry.name) { marks.insert(.addressBelow) }
        if !allowed.isEmpty, let above = allowed.properCoveringSubtree(of: entry.name) {
            let cover = listed.properCoveringSubtree(of: entry.name)
            if cover.map({ above.isWithin($0) }) ?? true { marks.insert(.allowedAround) }
        }
        return marks
    }
}
