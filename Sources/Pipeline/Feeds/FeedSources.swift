import DomainNames
import Feeds
import Vocabulary

/// Tells who says so, entry by entry in the order of lists: the snapshots are walked along, so that a million names cost one
/// walk and no row each. For one thread.
final class FeedSources {
    private var walks: [(feed: Feed, origin: String?, cursor: SnapshotCursor)]

    init(_ material: FeedMaterial) {
        walks = material.parts.map { part in
            (part.status.feed, part.snapshot.metadata.origin, SnapshotCursor(part.snapshot))
        }
    }

    /// The listing with what the feeds say of the same name or address; `nil` when neither says anything.
    func listing(of entry: ListEntry, beside listing: Listing?) -> Listing? {
        var sources: Set<String> = []
        var reasons: [String] = []
        for index in walks.indices {
            guard let match = walks[index].cursor.match(of: entry.subject) else { continue }
            let feed = walks[index].feed
            sources.insert(feed.source)
            sources.formUnion(match.sources)
            reasons.append(feed.reason)
        }
        guard !reasons.isEmpty else { return listing }
        // As long as a feed says so the name stays, whatever the listing's own end is.
        return Listing(
            entry: entry, type: listing?.type, score: listing?.score, listedAt: listing?.listedAt, expiresAt: nil,
            sources: sources.union(listing?.sources ?? []).sorted(), reasons: (listing?.reasons ?? []) + reasons)
    }
}

extension Feed {
    /// Why a name of this feed is listed.
    var reason: String { "named by feed \(name): \(meaning.rawValue)" }
}
