import Compiler
import DomainNames
import Feeds
import PackedNames
import Vocabulary

/// The feeds of one release. The one place where snapshots meet the compiler.
struct FeedMaterial: Sendable {
    /// A feed that is in the release.
    struct Part: Sendable {
        let status: FeedStatus
        let snapshot: Snapshot
        /// Popular names that it lists and that were not taken.
        var spared = 0
        /// Names that it alone lists and that were not taken, since its names turned out poorly here.
        var unconfirmed = 0
        /// Names that it brought, and of them those that nothing else lists.
        var counts = SourceCounts()
    }

    private(set) var parts: [Part] = []
    /// Why feeds are left out, a sentence each.
    private(set) var absences: [String] = []
    /// The names of feeds that are left out.
    private(set) var absent: [String] = []

    init() {}

    /// Takes the feeds that are fresh and whole; every byte of a snapshot is checked before a release is made from it.
    init(_ statuses: [FeedStatus]) {
        for status in statuses {
            var absence = status.absence
            if absence == nil, let snapshot = status.snapshot {
                do throws(SnapshotError) {
                    try snapshot.verify()
                    parts.append(Part(status: status, snapshot: snapshot))
                } catch {
                    absence = "feed \(status.feed.name) is left out: \(error); the next sync fetches it anew"
                }
            }
            if let absence {
                absences.append(absence)
                absent.append(status.feed.name)
            }
        }
    }

    var isEmpty: Bool { parts.isEmpty }

    /// How the names of all feeds are best cut into parts.
    var nameParts: NameParts {
        let names = parts.reduce(0) { $0 + $1.snapshot.nameCount }
        let sample = parts.flatMap { part in
            part.snapshot.sample(FeedMaterial.sampledNames * part.snapshot.nameCount / max(1, names))
        }
        return NameParts(sample: sample, statements: names)
    }

    /// Names that are looked at to cut them all into parts: some for each of the most parts there can be.
    private static let sampledNames = 8 * NameParts.maximumParts

    /// Adds every statement of every feed.
    ///
    /// - Parameters:
    ///   - first: the number of the first feed among the compiler's inputs; numbers rise by one.
    ///   - spares: whether a name is too popular for a feed that means harm.
    mutating func add(
        to statements: StatementWriter, _ addresses: inout [(address: WebAddress, input: Int, line: Int)], first: Int,
        spares: (NameBytes) -> Bool
    ) {
        let scan = NameScan()
        for index in parts.indices {
            statements.input = UInt32(first + index)
            let asks = parts[index].status.feed.meaning.sparesPopularNames
            var (spared, unconfirmed, line) = (0, 0, 0)
            let others = parts[index].status.needsOthers ? parts.filter { !$0.status.needsOthers }.map(\.snapshot) : nil
            parts[index].snapshot.forEachPackedName { name, isSubtree in
                if asks, spares(name) {
                    spared += 1
                    return
                }
                if let others, !others.contains(where: { !$0.matches(of: DomainName(name)).isEmpty }) {
                    unconfirmed += 1
                    return
                }
                line += 1
                statements.add(
                    name, key: name.pairKey(scan), isSubtree: isSubtree, line: UInt32(clamping: line))
            }
            parts[index].snapshot.forEachAddress { match in
                guard case .address(let address) = match.entry.subject else { return }
                if let others, !others.contains(where: { $0.match(of: address) != nil }) {
                    unconfirmed += 1
                    return
                }
                line += 1
                addresses.append((address, first + index, line))
            }
            parts[index].spared = spared
            parts[index].unconfirmed = unconfirmed
        }
    }

    /// What the compiler found each feed to bring.
    mutating func note(_ counts: some Sequence<SourceCounts>) {
        for (index, found) in zip(parts.indices, counts) { parts[index].counts = found }
    }
}
