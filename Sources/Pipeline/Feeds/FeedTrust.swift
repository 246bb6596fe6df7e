import Store
import Vocabulary

/// What a feed's names have earned here: of a `poor` one only names that another source names too are listed, of a `bad` one none.
///
/// Only feeds that mean harm are judged so: what people decide here is about fraud, and says nothing of a list against advertising.
extension FeedDesk {
    /// Looks anew how each feed's names turned out, and keeps it: the next release goes by it.
    func renewTrust() throws {
        let decided = try store.decidedSubjects(at: installation.now)
        let refused = decided.filter { !$0.isConfirmed }.map(\.subject)
        let confirmed = decided.filter(\.isConfirmed).map(\.subject)
        let trusts = try statuses().compactMap { status -> StoredFeedTrust? in
            guard status.feed.meaning.sparesPopularNames, let snapshot = status.snapshot else { return nil }
            let no = refused.count { FeedDesk.names(snapshot, $0) }
            // Most feeds have few: then nothing can be said against them, and the many that are listed need not be looked for.
            let best = WilsonInterval(
                hits: max(0, SourceTrust.minimumDecisions - no), of: max(SourceTrust.minimumDecisions, no))
            guard SourceTrust.level(best) < .unknown else { return nil }
            let yes = confirmed.count { FeedDesk.names(snapshot, $0) }
            let level = SourceTrust.level(WilsonInterval(hits: yes, of: yes + no))
            return level < .unknown
                ? StoredFeedTrust(feed: status.feed.name, level: "\(level)", confirmed: yes, refused: no) : nil
        }
        try store.keep(trusts: trusts)
    }
}

extension StoredFeedTrust {
    var isBad: Bool { level == "\(SourceTrust.Level.bad)" }
    var isPoor: Bool { level == "\(SourceTrust.Level.poor)" }

    /// "of 25 of its names that were decided on here, 20 were turned down"
    var text: String { "of \(confirmed + refused) of its names that were decided on here, \(refused) were turned down" }
}
