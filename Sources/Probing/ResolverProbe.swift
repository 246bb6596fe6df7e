import DomainNames

/// Asks one resolver for many names at once. Blocks until all are answered or the time is over.
package struct ResolverProbe: Sendable {
    /// Who is asked.
    package let resolver: ResolverAddress
    /// What all answers may take together, over all tries.
    package let limit: Duration

    package init(_ resolver: ResolverAddress, limit: Duration) {
        self.resolver = resolver
        self.limit = limit
    }

    /// The answers by name; a name without one is missing.
    package func answers(to names: [DomainName]) -> [DomainName: ProbeAnswer] { replies(to: names).mapValues(\.answer) }

    /// The answers with their shapes, by name; a name without one is missing.
    package func replies(to names: [DomainName]) -> [DomainName: ProbeReply] {
        var answers: [DomainName: ProbeReply] = [:]
        guard let socket = ProbeSocket(to: resolver) else { return answers }
        let deadline = ContinuousClock.now + limit
        let unique = Array(Set(names)).sorted()
        for start in stride(from: 0, to: unique.count, by: ProbeLimits.burst) {
            let burst = unique[start..<min(start + ProbeLimits.burst, unique.count)]
            for attempt in 1...ProbeLimits.tries where !burst.allSatisfy({ answers[$0] != nil }) {
                let now = ContinuousClock.now
                guard now < deadline else { return answers }
                let share = attempt == ProbeLimits.tries ? deadline : now + (deadline - now) / ProbeLimits.tries
                ask(burst.filter { answers[$0] == nil }, socket, until: share, &answers)
            }
        }
        return answers
    }

    private func ask(
        _ names: [DomainName], _ socket: borrowing ProbeSocket, until deadline: ContinuousClock.Instant,
        _ answers: inout [DomainName: ProbeReply]
    ) {
        var open: [UInt16: DomainName] = [:]
        for name in names {
            var identifier = UInt16.random(in: 0 ... .max)
            while open[identifier] != nil { identifier = UInt16.random(in: 0 ... .max) }
            open[identifier] = name
            socket.send(DNSMessage.question(name, identifier: identifier))
        }
        var buffer = [UInt8](repeating: 0, count: ProbeLimits.answerBytes)
        while !open.isEmpty {
            let left = deadline - ContinuousClock.now
            guard left > .zero, socket.wait(milliseconds: ResolverProbe.milliseconds(left)) else { return }
            while let count = socket.receive(into: &buffer) {
                guard ContinuousClock.now < deadline else { return }
                guard let message = DNSMessage(buffer[..<count]), let name = open[message.identifier],
                    let answer = message.reply(to: name)
                else { continue }
                open[message.identifier] = nil
                answers[name] = answer
            }
        }
    }

    /// Rounded up, so that the last wait is not one of no time.
    private static func milliseconds(_ duration: Duration) -> Int32 {
        Int32(clamping: duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000 + 1)
    }
}
