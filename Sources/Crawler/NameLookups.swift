import DomainNames

/// The lookups of a run: equal names are asked for once, so many at a time, each within its seconds; answers serve again for a
/// short while. Belongs to one thread.
final class NameLookups {
    private struct Known {
        let answer: NameResolver.Answer
        let until: ContinuousClock.Instant
    }

    /// Questions after which another source port is taken.
    private static let questionsPerPort: UInt64 = 128
    /// Names remembered at once. Beyond, all are forgotten: their time is short anyway.
    private static let mostKnown = 16_384

    private let limits: CrawlLimits
    private let servers: [ResolverAddress]
    private let poller: Poller
    /// The last one is asked; those before it wait for their last answers. Each has a source port of its own, which a forged
    /// answer would have to guess.
    private var resolvers: [NameResolver] = []
    private var known: [DomainName: Known] = [:]
    private var tickets: [DomainName: [Int]] = [:]
    private var asked: [UInt64: DomainName] = [:]
    private var deadlines = Line<(question: UInt64, at: ContinuousClock.Instant)>()
    private var waiting = Line<DomainName>()
    private var questions: UInt64 = 0
    private var finished: [(ticket: Int, answer: NameResolver.Answer)] = []

    init(limits: CrawlLimits, servers: [ResolverAddress], poller: Poller) {
        self.limits = limits
        self.servers = servers
        self.poller = poller
    }

    /// Asks for a name's addresses; the answer comes out of `answers` under the ticket.
    func ask(_ name: DomainName, ticket: Int, now: ContinuousClock.Instant) throws(CrawlError) {
        if let known = known[name], known.until > now {
            finished.append((ticket, known.answer))
            return
        }
        if tickets[name]?.append(ticket) != nil { return }
        tickets[name] = [ticket]
        waiting.append(name)
        try start(now)
    }

    /// Lets sockets and clocks have their way and hands out what is answered.
    func answers(now: ContinuousClock.Instant) throws(CrawlError) -> [(ticket: Int, answer: NameResolver.Answer)] {
        for resolver in resolvers {
            resolver.tick()
            while let (question, answer) = resolver.nextAnswer() {
                if let name = asked.removeValue(forKey: question) { settle(name, answer, now) }
            }
        }
        if let current = resolvers.last, resolvers.count > 1 { resolvers.removeAll { $0 !== current && $0.open == 0 } }
        // All have the same time, so they run out in the order of their asking.
        while let first = deadlines.first, first.at <= now || asked[first.question] == nil {
            deadlines.removeFirst()
            if let name = asked.removeValue(forKey: first.question) { settle(name, .noAnswer, now) }
        }
        try start(now)
        defer { finished = [] }
        return finished
    }

    /// Deals with an event on one of its sockets; false when the socket is none.
    func ready(_ event: Poller.Event) -> Bool {
        guard let resolver = resolvers.first(where: { $0.owns(event.descriptor) }) else { return false }
        resolver.ready(event)
        return true
    }

    /// Milliseconds that may pass before `answers` is due.
    func wait(atMost milliseconds: Int) -> Int {
        finished.isEmpty ? resolvers.reduce(milliseconds) { $1.wait(atMost: $0) } : 0
    }

    /// Asks as many of those who wait as may be under way.
    private func start(_ now: ContinuousClock.Instant) throws(CrawlError) {
        while asked.count < max(limits.lookups, 1), let name = waiting.popFirst() {
            if questions % NameLookups.questionsPerPort == 0 {
                resolvers.append(try NameResolver(servers: servers, seconds: limits.dnsSeconds, poller: poller))
            }
            questions += 1
            asked[questions] = name
            deadlines.append((questions, now + .seconds(limits.dnsSeconds)))
            resolvers.last?.ask(name, question: questions)
        }
    }

    private func settle(_ name: DomainName, _ answer: NameResolver.Answer, _ now: ContinuousClock.Instant) {
        if known.count >= NameLookups.mostKnown { known = [:] }
        known[name] = Known(answer: answer, until: now + .seconds(limits.nameSeconds))
        for ticket in tickets.removeValue(forKey: name) ?? [] { finished.append((ticket, answer)) }
    }
}
