import Compiler
import Crawler
import Digests
import Feeds
import Store
import Vocabulary

/// Brings feeds up to date: each is asked for news, what comes is read and judged, and only a list that passes takes the last
/// good one's place. One feed's failure is its own.
package struct FeedSync {
    /// How the sync of one feed ended.
    package struct Line: Sendable {
        package let feed: String
        package let outcome: StoredFeed.Outcome
        /// Why it was refused or failed; else empty.
        package let reason: String
        /// Entries of the snapshot that stands now; 0 without one.
        package let entries: Int
        /// Hours since that was last known to be what the publisher serves.
        package let ageHours: Int?

        package var json: JSONValue {
            .object([
                ("feed", .string(feed)), ("outcome", .string(outcome.rawValue)),
                ("reason", .optional(reason.isEmpty ? nil : reason)), ("entries", .int(entries)),
                ("age_hours", .optional(ageHours)),
            ])
        }

        /// One line for people.
        package var text: String {
            let kept = ageHours.map { "; the last good list stays: \(entries) entries, \($0) h old" } ?? "; there is no list yet"
            return "feed \(feed): \(outcome.rawValue)" + (outcome.isGood ? ", \(entries) entries" : ": \(reason)\(kept)")
        }
    }

    package struct Summary: Sendable {
        package var lines: [Line] = []
        /// Whether a feed could not be brought up to date.
        package var isIncomplete: Bool { lines.contains { !$0.outcome.isGood } }

        package var text: String {
            let parts = StoredFeed.Outcome.allCases.compactMap { outcome in
                let count = lines.count { $0.outcome == outcome }
                return count > 0 ? "\(count) \(outcome.rawValue)" : nil
            }
            return PlainText.counted(lines.count, "feed") + ": "
                + (parts.isEmpty ? "none due" : parts.joined(separator: ", "))
        }
    }

    /// A feed that was asked so recently is left alone by `run`, in seconds: publishers ask for at most one request in half an hour.
    static let restSeconds: Int64 = 1_800

    private let installation: Installation
    private let store: StateStore
    private let limits: CrawlLimits

    package init(installation: Installation, store: StateStore) {
        self.init(installation: installation, store: store, limits: FeedDoor.limits)
    }

    /// - Parameter limits: what one list may cost.
    package init(installation: Installation, store: StateStore, limits: CrawlLimits) {
        self.installation = installation
        self.store = store
        self.limits = limits
    }

    /// - Parameters:
    ///   - names: the feeds, or none for all.
    ///   - onlyDue: leave alone what was asked a short while ago.
    ///   - ignoresBounds: take a list although it shrank or grew a lot: a person's word.
    package func run(
        _ names: [String] = [], onlyDue: Bool = false, ignoresBounds: Bool = false, observer: RunObserver,
        onLine: (Line) -> Void = { _ in }
    ) throws -> Summary {
        let due = try installation.feedDesk(store: store).statuses(names).filter { !onlyDue || isDue($0.stored) }
        var summary = Summary()
        guard !due.isEmpty else { return summary }
        let lock = try RunLock(.feeds, in: installation.state)
        defer { withExtendedLifetime(lock) {} }
        let door = try FeedDoor(settings: try installation.crawlSettings(), limits: limits)
        observer(.started(.feeds, total: due.count))
        for status in due {
            let line = try sync(status, door: door, ignoresBounds: ignoresBounds)
            summary.lines.append(line)
            if !line.outcome.isGood { observer(.warning(line.text)) }
            onLine(line)
            observer(.advanced(.feeds, done: summary.lines.count))
        }
        try store.note(summary.figures, stage: .feeds, now: installation.now)
        observer(.finished(.feeds, summary: summary.text))
        return summary
    }

    private func isDue(_ stored: StoredFeed) -> Bool {
        guard stored.feed.isRemote, stored.outcome?.isGood == true, let tried = stored.triedAt else { return true }
        return installation.now.seconds - tried.seconds >= FeedSync.restSeconds
    }

    private func sync(_ status: FeedStatus, door: FeedDoor, ignoresBounds: Bool) throws -> Line {
        let feed = status.feed
        // What a damaged file says of itself is not sent to the server: a 304 would confirm the damage.
        let old = status.snapshot.flatMap { snapshot in (try? snapshot.verify()) == nil ? nil : snapshot }
        let bounds =
            ignoresBounds
            ? nil
            : ReleaseBounds(
                maximumShrink: installation.configuration.maxShrink, maximumGrowth: installation.configuration.maxGrowth)
        let known = old?.metadata.location == feed.location ? old?.metadata : nil
        let result =
            feed.isRelease
            ? try ReleaseFeed(feed: feed, door: door, ownOrigin: try store.origin(), now: installation.now).fetch(known: known)
            : try list(feed, door: door, known: known)
        let (outcome, reason, entries) = try take(result, of: feed, old: old, bounds: bounds)
        let text = PlainText.escaped(reason, limit: 400)
        try store.record(sync: feed.name, outcome: outcome, reason: text, now: installation.now)
        let age = outcome.isGood ? 0 : old == nil ? nil : status.ageHours
        return Line(feed: feed.name, outcome: outcome, reason: text, entries: entries ?? old?.entryCount ?? 0, ageHours: age)
    }

    /// What a fetch came to, before it is judged.
    enum Fetched {
        case unchanged
        case list(FeedReading, SnapshotMetadata)
        case refused(String)
        case failed(String)
    }

    private func list(_ feed: Feed, door: FeedDoor, known: SnapshotMetadata?) throws -> Fetched {
        switch try door.get(feed.location, known: known) {
        case .unchanged: return .unchanged
        case .refused(let reason): return .refused(reason)
        case .failed(let reason): return .failed(reason)
        case .body(let bytes, let etag, let lastModified):
            if bytes.isEmpty { return .refused("the list is empty: not one byte") }
            var metadata = SnapshotMetadata(
                feed: feed.name, location: feed.location, fetchedAt: installation.now,
                bodySHA256: SHA256.hexadecimal(of: bytes), dialect: "")
            metadata.etag = etag
            metadata.lastModified = lastModified
            do { return .list(try FeedReading(bytes, of: feed), metadata) } catch let error as PipelineError {
                return .refused(error.description)
            }
        }
    }

    private func take(
        _ fetched: Fetched, of feed: Feed, old: Snapshot?, bounds: ReleaseBounds?
    ) throws -> (StoredFeed.Outcome, String, entries: Int?) {
        switch fetched {
        case .unchanged: return (.unchanged, "", nil)
        case .refused(let reason): return (.refused, reason, nil)
        case .failed(let reason): return (.failed, reason, nil)
        case .list(let reading, var metadata):
            if let reason = reading.refusal(of: feed, previous: old?.entryCount ?? 0, bounds: bounds) {
                return (.refused, reason, nil)
            }
            let isSame = old?.metadata.bodySHA256 == metadata.bodySHA256 && old?.metadata.dialect == reading.dialect
            metadata.dialect = reading.dialect
            metadata.lines = reading.lines
            metadata.entries = reading.entries
            metadata.refused = reading.refused
            do {
                // Written also when the bytes are the same: the validators may be new.
                try installation.snapshotFile(of: feed.name).replace(with: reading.builder.bytes(metadata))
            } catch {
                throw PipelineError(.state, "feed \(feed.name): \(error)", hint: error.hint)
            }
            return (isSame ? .unchanged : .updated, "", reading.builder.count)
        }
    }
}

extension Snapshot {
    var entryCount: Int { nameCount + addressCount }
}

extension Installation {
    package func feedSync(store: StateStore) -> FeedSync { FeedSync(installation: self, store: store) }
}
