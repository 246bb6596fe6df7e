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
    /// The place in the details of what entries of a combination share, by the combination.
    private var places: [Int?] = [nil]

    init(_ material: FeedMaterial) { parts = material.parts }

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
                combination = next(Step(from: combination, naming: Naming(feed: feed, origins: origins)))
            }
            let listing = listings.listing(ofKey: walk.key)
            if combination == 0 {
                details.append(listing)
            } else if listing != nil {
                details.append(self.listing(DomainName(name), walk.marks.isSubtree, combinations[combination], listing))
            } else {
                details.append(shared: place(of: combination, DomainName(name), walk.marks.isSubtree, in: &details))
            }
            walk.advance()
        }
        let known = Dictionary(
            stored.lazy.filter { $0.entry.scope == .url }.map { ($0.entry.subject, $0) }, uniquingKeysWith: { first, _ in first })
        for address in list.addresses {
            let entry = ListEntry(address: address)
            let namings = parts.indices.compactMap { feed in
                parts[feed].snapshot.match(of: address).map { (feed, $0.sources) }
            }
            details.append(address: listing(entry, namings, known[entry.subject]))
        }
        return details
    }

    private mutating func next(_ step: Step) -> Int {
        if let known = steps[step] { return known }
        combinations.append(combinations[step.from] + [step.naming])
        places.append(nil)
        steps[step] = combinations.count - 1
        return combinations.count - 1
    }

    /// - Parameters:
    ///   - name: one of the names that share it, which stands for all.
    private mutating func place(
        of combination: Int, _ name: @autoclosure () -> DomainName, _ isSubtree: Bool, in details: inout EntryDetails
    ) -> Int {
        if let place = places[combination] { return place }
        guard let listing = listing(name(), isSubtree, combinations[combination], nil) else { return 0 }
        let place = details.share(listing)
        places[combination] = place
        return place
    }

    private func listing(_ name: DomainName, _ isSubtree: Bool, _ namings: [Naming], _ listing: Listing?) -> Listing? {
        self.listing(
            ListEntry(name: name, scope: isSubtree ? .subtree : .exact),
            namings.map { ($0.feed, $0.origins == 0 ? [] : parts[$0.feed].snapshot.sources($0.origins)) }, listing)
    }

    /// The listing with what the feeds say of the same name or address; `nil` when neither says anything.
    private func listing(_ entry: ListEntry, _ namings: [(feed: Int, sources: [String])], _ listing: Listing?) -> Listing? {
        if namings.isEmpty { return listing }
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
