import Compiler
import DomainNames
import Feeds
import Vocabulary

/// The feeds of one release. The one place where snapshots meet the compiler.
struct FeedMaterial: Sendable {
    /// A feed that is in the release.
    struct Part: Sendable {
        let status: FeedStatus
        let snapshot: Snapshot
        /// Popular names that it lists and that were not taken.
        var spared = 0
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

    /// Adds every statement of every feed.
    ///
    /// - Parameters:
    ///   - first: the number of the first statement; numbers rise by one.
    ///   - spares: whether a name is too popular for a feed that means harm.
    /// - Returns: the number of each feed's first statement.
    /// - Throws: `PipelineError` when the table takes no more.
    mutating func add(
        to table: inout NameTable, _ addresses: inout [(address: WebAddress, origin: Int)], first: Int,
        spares: (DomainName) -> Bool
    ) throws -> [Int] {
        var origin = first
        var starts: [Int] = []
        table.reserve(table.count + parts.reduce(0) { $0 + $1.snapshot.nameCount })
        for index in parts.indices {
            starts.append(origin)
            let asks = parts[index].status.feed.meaning.sparesPopularNames
            var spared = 0
            try parts[index].snapshot.forEachName { match in
                guard case .name(let name) = match.entry.subject else { return }
                if asks, spares(name) {
                    spared += 1
                    return
                }
                guard table.add(name, match.entry.scope, origin: origin) else {
                    throw PipelineError(.other, "the feeds hold more names than fit into one release", hint: "remove a feed")
                }
                origin += 1
            }
            parts[index].snapshot.forEachAddress { match in
                guard case .address(let address) = match.entry.subject else { return }
                addresses.append((address, origin))
                origin += 1
            }
            parts[index].spared = spared
        }
        return starts
    }

    /// What the compiler found each feed to bring.
    mutating func note(_ counts: some Sequence<SourceCounts>) {
        for (index, found) in zip(parts.indices, counts) { parts[index].counts = found }
    }
}
