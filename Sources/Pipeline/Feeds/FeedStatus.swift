import Feeds
import Store
import Vocabulary

/// Where one feed stands: what is stored of it, its snapshot, and whether the next release takes it.
package struct FeedStatus: Sendable {
    package enum State: String, Sendable {
        /// In the next release.
        case current
        /// Its snapshot is older than its age limit: left out, with a warning.
        case stale
        /// Never fetched.
        case missing
        /// Its snapshot can't be read: left out until the next sync.
        case damaged
        /// Of its names that were decided on here most were turned down: left out.
        case distrusted
    }

    package let stored: StoredFeed
    package let snapshot: Snapshot?
    package let state: State
    /// Hours since the snapshot was last known to be what the publisher serves; `nil` without one.
    package let ageHours: Int?
    /// What was decided here on its names, where that speaks against it.
    let trust: StoredFeedTrust?
    /// What is wrong with the snapshot.
    package let fault: SnapshotError?

    init(_ stored: StoredFeed, file: SnapshotFile, trust: StoredFeedTrust? = nil, now: Timestamp) {
        self.trust = trust
        self.stored = stored
        do throws(SnapshotError) {
            let snapshot = try Snapshot(path: file.path)
            let confirmed = stored.confirmedAt ?? snapshot.metadata.fetchedAt
            let age = Int(max(0, now.seconds - confirmed.seconds) / 3600)
            self.snapshot = snapshot
            ageHours = age
            state = age > stored.feed.maximumAgeHours ? .stale : trust?.isBad == true ? .distrusted : .current
            fault = nil
        } catch {
            snapshot = nil
            ageHours = nil
            if case .missing = error { state = .missing } else { state = .damaged }
            fault = error
        }
    }

    package var feed: Feed { stored.feed }
    /// Only names that another source names too are taken from it.
    var needsOthers: Bool { trust?.isPoor == true }
    package var entries: Int { (snapshot?.nameCount ?? 0) + (snapshot?.addressCount ?? 0) }

    /// Why the next release goes without it; `nil` when it takes it.
    package var absence: String? {
        switch state {
        case .current: nil
        case .stale:
            "feed \(feed.name) is left out: its snapshot is \(ageHours ?? 0) h old, the limit is \(feed.maximumAgeHours) h"
                + (stored.reason.isEmpty ? "" : " (last sync: \(stored.reason))")
        case .missing:
            "feed \(feed.name) is left out: it was never fetched" + (stored.reason.isEmpty ? "" : " (\(stored.reason))")
        case .distrusted:
            "feed \(feed.name) is left out: \(trust?.text ?? ""); take those decisions back, or remove it"
        case .damaged: "feed \(feed.name) is left out: \(fault.map { "\($0)" } ?? "no snapshot"); the next sync fetches it anew"
        }
    }

    package var json: JSONValue {
        let metadata = snapshot?.metadata
        return .object([
            ("name", .string(feed.name)), ("location", .string(feed.location)), ("licence", .string(feed.licence)),
            ("means", .string(feed.meaning.rawValue)), ("format", .string(metadata?.dialect ?? feed.format ?? "auto")),
            ("state", .string(state.rawValue)), ("names", .optional(snapshot?.nameCount)),
            ("addresses", .optional(snapshot?.addressCount)), ("lines", .optional(metadata?.lines)),
            ("refused_lines", .optional(metadata?.refused)), ("age_hours", .optional(ageHours)),
            ("max_age_hours", .int(feed.maximumAgeHours)), ("fetched_at", .optional(metadata?.fetchedAt.description)),
            ("confirmed_at", .optional(stored.confirmedAt?.description)),
            ("last_sync", .optional(stored.triedAt?.description)), ("last_outcome", .optional(stored.outcome?.rawValue)),
            ("last_reason", .optional(stored.reason.isEmpty ? nil : stored.reason)), ("etag", .optional(metadata?.etag)),
            ("last_modified", .optional(metadata?.lastModified)), ("sha256", .optional(metadata?.bodySHA256)),
            ("origin", .optional(metadata?.origin)), ("added_at", .string(stored.addedAt.description)),
            ("added_by", .string(stored.addedBy)),
        ])
    }
}
