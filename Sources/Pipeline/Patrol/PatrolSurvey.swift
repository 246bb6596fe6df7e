import Crawler
import DomainNames
import Store
import Vocabulary

/// Finds out which of a patrol's names are there at all.
struct PatrolSurvey {
    let settings: CrawlSettings
    let known: KnownAddresses
    let now: Timestamp

    /// The finds behind which a site may be; the others are told.
    func resolving(
        _ finds: [PatrolFind], shouldStop: () -> Bool, _ tell: (PatrolFind, PatrolFate) -> Void, onProgress: (Int) -> Void
    ) throws -> [PatrolFind] {
        var byName: [DomainName: PatrolFind] = [:]
        for find in finds { byName[find.name] = find }
        let samples = finds.filter { settings.testHosts.target(of: $0.name) != nil }
        var answers: [DomainName: NameAnswer] = [:]
        try ask(finds.map(\.name).filter { settings.testHosts.target(of: $0) == nil }, shouldStop) { name, answer in
            answers[name] = answer
            if answers.count.isMultiple(of: 500) { onProgress(answers.count) }
        }
        var there: [PatrolFind] = []
        for find in finds {
            guard let answer = answers[find.name] else { continue }
            if let fate = fate(answer) { tell(find, fate) } else { there.append(find) }
        }
        let wildcards = try wildcards(Set(there.map { PublicSuffixes.publicSuffix(of: $0.name) }), shouldStop)
        return samples
            + there.filter { find in
                guard find.origin != .link, wildcards.contains(PublicSuffixes.publicSuffix(of: find.name)) else { return true }
                tell(find, .wildcard)
                return false
            }
    }

    /// What an answer makes of a find; `nil` when a site may be there.
    private func fate(_ answer: NameAnswer) -> PatrolFate? {
        guard case .addresses(let addresses) = answer else { return .absent }
        if answer.isBlockAddress { return .sinkholed }
        switch known.purpose(of: addresses)?.purpose {
        case .sinkhole: return .sinkholed
        case .parking: return .parked
        case nil: return nil
        }
    }

    /// Suffixes under which even a name that nobody has is answered for, by the registry or by the resolver.
    private func wildcards(_ suffixes: Set<String>, _ shouldStop: () -> Bool) throws -> Set<String> {
        let probes = suffixes.sorted().compactMap { try? DomainName("zhalan-nobody-\(now.seconds).\($0)") }
        var found: Set<String> = []
        try ask(probes, shouldStop) { name, answer in
            if case .addresses = answer { found.insert(PublicSuffixes.publicSuffix(of: name)) }
        }
        return found
    }

    private func ask(_ names: [DomainName], _ shouldStop: () -> Bool, onAnswer: (DomainName, NameAnswer) -> Void) throws {
        var rest = names[...]
        var limits = settings.limits
        limits.lookups = PatrolLimits.lookups
        do {
            try NameSurvey(resolvers: settings.resolvers, limits: limits)
                .run(next: { rest.popFirst() }, shouldStop: shouldStop, onAnswer: onAnswer)
        } catch { throw PipelineError(error) }
    }
}
