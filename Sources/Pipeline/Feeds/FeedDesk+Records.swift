import DomainNames
import Feeds
import Store
import Vocabulary

extension FeedDesk {
    /// How each feed's names turned out: of those on which there is a decision here, how many are listed and how many people turned
    /// down or took off. The snapshot is asked for each decided name; none of its names is in the store.
    package func records() throws -> [SourceRecord] {
        let decided = try store.decidedSubjects(at: installation.now)
        return try statuses().map { status in
            var (confirmed, refused) = (0, 0)
            if let snapshot = status.snapshot {
                for item in decided where FeedDesk.names(snapshot, item.subject) {
                    if item.isConfirmed { confirmed += 1 } else { refused += 1 }
                }
            }
            return SourceRecord(
                source: "feed \(status.feed.name)", contact: nil, reports: status.entries, leads: confirmed + refused,
                confirmed: confirmed, refused: refused)
        }
    }

    static func names(_ snapshot: Snapshot, _ subject: String) -> Bool {
        if let name = try? DomainName(subject) { return !snapshot.matches(of: name).isEmpty }
        return (try? WebAddress(subject)).map { snapshot.match(of: $0) != nil } ?? false
    }
}
