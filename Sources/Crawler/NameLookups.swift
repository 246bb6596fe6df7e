import DomainNames

/// The lookups of a run: equal names are asked for once, so many at a time, each within its seconds; answers serve again for a
/// short while. Belongs to one thread.
final class NameLookups {
    private struct Known {
        let answer: NameAnswer
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
    /// Questions so young that their datagrams may still wait in the resolver's socket, and how many of them are unanswered.
    private var young = Line<(question: UInt64, until: ContinuousClock.Instant)>()
    private var youngCount = 0
    /// The last question that is not young any more.
    private var grown: UInt64 = 0
    private var questions: UInt64 = 0
    private var finished: [(ticket: Int, answer: NameAnswer)] = []

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
    func answers(now: ContinuousClock.Instant) throws(CrawlError) -> [(ticket: Int, answer: NameAnswer)] {
        for resolver in resolvers {
            resolver.tick()
            while let (question, answer) = resolver.nextAnswer() {
                if let name = forget(question) { settle(name, answer, now) }
            }
        }
        if let current = resolvers.last, resolvers.count > 1 { resolvers.removeAll { $0 !== current && $0.open == 0 } }
        // All have the same time, so they run out in the order of their asking.
        while let first = deadlines.first, first.at <= now || asked[first.question] == nil {
            deadlines.removeFirst()
            if let name = forget(first.question) { settle(name, .noAnswer, now) }
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
        if !finished.isEmpty { return 0 }
        let limit = waiting.isEmpty ? milliseconds : min(milliseconds, Int(limits.youngLookupSeconds * 1000))
        return resolvers.reduce(limit) { $1.wait(atMost: $0) }
    }

    /// Takes a question off those that are under way.
    private func forget(_ question: UInt64) -> DomainName? {
        guard let name = asked.removeValue(forKey: question) else { return nil }
        if question > grown { youngCount -= 1 }
        return name
    }

    /// Lets questions grow up: whoever has not answered them by now has read them, and is slow or gone.
    private func grow(_ now: ContinuousClock.Instant) {
        while let first = young.first, first.until <= now || asked[first.question] == nil {
            young.removeFirst()
            grown = first.question
            if asked[first.question] != nil { youngCount -= 1 }
        }
    }

    /// Asks as many of those who wait as may be under way.
    private func start(_ now: ContinuousClock.Instant) throws(CrawlError) {
        grow(now)
        while asked.count < max(limits.lookups, 1), youngCount < max(limits.youngLookups, 1), let name = waiting.popFirst() {
            if questions % NameLookups.questionsPerPort == 0 {
                resolvers.append(try NameResolver(servers: servers, seconds: limits.dnsSeconds, poller: poller))
            }
            questions += 1
            asked[questions] = name
            deadlines.append((questions, now + .seconds(limits.dnsSeconds)))
            young.append((questions, now + .seconds(limits.youngLookupSeconds)))
            youngCount += 1
            resolvers.last?.ask(name, question: questions)
        }
    }

    private func settle(_ name: DomainName, _ answer: NameAnswer, _ now: ContinuousClock.Instant) {
        if known.count >= NameLookups.mostKnown { known = [:] }
        known[name] = Known(answer: answer, until: now + .seconds(limits.nameSeconds))
        for ticket in tickets.removeValue(forKey: name) ?? [] { finished.append((ticket, answer)) }
    }
}
