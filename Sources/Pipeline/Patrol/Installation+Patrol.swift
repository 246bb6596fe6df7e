import Classifier
import Crawler
import Protection
import Store
import Vocabulary

extension Installation {
    /// - Parameter brand: the shown name of the one brand to look for; `nil` for all.
    /// - Throws: `PipelineError` of kind `.input` for a brand that is not in `lists/brands/`.
    package func patrolRun(store: StateStore, brand: String? = nil) throws -> PatrolRun {
        let directory = try ListsDirectory(path: listsPath)
        let lists = try directory.load().lists
        if let brand, !lists.brands.shownNames.contains(brand) {
            throw PipelineError(
                .input, "\"\(PlainText.escaped(brand, limit: 40))\" is no brand",
                hint: "brands.tsv names them, as in PayPal or ICBC")
        }
        return PatrolRun(
            store: store, settings: try crawlSettings(),
            sources: PatrolSources(store: store, brands: lists.brands, brand: brand, now: now),
            resolvers: try resolverChoosing(), known: try directory.knownAddresses(),
            nameGuard: try nameGuard(lists, store: store), now: now)
    }

    /// What `[patrol]` allows one patrol.
    package var patrolBudget: PatrolRun.Budget {
        PatrolRun.Budget(
            lookalikes: configuration.patrolLookalikes, links: configuration.patrolLinks, fetches: configuration.patrolFetches)
    }

    package func livenessRun(store: StateStore) throws -> LivenessRun {
        LivenessRun(
            store: store, settings: try crawlSettings(), resolvers: try resolverChoosing(),
            known: try ListsDirectory(path: listsPath).knownAddresses(), feeds: { try feedDesk(store: store).statuses() },
            now: now)
    }
}
