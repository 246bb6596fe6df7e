import Feeds
import Foundation
import Store
import Vocabulary

/// What people do with feeds: add, look at, remove. Fetching is `FeedSync`.
package struct FeedDesk {
    let installation: Installation
    let store: StateStore

    package init(installation: Installation, store: StateStore) {
        self.installation = installation
        self.store = store
    }

    /// Adds a feed; nothing is fetched yet.
    package func add(_ draft: FeedDraft, actor: Actor) throws -> Feed {
        var draft = draft
        if !draft.location.contains("://"), !draft.location.hasPrefix("/") {
            draft.location = URL(fileURLWithPath: draft.location).path
        }
        let feed = try draft.feed()
        if !feed.isRemote, !FileManager.default.fileExists(atPath: feed.location) {
            throw PipelineError(.input, "\(feed.location): there is no such file", hint: "give a web address or a path")
        }
        return try keep(feed, actor: actor)
    }

    /// Adds a feed that `lists/feeds/` defines.
    package func add(shipped name: String, actor: Actor) throws -> Feed {
        let catalog = try FeedCatalog(listsPath: installation.listsPath)
        guard let item = catalog.item(name) else {
            throw PipelineError(
                .usage, "there is no shipped feed \"\(PlainText.escaped(name, limit: 60))\"",
                hint:
                    "`zhalan feed list --available` shows them; another list needs a name: `zhalan feed add NAME FILE`, `zhalan setup --feed NAME=FILE`"
            )
        }
        return try keep(item.feed, actor: actor)
    }

    private func keep(_ feed: Feed, actor: Actor) throws -> Feed {
        guard try store.add(feed: feed, actor: actor, now: installation.now) else {
            throw PipelineError(
                .input, "feed \(feed.name) is there already",
                hint: "`zhalan feed remove \(feed.name)` first, or take another name"
            )
        }
        return feed
    }

    /// Removes a feed and its snapshot. Its names are gone with the next release.
    package func remove(_ name: String, actor: Actor) throws {
        guard try store.removeFeed(name, actor: actor, now: installation.now) else { throw try unknown(name) }
        do { try installation.snapshotFile(of: name).remove() } catch {
            throw PipelineError(.state, "feed \(name) is removed, its snapshot not: \(error)", hint: error.hint)
        }
    }

    /// All feeds, or those named, each with its state.
    package func statuses(_ names: [String] = []) throws -> [FeedStatus] {
        let all = try store.feeds()
        for name in names where !all.contains(where: { $0.feed.name == name }) { throw try unknown(name) }
        let trusts = try store.feedTrusts()
        return all.filter { names.isEmpty || names.contains($0.feed.name) }.map {
            FeedStatus(
                $0, file: installation.snapshotFile(of: $0.feed.name), trust: trusts[$0.feed.name], now: installation.now)
        }
    }

    private func unknown(_ name: String) throws -> PipelineError {
        let known = try store.feeds().map(\.feed.name)
        return PipelineError(
            .usage, "there is no feed \"\(PlainText.escaped(name, limit: 60))\"",
            hint: known.isEmpty ? "`zhalan feed add` adds one" : KnownWords(known).hint(for: name))
    }
}

extension Installation {
    func snapshotFile(of feed: String) -> SnapshotFile { SnapshotFile(directory: "\(state.feeds)/\(feed)") }
    package func feedDesk(store: StateStore) -> FeedDesk { FeedDesk(installation: self, store: store) }
}
