import DomainNames
import Feeds
import Vocabulary

/// Tells who says so, entry by entry in the order of lists: the snapshots are walked along, so that a million names cost one
/// walk and no row each. For one thread.
final class FeedSources {
    private struct Walk {
        /// What stands in a listing that this feed alone brought: made once, since a million listings share it.
        let sources: [String]
        let reasons: [String]
        var cursor: SnapshotCursor
    }

    private var walks: [Walk]

    init(_ material: FeedMaterial) {
        walks = material.parts.map { part in
            let feed = part.status.feed
            return Walk(sources: [feed.source], reasons: [feed.reason], cursor: SnapshotCursor(part.snapshot))
        }
    }

    /// The listing with what the feeds say of the same name or address; `nil` when neither says anything.
    func listing(of entry: ListEntry, beside listing: Listing?) -> Listing? {
        var sources = listing?.sources ?? []
        var reasons = listing?.reasons ?? []
        var isNamed = false
        for index in walks.indices {
            guard let match = walks[index].cursor.match(of: entry.subject) else { continue }
            isNamed = true
            sources = sources.isEmpty ? walks[index].sources : sources + walks[index].sources
            reasons = reasons.isEmpty ? walks[index].reasons : reasons + walks[index].reasons
            if !match.sources.isEmpty { sources += match.sources }
        }
        guard isNamed else { return listing }
        // As long as a feed says so the name stays, whatever the listing's own end is.
        return Listing(
            entry: entry, type: listing?.type, score: listing?.score, listedAt: listing?.listedAt, expiresAt: nil,
            sources: sources.count > 1 ? Set(sources).sorted() : sources, reasons: reasons)
    }
}

extension Feed {
    /// Why a name of this feed is listed.
    var reason: String { "named by feed \(name): \(meaning.rawValue)" }
}
