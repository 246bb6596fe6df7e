import Store
import Vocabulary

/// The whole main job, in the one order there is: inbox → feeds → crawl → classify → compile → publish.
package struct MainRun {
    private let installation: Installation
    private let store: StateStore

    package init(installation: Installation) throws {
        self.installation = installation
        store = try installation.openStore()
    }

    /// Takes in links ahead of the run.
    package func intake(links: [String], source: String) throws -> IntakeRun.Summary {
        try installation.intakeRun(store: store, source: source).take(arguments: links) { _ in }
    }

    /// All stages, under both locks: a second run ends at once.
    ///
    /// - Parameters:
    ///   - onVerdict: each verdict made in this run; nothing keeps them together, since there may be a million.
    ///   - onFeed: how the sync of each feed ended.
    package func run(
        options: PublishRun.Options = .init(), observer: RunObserver, onVerdict: (ClassifyRun.Line) -> Void = { _ in },
        onFeed: (FeedSync.Line) -> Void = { _ in },
        shouldStop: @escaping () -> Bool = { false }
    ) throws -> PublishRun.Outcome {
        let locks = [try RunLock(.crawl, in: installation.state), try RunLock(.publish, in: installation.state)]
        defer { withExtendedLifetime(locks) {} }
        for warning in installation.warnings { observer(.warning(warning)) }
        _ = try installation.inboxRun(store: store).run(observer: observer)
        _ = try installation.feedSync(store: store).run(onlyDue: true, observer: observer, onLine: onFeed)
        _ = try installation.crawlRun(store: store).run(observer: observer, onLine: { _ in }, shouldStop: shouldStop)
        installation.state.dueForPublish.clear()
        let classify = try installation.classifyRun(store: store)
        _ = try classify.run(observer: observer, onLine: onVerdict)
        let publish = PublishRun(
            installation: installation, store: store, nameGuard: classify.nameGuard, listsDigest: classify.listsDigest,
            options: options)
        return try publish.run(observer: observer)
    }
}
