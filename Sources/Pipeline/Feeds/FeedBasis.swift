import Store

/// What a release is made from, as far as feeds go: as long as none of it changes, compiling again would give the same.
struct FeedBasis {
    private let statuses: [FeedStatus]

    init(_ statuses: [FeedStatus]) { self.statuses = statuses }

    /// - Parameter leftOut: feeds that the release goes without though their snapshots looked whole. Mended by the next sync, they
    ///   bring the same list as before, and are told by the moment when it was fetched.
    func parts(leftOut: [String]) -> [String] {
        statuses.flatMap { status -> [String] in
            // A feed that was removed and added again, read in another way, has another moment.
            var parts = [
                status.feed.name, status.feed.meaning.rawValue, "\(status.stored.addedAt.seconds)", status.state.rawValue,
            ]
            parts.append(status.snapshot?.metadata.bodySHA256 ?? "")
            parts.append(status.snapshot?.metadata.dialect ?? "")
            if leftOut.contains(status.feed.name) { parts.append("\(status.snapshot?.metadata.fetchedAt.seconds ?? 0)") }
            return parts
        }
    }
}
