import Crawler
import DomainNames
import Protection
import Store
import Vocabulary

/// Looks without waiting for a report: for names that imitate a brand, where listed pages link to, and through a file of names.
///
/// What it finds enters as reports with the source `patrol` and is crawled and judged like any other. Everything has a budget; what
/// was not looked at comes with the next patrol.
package struct PatrolRun {
    /// The source of a patrol's reports.
    package static let source = "patrol"

    /// How much one patrol takes on.
    package struct Budget: Sendable {
        /// Names made from brands that are looked up.
        package var lookalikes: Int
        /// Links of listed pages that are looked up.
        package var links: Int
        /// Files `robots.txt` that are fetched, which is one for each site that enters.
        package var fetches: Int

        package init(lookalikes: Int, links: Int, fetches: Int) {
            self.lookalikes = lookalikes
            self.links = links
            self.fetches = fetches
        }
    }

    let store: StateStore
    let settings: CrawlSettings
    let sources: PatrolSources
    let resolvers: ResolverChoosing
    let known: KnownAddresses
    let nameGuard: NameGuard
    let now: Timestamp

    /// - Parameters:
    ///   - files: files of names; `-` is stdin.
    ///   - isDry: looks, and enters nothing.
    /// - Throws: `PipelineError` of kind `.input` for a file that can't be read.
    package func run(
        files: [String], budget: Budget, isDry: Bool, observer: RunObserver, onLine: (Line) -> Void,
        shouldStop: () -> Bool = { false }
    ) throws -> Summary {
        var summary = Summary()
        func tell(_ find: PatrolFind, _ fate: PatrolFate) {
            summary.byFate[fate, default: 0] += 1
            // Names that nobody has are the rule.
            if fate != .absent || find.origin != .lookalike {
                onLine(Line(address: find.address.description, origin: find.origin.rawValue, fate: fate, note: find.note))
            }
        }
        let choice = try resolvers.choose(store: store, at: now, observer: observer)
        guard choice.trust != .none else {
            observer(.warning("no resolver is left: nothing was looked for"))
            summary.hasResolver = false
            return summary
        }
        var settings = settings
        settings.resolvers = choice.resolvers
        let (lookalikes, place) = try sources.lookalikes(atMost: budget.lookalikes)
        let finds = try unseen(
            sources.imported(files, observer: observer) + sources.links(atMost: budget.links) + lookalikes, tell)
        observer(.started(.patrol, total: finds.count))
        summary.looked = finds.count
        let survey = PatrolSurvey(settings: settings, known: known, now: now)
        let there = try survey.resolving(finds, shouldStop: shouldStop, tell) { observer(.advanced(.patrol, done: $0)) }
        let robots = PatrolRobots(settings: settings)
        let (allowed, fetched) = try robots.allowed(there, atMost: budget.fetches, shouldStop: shouldStop, tell)
        summary.fetched = fetched
        if !isDry {
            try report(allowed)
            if !shouldStop() { try store.setPatrolPlace(place, in: sources.round) }
        }
        for find in allowed { tell(find, .reported) }
        observer(.finished(.patrol, summary: summary.text))
        return summary
    }

    /// Leaves each host once, without those that are known or may never be listed.
    private func unseen(_ finds: [PatrolFind], _ tell: (PatrolFind, PatrolFate) -> Void) throws -> [PatrolFind] {
        var seen: Set<DomainName> = []
        var allowed = DomainTree()
        for entry in try store.allows(at: now) { allowed.insert(entry.name, subtree: entry.scope == .subtree) }
        var rest = finds.filter { seen.insert($0.name).inserted }[...]
        var left: [PatrolFind] = []
        while !rest.isEmpty {
            let batch = rest.prefix(StateStore.batchRows)
            rest = rest.dropFirst(batch.count)
            let hosts = try store.knownHosts(among: batch.map(\.name.text))
            for find in batch {
                if hosts.contains(find.name.text) {
                    tell(find, .known)
                } else if nameGuard.ruling(on: find.name) != nil || allowed.contains(find.name) {
                    tell(find, .protected)
                } else {
                    left.append(find)
                }
            }
        }
        return left
    }

    private func report(_ finds: [PatrolFind]) throws {
        var rest = finds[...]
        while !rest.isEmpty {
            let batch = rest.prefix(StateStore.batchRows)
            rest = rest.dropFirst(batch.count)
            _ = try store.take(
                batch.map { find in
                    Report(
                        spelling: find.address.description, address: find.address, source: PatrolRun.source, reportedAt: now,
                        note: find.note)
                }, now: now)
        }
    }
}
