import Foundation
import Store
import Vocabulary

/// From nothing to a first release: feeds are taken in and fetched, and what they bring is published.
package struct SetupRun {
    package struct Outcome: Sendable {
        package let release: PublishRun.Outcome
        package let feeds: [FeedSync.Line]
        package let guides: [SetupResolver.Guide]

        /// Whether a feed could not be fetched; the release is made without it.
        package var isIncomplete: Bool { feeds.contains { !$0.outcome.isGood } }
    }

    private let installation: Installation
    private let store: StateStore

    package init(installation: Installation) throws {
        self.installation = installation
        store = try installation.openStore()
    }

    /// Feeds that are there already stay as they are, so that a second setup changes only what is new.
    package func run(
        feeds: [SetupFeed], resolvers: [SetupResolver], actor: Actor, observer: RunObserver
    ) throws -> Outcome {
        let desk = installation.feedDesk(store: store)
        let known = Set(try desk.statuses().map(\.feed.name))
        for feed in feeds where !known.contains(feed.name) {
            switch feed {
            case .shipped(let name): _ = try desk.add(shipped: name, actor: actor)
            case .own(let draft): _ = try desk.add(draft, actor: actor)
            }
        }
        let lock = try RunLock(.publish, in: installation.state)
        defer { withExtendedLifetime(lock) {} }
        let lines = try installation.feedSync(store: store).run(observer: observer).lines
        var options = PublishRun.Options()
        options.actor = actor
        let release = try installation.publishRun(store: store, options: options).run(observer: observer)
        return Outcome(release: release, feeds: lines, guides: resolvers.map { $0.guide(installation) })
    }

    /// The resolvers that are installed on this machine, or the hosts file when none is.
    package static func installedResolvers(
        path: String = (ProcessInfo.processInfo.environment["PATH"] ?? "") + ":/usr/sbin:/sbin"
    ) -> [SetupResolver] {
        let directories = path.split(separator: ":")
        let found = SetupResolver.all.filter { resolver in
            guard let program = resolver.program else { return false }
            return directories.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
        }
        return found.isEmpty ? [.hosts] : found
    }
}

/// A feed as it is asked for in a word: `urlhaus`, or `desk=/srv/bad.txt`.
package enum SetupFeed: Sendable {
    case shipped(String)
    case own(FeedDraft)

    package init(_ text: String, licence: String, means: String) {
        if let equals = text.firstIndex(of: "=") {
            var draft = FeedDraft(name: String(text[..<equals]), location: String(text[text.index(after: equals)...]))
            draft.licence = licence
            draft.means = means
            self = .own(draft)
        } else {
            self = .shipped(text)
        }
    }

    package var name: String {
        switch self {
        case .shipped(let name): name
        case .own(let draft): draft.name
        }
    }
}
