import DomainNames
import Feeds
import Vocabulary

/// What the feeds say of one name or address: a binary search in each snapshot.
struct FeedEvidence {
    private let found: [(status: FeedStatus, snapshot: Snapshot, match: Snapshot.Match)]

    init(_ feeds: [FeedStatus], name: DomainName?, address: WebAddress) {
        found = feeds.flatMap { status -> [(status: FeedStatus, snapshot: Snapshot, match: Snapshot.Match)] in
            guard let snapshot = status.snapshot else { return [] }
            var matches = name.map { snapshot.matches(of: $0) } ?? []
            if !address.isHostOnly, let match = snapshot.match(of: address) { matches.insert(match, at: 0) }
            return matches.map { (status, snapshot, $0) }
        }
    }

    /// Those that the next release takes.
    private var current: [(status: FeedStatus, snapshot: Snapshot, match: Snapshot.Match)] {
        let taken = found.filter { $0.status.state == .current }
        return taken.contains { !$0.status.needsOthers } ? taken : []
    }

    /// Whether a feed of the next release names it.
    var lists: Bool { !current.isEmpty }

    /// The widest scope that a feed of the next release gives it.
    var scope: ListingScope? {
        current.contains { $0.match.entry.scope == .subtree } ? .subtree : current.first?.match.entry.scope
    }

    var sources: [Explanation.FeedSource] {
        found.map { item in
            Explanation.FeedSource(
                feed: item.status.feed.name, file: PlainText.escaped(item.snapshot.metadata.location, limit: 500),
                line: item.match.line, isCurrent: item.status.state == .current, ageHours: item.status.ageHours ?? 0)
        }
    }

    var events: [Explanation.Event] {
        found.map { item in
            let metadata = item.snapshot.metadata
            var text =
                "feed \(item.status.feed.name) (\(item.status.feed.meaning.rawValue)) names "
                + "\(PlainText.escaped(ListCompilation.text(item.match.entry))) (\(item.match.entry.scope.rawValue)): "
                + "\(PlainText.escaped(metadata.location)) line \(item.match.line), \(item.status.ageHours ?? 0) h old"
            if !item.match.sources.isEmpty { text += ", from \(item.match.sources.joined(separator: ", "))" }
            if let reason = FeedEvidence.discount(item.status) { text += "; \(reason)" }
            return Explanation.Event(at: metadata.fetchedAt, kind: "feed", text: text)
        }
    }

    private static func discount(_ status: FeedStatus) -> String? {
        switch status.state {
        case .current: status.needsOthers ? "\(status.trust?.text ?? ""), so it counts only beside another source" : nil
        case .distrusted: "\(status.trust?.text ?? ""), so it counts for nothing"
        case .stale, .missing, .damaged: "too old, so it counts for nothing"
        }
    }

    /// What follows when people said nothing; `nil` when no feed of the next release names it.
    func judgement(isPopular: Bool) -> (Explanation.State, String)? {
        guard !current.isEmpty else { return nil }
        guard let taken = current.first(where: { !(isPopular && $0.status.feed.meaning.sparesPopularNames) }) else {
            return (.protected, "it is among the popular names, which are never taken from feeds that mean harm")
        }
        let text = ListCompilation.text(taken.match.entry)
        return (
            .listed,
            "as \(taken.match.entry.scope.rawValue) \(PlainText.escaped(text)), \(taken.status.feed.reason), "
                + "line \(taken.match.line)"
        )
    }
}
