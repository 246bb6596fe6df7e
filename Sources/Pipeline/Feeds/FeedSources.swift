import DomainNames
import Feeds
import ListFormats
import PackedNames
import Vocabulary

/// Tells who says so, entry by entry in the order of lists: the snapshots are walked along, so that a million names cost one walk and
/// no row each. Names that the same feeds name share what is known of them.
struct FeedSources {
    /// That a feed names an entry.
    private struct Naming: Hashable {
        let feed: Int
        /// The number of its set of origins in that feed; 0 for none.
        let origins: Int
    }

    /// One more feed that names an entry, after those that are known to.
    private struct Step: Hashable {
        let from: Int
        let naming: Naming
    }

    private let parts: [FeedMaterial.Part]
    /// Which feeds name an entry, each combination once; the first is none.
    private var combinations: [[Naming]] = [[]]
    private var steps: [Step: Int] = [:]
    /// The same for feeds that say no origins, by the combination and the feed: asked for each name of a million. 0 when not known.
    private var plainSteps: [Int]
    /// The place in the details of what entries of a combination share, by the combination.
    private var places: [Int?] = [nil]

    init(_ material: FeedMaterial) {
        parts = material.parts
        plainSteps = Array(repeating: 0, count: parts.count)
    }

    /// What is known of each entry of a list.
    ///
    /// - Parameter stored: the listings of the store, in the list's order: names, then addresses.
    mutating func details(of list: Blocklist, beside stored: [Listing]) -> EntryDetails {
        var details = EntryDetails()
        var walk = NameWalk(list.names.segments)
        var cursors = parts.map { SnapshotCursor($0.snapshot) }
        var listings = StoredWalk(stored)
        while let name = walk.name {
            var combination = 0
            for feed in cursors.indices {
                guard let origins = cursors[feed].originSet(ofKey: walk.key) else { continue }
                let known = origins == 0 ? plainSteps[combination * parts.count + feed] : 0
                combination = known > 0 ? known : next(Step(from: combination, naming: Naming(feed: feed, origins: origins)))
            }
            let listing = listings.listing(ofKey: walk.key)
            if combination == 0 {
                details.append(listing)
            } else if listing != nil {
                details.append(joined(entry(name, walk.marks), combinations[combination], listing))
            } else if let place = places[combination] {
                details.append(shared: place)
            } else {
                let place = details.share(joined(entry(name, walk.marks), combinations[combination], nil))
                places[combination] = place
                details.append(shared: place)
            }
            walk.advance()
        }
        let known = Dictionary(
            stored.lazy.filter { $0.entry.scope == .url }.map { ($0.entry.subject, $0) }, uniquingKeysWith: { first, _ in first })
        for address in list.addresses {
            let entry = ListEntry(address: address)
            let namings = parts.indices.compactMap { feed in
                parts[feed].snapshot.match(of: address).map { (feed: feed, sources: $0.sources) }
            }
            let listing = known[entry.subject]
            details.append(address: namings.isEmpty ? listing : joined(entry, namings, listing))
        }
        return details
    }

    private func entry(_ name: NameBytes, _ marks: NameSegment.Marks) -> ListEntry {
        ListEntry(name: DomainName(name), scope: marks.isSubtree ? .subtree : .exact)
    }

    private mutating func next(_ step: Step) -> Int {
        if let known = steps[step] { return known }
        combinations.append(combinations[step.from] + [step.naming])
        places.append(nil)
        plainSteps += Array(repeating: 0, count: parts.count)
        steps[step] = combinations.count - 1
        if step.naming.origins == 0 { plainSteps[step.from * parts.count + step.naming.feed] = combinations.count - 1 }
        return combinations.count - 1
    }

    private func joined(_ entry: ListEntry, _ namings: [Naming], _ listing: Listing?) -> Listing {
        joined(
            entry,
            namings.map { naming in
                (naming.feed, naming.origins == 0 ? [] : parts[naming.feed].snapshot.sources(naming.origins))
            }, listing)
    }

    /// A listing with what the feeds say of the same name or address.
    private func joined(_ entry: ListEntry, _ namings: [(feed: Int, sources: [String])], _ listing: Listing?) -> Listing {
        var sources = listing?.sources ?? []
        var reasons = listing?.reasons ?? []
        for naming in namings {
            let feed = parts[naming.feed].status.feed
            sources += [feed.source] + naming.sources
            reasons.append(feed.reason)
        }
        // As long as a feed says so the name stays, whatever the listing's own end is.
        return Listing(
            entry: entry, type: listing?.type, score: listing?.score, listedAt: listing?.listedAt, expiresAt: nil,
            sources: sources.count > 1 ? Set(sources).sorted() : sources, reasons: reasons)
    }
}

/// A walk along the store's listings of names, which stand in the order of lists.
private struct StoredWalk {
    private let listings: [Listing]
    private var index = 0
    /// The sort key of the listing at hand, once somebody asked.
    private var key: [UInt8] = []

    init(_ listings: [Listing]) {
        self.listings = listings
        load()
    }

    private mutating func load() {
        key = []
        if index < listings.count, case .name(let name) = listings[index].entry.subject { key = name.sortKey }
    }

    /// The listing of this very name. Keys must come in their order.
    mutating func listing(ofKey wanted: UnsafeRawBufferPointer) -> Listing? {
        while !key.isEmpty {
            let order = key.withUnsafeBytes { NameRoom.order($0, wanted) }
            if order >= 0 { return order == 0 ? listings[index] : nil }
            index += 1
            load()
        }
        return nil
    }
}

extension Feed {
    /// Why a name of this feed is listed.
    var reason: String { "named by feed \(name): \(meaning.rawValue)" }
}
