import Compiler
import DomainNames
import Exporter
import Foundation
import ListFormats
import PackedNames
import Protection
import Store
import Vocabulary

/// Makes the blocklist of this moment from everything that the store and the feeds list and people allow.
struct ListCompilation {
    let blocklist: Blocklist
    let counts: CompilerCounts
    /// What became of the store's listings.
    let listed: Compilation
    let feeds: FeedMaterial
    /// What is known of each entry of the list.
    let details: EntryDetails
    /// Stored listings that hold no readable name or address: never dropped in silence.
    let unreadable: [StoredListing]

    init(store: StateStore, nameGuard: NameGuard, feeds: FeedMaterial, now: Timestamp) throws {
        var listings: [Listing] = []
        var unreadable: [StoredListing] = []
        var reasons = KnownReasons()
        try store.forEachActiveListing(at: now) { stored in
            if let listing = ListCompilation.listing(stored, reasons: { reasons.reasons(of: $0) }) {
                listings.append(listing)
            } else {
                unreadable.append(stored)
            }
        }
        listings += try DisposableDomains(guard: nameGuard, store: store).found(in: listings, isWhole: true)
        try self.init(listings, unreadable: unreadable, feeds: feeds, store: store, nameGuard: nameGuard, now: now)
    }

    /// Compiles given listings against what is allowed and protected today: a release that comes back must not bring back what
    /// was released since.
    init(
        _ listings: [Listing], unreadable: [StoredListing] = [], feeds: FeedMaterial = FeedMaterial(), store: StateStore,
        nameGuard: NameGuard, now: Timestamp
    ) throws {
        let allow = try store.allows(at: now).map { allow in
            ListEntry(action: .allow, name: allow.name, scope: allow.scope)
        }
        self.unreadable = unreadable
        var rules = CompilerRules(allow: allow, protection: nameGuard, now: now)
        rules.allowsWhole = true
        listed = ListCompiler.compile(listings, rules: rules)
        guard !feeds.isEmpty else {
            self.feeds = feeds
            blocklist = listed.blocklist
            counts = listed.counts
            details = EntryDetails(listed.listings, names: listed.blocklist.names.count)
            return
        }
        // What is left of the store's listings goes through the passes once more, now among the names of the feeds.
        // A feed that means harm has lost its popular names on the way; one against advertising keeps them.
        rules.protection = nameGuard.withoutPopular
        rules.allow += try store.overruled(at: now).compactMap(ListCompilation.exemption)
        var feeds = feeds
        let statements = StatementWriter(parts: feeds.nameParts)
        var addresses: [(address: WebAddress, input: Int, line: Int)] = []
        for (index, listing) in listed.listings.enumerated() {
            switch listing.entry.subject {
            case .name(let name): statements.add(name, isSubtree: listing.entry.scope == .subtree, line: index)
            case .address(let address): addresses.append((address, 0, index))
            }
        }
        feeds.add(
            to: statements, &addresses, first: 1,
            spares: { nameGuard.mayBePopular($0) && nameGuard.isPopular(DomainName($0)) })
        rules.inputs = 1 + feeds.parts.count
        rules.threads = ProcessInfo.processInfo.activeProcessorCount
        let merged = ListCompiler.compile(StatementParts([statements]), addresses: addresses, rules: rules)
        feeds.note(merged.sources.dropFirst())
        self.feeds = feeds
        blocklist = merged.blocklist
        counts = merged.counts
        var sources = FeedSources(feeds)
        details = sources.details(of: blocklist, beside: listed.listings)
    }

    /// What changed against a release, with why what is new is listed.
    func changes(since previous: PublishedList) throws -> ReleaseChanges {
        try ReleaseChanges(
            from: (previous.names, previous.addresses), to: (blocklist.names, blocklist.addresses.map(\.description)),
            reasons: details)
    }

    /// Names and addresses on the list.
    var entries: Int { blocklist.names.count + blocklist.addresses.count }

    /// A listing as it is kept; `nil` when it holds no readable name or address.
    /// - Parameter reasons: what its signals come to, given their text.
    static func listing(_ stored: StoredListing, reasons: (String) -> [String] = SignalText.reasons) -> Listing? {
        entry(stored.subject, stored.scope).map { entry in
            Listing(
                entry: entry, type: stored.type, score: stored.score, listedAt: stored.listedAt, expiresAt: stored.expiresAt,
                sources: stored.sources, reasons: stored.signals.map(reasons) ?? [])
        }
    }

    /// What signals come to, remembered: many listings rest on the same few, and their text need be read once.
    private struct KnownReasons {
        private static let capacity = 10_000
        private var known: [String: [String]] = [:]

        mutating func reasons(of signals: String) -> [String] {
            if let reasons = known[signals] { return reasons }
            let reasons = SignalText.reasons(signals)
            if known.count < KnownReasons.capacity { known[signals] = reasons }
            return reasons
        }
    }

    private static func entry(
        _ subject: String, _ scope: ListingScope, action: ListEntry.Action = .block
    ) -> ListEntry? {
        if scope == .url { return (try? WebAddress(subject)).map { ListEntry(action: action, address: $0) } }
        return (try? DomainName(subject)).map { ListEntry(action: action, name: $0, scope: scope) }
    }

    /// What people took off stays off, whatever a feed says.
    private static func exemption(_ overruled: (subject: String, scope: ListingScope)) -> ListEntry? {
        entry(overruled.subject, overruled.scope, action: .allow)
    }

    /// Why listings are not in the release, for the store.
    func refusals(serial: Int64) -> [StoredRefusal] {
        (listed.refusals + listed.narrowed).map { refusal in
            StoredRefusal(
                serial: serial, subject: ListCompilation.text(refusal.listing.entry), scope: refusal.listing.entry.scope,
                reason: refusal.reason.rawValue, explanation: "\(refusal.reason.rawValue): \(refusal.detail)")
        }
    }

    static func text(_ entry: ListEntry) -> String {
        switch entry.subject {
        case .name(let name): name.text
        case .address(let address): address.description
        }
    }
}
