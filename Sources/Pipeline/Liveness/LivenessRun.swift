import Crawler
import DomainNames
import Store
import Vocabulary

/// Asks for many names and says which are dead, parked or sinkholed. It changes no listing: that is for crawls and people.
package struct LivenessRun {
    /// Whose names are asked for.
    package enum Subject: Sendable {
        case names([String])
        /// Every name that is listed.
        case listings
        /// Every name of a feed's snapshot.
        case feed(String)
    }

    /// What became of one name.
    package struct Line: Sendable {
        package let observation: NameObservation
        /// Why, in words; empty when it simply lives.
        package let reason: String
    }

    package struct Summary: Sendable {
        package var byState: [NameLiveness: Int] = [:]
        /// Whether a resolver was left that hides nothing: without one, no name is called absent or dead.
        package var isClean = true

        package var names: Int { byState.values.reduce(0, +) }

        package var text: String {
            let parts = NameLiveness.allCases.compactMap { state in byState[state].map { "\($0) \(state.rawValue)" } }
            return PlainText.counted(names, "name") + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
        }
    }

    /// Names below an absent one that are asked for. 8: one that has an address is enough.
    private static let childrenPerName = 8
    /// What every second site is reached by.
    private static let usualChild = "www."
    /// Names that are looked up at once: with 2,000, slow answers of dead zones do not hold up the others.
    private static let lookups = 2_000

    let store: StateStore
    let settings: CrawlSettings
    let resolvers: ResolverChoosing
    let known: KnownAddresses
    /// Gives the feeds.
    let feeds: () throws -> [FeedStatus]
    let now: Timestamp

    /// - Throws: `PipelineError` of kind `.input` for a name that is none or a feed that is not there.
    package func run(
        _ subject: Subject, observer: RunObserver, onLine: (Line) -> Void, shouldStop: () -> Bool = { false }
    ) throws -> Summary {
        let names = try names(of: subject)
        observer(.started(.liveness, total: names.count))
        var summary = Summary()
        let choice = try resolvers.choose(store: store, at: now, observer: observer)
        summary.isClean = choice.trust == .clean
        guard choice.trust != .none else {
            throw PipelineError(
                .other, "crawl.resolvers: each of them filters our own list",
                hint: "name a resolver that loads no blocklist of ours")
        }
        let rule = LivenessRule(known: known, isClean: summary.isClean, now: now)
        var desk = LivenessDesk(store: store, rule: rule)
        var absent: [String: NameAnswer] = [:]
        func settle(_ name: String, _ answer: NameAnswer, child: String?) throws {
            for line in try desk.settle(name, answer, child: child) {
                summary.byState[line.observation.state, default: 0] += 1
                onLine(line)
            }
        }
        try ask(names, choice.resolvers, shouldStop) { name, answer in
            if answer.isAbsence { absent[name] = answer } else { try settle(name, answer, child: nil) }
            observer(.advanced(.liveness, done: summary.names + absent.count))
        }
        let children = try children(of: Set(absent.keys))
        var living: [String: String] = [:]
        try ask(NamesAsked(children.keys.sorted().map { DomainName(trusted: $0) }), choice.resolvers, shouldStop) {
            child, answer in
            guard case .addresses = answer, let parent = children[child] else { return }
            living[parent] = living[parent].map { min($0, child) } ?? child
        }
        if !shouldStop() {
            for (name, answer) in absent.sorted(by: { $0.key < $1.key }) { try settle(name, answer, child: living[name]) }
        }
        for line in try desk.flush() {
            summary.byState[line.observation.state, default: 0] += 1
            onLine(line)
        }
        observer(.finished(.liveness, summary: summary.text))
        return summary
    }

    private func ask(
        _ names: NamesAsked, _ servers: [ResolverAddress], _ shouldStop: () -> Bool,
        onAnswer: (String, NameAnswer) throws -> Void
    ) throws {
        var failure: (any Error)?
        var limits = settings.limits
        limits.lookups = LivenessRun.lookups
        do {
            try NameSurvey(resolvers: servers, limits: limits).run(
                next: names.next, shouldStop: { failure != nil || shouldStop() },
                onAnswer: { name, answer in
                    do { try onAnswer(name.text, answer) } catch { failure = failure ?? error }
                })
        } catch { throw PipelineError(error) }
        if let failure { throw failure }
    }

    /// Names below absent ones that may live all the same, each with the absent one: the usual first, and hosts of leads.
    private func children(of absent: Set<String>) throws -> [String: String] {
        guard !absent.isEmpty else { return [:] }
        var children: [String: String] = [:]
        var counts: [String: Int] = [:]
        for name in absent where !name.hasPrefix(LivenessRun.usualChild) {
            if let child = try? DomainName(LivenessRun.usualChild + name) { children[child.text] = name }
        }
        try store.forEachLeadHost { host in
            guard let name = try? DomainName(host) else { return }
            for ancestor in name.ancestors {
                let parent = String(ancestor)
                guard absent.contains(parent), counts[parent, default: 0] < LivenessRun.childrenPerName else { continue }
                counts[parent, default: 0] += 1
                children[name.text] = parent
            }
        }
        return children
    }

    private func names(of subject: Subject) throws -> NamesAsked {
        switch subject {
        case .names(let texts):
            return NamesAsked(
                try texts.map { text in
                    do { return try DomainName(text) } catch {
                        throw PipelineError(.input, "\"\(PlainText.escaped(text, limit: 80))\" is no domain name: \(error)")
                    }
                })
        case .listings:
            let subjects = try store.activeListings(at: now).filter { $0.scope != .url }.map(\.subject)
            return NamesAsked(Set(subjects).sorted().map { DomainName(trusted: $0) })
        case .feed(let name):
            let statuses = try feeds()
            guard let status = statuses.first(where: { $0.feed.name == name }) else {
                let known = statuses.map(\.feed.name)
                throw PipelineError(
                    .input, "there is no feed \"\(PlainText.escaped(name, limit: 40))\"",
                    hint: known.isEmpty ? "`zhalan feed add` adds one" : KnownWords(known).hint(for: name))
            }
            guard let snapshot = status.snapshot else {
                throw PipelineError(.input, "feed \(name) has no snapshot", hint: "run zhalan feed sync \(name)")
            }
            var names = snapshot.nameIterator()
            return NamesAsked(count: snapshot.nameCount) { names.next() }
        }
    }
}

extension LivenessRun.Line {
    package var json: JSONValue {
        .object([
            ("name", .string(observation.name)), ("state", .string(observation.state.rawValue)), ("reason", .string(reason)),
            ("since", .string(observation.since.description)),
            ("absent_since", .optional(observation.absentSince?.description)),
            ("absent_answers", .int(observation.absentAnswers)),
        ])
    }
}
