import Classifier
import DomainNames
import Exporter
import Protection
import Store
import Vocabulary

/// The feeds of this installation, for whoever compiles.
extension Installation {
    /// The feeds that the next release takes; a warning for each that it goes without.
    func feedMaterial(store: StateStore, observer: RunObserver) throws -> FeedMaterial {
        let desk = feedDesk(store: store)
        try desk.renewTrust()
        let material = FeedMaterial(try desk.statuses())
        for absence in material.absences { observer(.warning(absence)) }
        return material
    }

    /// What may be listed here: beside what holds wherever, the imported popular names, and the hosts that feeds come from, since a
    /// list must not cut off its own supply.
    package func nameGuard(_ lists: ClassifierLists, store: StateStore) throws -> NameGuard {
        try nameGuard(GuardLists(lists), store: store)
    }

    package func nameGuard(_ lists: GuardLists, store: StateStore) throws -> NameGuard {
        var wider = try nameGuard(lists).holding(try PopularShelf(state).load())
        let hosts = try store.feeds().compactMap { try? WebAddress($0.feed.location).host.name }
        guard !hosts.isEmpty else { return wider }
        wider.protect(hosts, because: "a feed is fetched from it")
        return wider
    }
}

extension FeedMaterial {
    /// The feeds as the manifest names them.
    var manifest: [Manifest.Feed] {
        parts.map { part in
            let feed = part.status.feed
            return Manifest.Feed(
                name: feed.name, location: feed.publicLocation,
                licence: PlainText.escaped(feed.licence), means: feed.meaning.rawValue,
                names: part.counts.names + part.snapshot.addressCount, only: part.counts.unique,
                ageHours: part.status.ageHours ?? 0, origin: part.snapshot.metadata.origin)
        }
    }
}

extension Feed {
    /// Where it comes from, for strangers: no path of this machine, and no query, which may hold a key.
    fileprivate var publicLocation: String {
        guard isRemote, let address = try? WebAddress(location) else { return "file" }
        let shown = WebAddress(scheme: address.scheme, host: address.host, port: address.port, path: address.path, query: nil)
        return PlainText.escaped(shown.description, limit: 500)
    }
}

extension ListCompilation {
    /// One line for people, the feeds with their ages in it.
    var text: String {
        let feeds = feeds.parts.map { part in
            let spared = part.spared > 0 ? ", \(part.spared) popular names not taken" : ""
            let unconfirmed = part.unconfirmed > 0 ? ", \(part.unconfirmed) named by it alone not taken" : ""
            return
                "feed \(part.status.feed.name) (\(part.counts.names) names, \(part.status.ageHours ?? 0) h old\(spared)\(unconfirmed))"
        }
        return counts.text + (feeds.isEmpty ? "" : "; " + feeds.joined(separator: ", "))
    }
}
