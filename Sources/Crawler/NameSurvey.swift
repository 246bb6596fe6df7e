import DomainNames

/// Asks for many names side by side, on one loop and without a thread for each: nothing is connected to.
package struct NameSurvey: Sendable {
    /// How long the loop may sleep before it asks `shouldStop` again.
    private static let pollMilliseconds = 100

    private let resolvers: [ResolverAddress]
    private let limits: CrawlLimits

    /// - Parameters:
    ///   - resolvers: who is asked, in turn; empty asks the system's.
    ///   - limits: `lookups` names are under way at once, each for `dnsSeconds`.
    package init(resolvers: [ResolverAddress], limits: CrawlLimits) {
        self.resolvers = resolvers
        self.limits = limits
    }

    /// Asks for every name that `next` gives, until it gives none and all are answered.
    ///
    /// - Parameters:
    ///   - next: the next name. Asked again after each answer, so an answer may bring further names.
    ///   - onAnswer: gets each name with its answer, in the order of the answers.
    /// - Throws: `CrawlError` when the resolver's library does not start.
    package func run(
        next: () -> DomainName?, shouldStop: () -> Bool = { false }, onAnswer: (DomainName, NameAnswer) -> Void
    ) throws(CrawlError) {
        let poller = try Poller()
        let lookups = NameLookups(limits: limits, servers: resolvers, poller: poller)
        var asked: [Int: DomainName] = [:]
        var tickets = 0
        while !shouldStop() {
            while asked.count < limits.lookups, let name = next() {
                tickets += 1
                asked[tickets] = name
                try lookups.ask(name, ticket: tickets, now: .now)
            }
            if asked.isEmpty { return }
            for (ticket, answer) in try lookups.answers(now: .now) {
                if let name = asked.removeValue(forKey: ticket) { onAnswer(name, answer) }
            }
            if asked.isEmpty { continue }
            for event in poller.wait(milliseconds: lookups.wait(atMost: NameSurvey.pollMilliseconds)) { _ = lookups.ready(event) }
        }
    }
}
