import Compiler
import DomainNames
import Protection
import Store
import Vocabulary

/// Makes the blocklist of this moment from everything that the store lists and allows.
struct ListCompilation {
    let compilation: Compilation
    /// Stored listings that hold no readable name or address: never dropped in silence.
    let unreadable: [StoredListing]

    init(store: StateStore, nameGuard: NameGuard, now: Timestamp) throws {
        var listings: [Listing] = []
        var unreadable: [StoredListing] = []
        for stored in try store.activeListings(at: now) {
            guard let entry = ListCompilation.entry(stored) else {
                unreadable.append(stored)
                continue
            }
            listings.append(
                Listing(
                    entry: entry, type: stored.type, score: stored.score, listedAt: stored.listedAt, expiresAt: stored.expiresAt,
                    sources: stored.sources, reasons: stored.signals.map(SignalText.reasons) ?? []))
        }
        try self.init(listings, unreadable: unreadable, store: store, nameGuard: nameGuard, now: now)
    }

    /// Compiles given listings against what is allowed and protected today: a release that comes back must not bring back what
    /// was released since.
    init(
        _ listings: [Listing], unreadable: [StoredListing] = [], store: StateStore, nameGuard: NameGuard, now: Timestamp
    ) throws {
        let allow = try store.allows(at: now).map { allow in
            ListEntry(action: .allow, name: allow.name, scope: allow.scope)
        }
        self.unreadable = unreadable
        compilation = ListCompiler.compile(
            listings,
            rules: CompilerRules(allow: allow, protection: nameGuard, sharedHosts: nameGuard.sharedHosts, now: now))
    }

    private static func entry(_ listing: StoredListing) -> ListEntry? {
        if listing.scope == .url { return (try? WebAddress(listing.subject)).map { ListEntry(address: $0) } }
        return (try? DomainName(listing.subject)).map { ListEntry(name: $0, scope: listing.scope) }
    }

    /// Why listings are not in the release, for the store.
    func refusals(serial: Int64) -> [StoredRefusal] {
        (compilation.refusals + compilation.narrowed).map { refusal in
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
