import DomainNames
import Vocabulary

/// Makes one listing of several about one name or address, the same whatever their order.
struct ListingMerger {
    private let listings: [Listing]

    init(_ listings: [Listing]) {
        self.listings = listings
    }

    /// - Parameters:
    ///   - origins: the listings with the scope that the passes left them.
    ///   - entry: what the merged listing says.
    ///   - scope: the widest of the scopes: the end date is that of the listings which say it, since beyond it only the
    ///     narrower ones would be left.
    func merged(_ origins: [(origin: Int, scope: ListingScope)], as entry: ListEntry, scope: ListingScope) -> Listing {
        if origins.count == 1 { return listings[origins[0].origin].alone(as: entry) }
        let ordered = origins.map { (listing: listings[$0.origin], scope: $0.scope) }.sorted {
            ListingMerger.rank($0.listing, isBefore: $1.listing)
        }
        let first = ordered[0].listing
        let widest = ordered.filter { $0.scope == scope }.map(\.listing)
        let ends = widest.map(\.expiresAt)
        return Listing(
            entry: entry, type: ordered.lazy.compactMap(\.listing.type).first, score: first.score,
            listedAt: ordered.compactMap(\.listing.listedAt).min(),
            expiresAt: ends.contains(nil) ? nil : ends.compactMap { $0 }.max(),
            sources: Set(ordered.flatMap(\.listing.sources)).sorted(),
            reasons: ListingMerger.unique(ordered.flatMap(\.listing.reasons)))
    }

    /// The highest score first; then whatever tells two listings apart.
    private static func rank(_ left: Listing, isBefore right: Listing) -> Bool {
        if left.score != right.score { return (left.score ?? -1) > (right.score ?? -1) }
        if left.listedAt != right.listedAt { return right.listedAt.map { (left.listedAt ?? $0) < $0 } ?? true }
        if left.type != right.type { return (left.type?.rawValue ?? "~") < (right.type?.rawValue ?? "~") }
        return left.reasons.lexicographicallyPrecedes(right.reasons)
    }

    fileprivate static func unique(_ texts: [String]) -> [String] {
        if texts.count < 2 { return texts }
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}

extension Listing {
    /// What one listing says by itself: nearly all do.
    fileprivate func alone(as entry: ListEntry) -> Listing {
        Listing(
            entry: entry, type: type, score: score, listedAt: listedAt, expiresAt: expiresAt,
            sources: sources.count < 2 ? sources : Set(sources).sorted(), reasons: ListingMerger.unique(reasons))
    }
}
