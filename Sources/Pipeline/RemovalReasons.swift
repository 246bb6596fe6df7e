import DomainNames
import Exporter
import Store
import Vocabulary

/// Why entries of the last release are not in the next, and whether people took them off: for the delta and for the bounds.
///
/// What is told is published: of an appeal its ticket, never who appealed or what they wrote; of what people took off by
/// themselves the name they go by here and their reason.
struct RemovalReasons {
    struct Removal {
        let reason: String?
        /// A person's act: the bounds on shrinking leave it alone.
        let isByPeople: Bool
    }

    private var removals: [ListedKey: Removal] = [:]

    init(_ gone: [ListedKey], store: StateStore, now: Timestamp) throws {
        let last = try RemovalReasons.lastListings(of: gone, store: store)
        let allows = AllowIndex(try store.allows(at: now))
        let appeals = try store.appeals(all: true).filter { $0.releasedAt != nil || $0.outcome == .upheld }
        let tickets = Dictionary(appeals.map { ($0.subject, $0) }) { _, newer in newer }
        for key in gone {
            removals[key] = RemovalReasons.removal(
                of: key, listing: last[key.subject], allow: allows.entry(for: key.subject), appeal: tickets[key.subject], now: now
            )
        }
    }

    /// Gives each removal the sentence that explains it, where there is one.
    func explain(_ changes: inout ReleaseChanges) {
        changes.explainRemovals { removals[ListedKey($0)]?.reason }
    }

    var countByPeople: Int { removals.values.count(where: \.isByPeople) }

    private static func removal(
        of key: ListedKey, listing: StoredListing?, allow: StoredAllow?, appeal: StoredAppeal?, now: Timestamp
    ) -> Removal {
        if let ticket = allow?.appeal ?? listing?.pausedFor ?? (listing?.endedAt == nil ? nil : appeal?.ticket) {
            let isDecided = appeal?.ticket == ticket && appeal?.outcome == .upheld
            return Removal(reason: "appeal \(ticket) \(isDecided ? "upheld" : "under review")", isByPeople: true)
        }
        if let because = listing?.endedBecause, listing?.endedAt != nil { return Removal(reason: because, isByPeople: true) }
        if allow != nil { return Removal(reason: "on the allowlist", isByPeople: true) }
        if let end = listing?.expiresAt, end <= now {
            return Removal(reason: listing?.lapses == true ? "not confirmed in time" : "expired", isByPeople: false)
        }
        return Removal(reason: nil, isByPeople: false)
    }

    /// The newest listing of each subject, asked for in batches: a release can lose many at once.
    private static func lastListings(of keys: [ListedKey], store: StateStore) throws -> [String: StoredListing] {
        var last: [String: StoredListing] = [:]
        var rest = keys[...]
        while !rest.isEmpty {
            let batch = rest.prefix(StateStore.batchRows)
            rest = rest.dropFirst(batch.count)
            for listing in try store.listings(subjects: batch.map(\.subject)) { last[listing.subject] = listing }
        }
        return last
    }
}

/// The allowlist, asked by name: each question is one step per label, however long the list is.
private struct AllowIndex {
    private var entries: [DomainName: [StoredAllow]] = [:]

    init(_ allows: [StoredAllow]) {
        for allow in allows { entries[allow.name, default: []].append(allow) }
    }

    /// The entry that keeps a name off the list: an appeal's before any other, the most specific first.
    func entry(for subject: String) -> StoredAllow? {
        guard let name = try? DomainName(subject) else { return nil }
        let found = sequence(first: name, next: \.parent).flatMap { entries[$0] ?? [] }.filter { $0.covers(name) }
        return found.first { $0.appeal != nil } ?? found.first
    }
}
