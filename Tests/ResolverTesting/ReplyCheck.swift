import Foundation

/// Asks a resolver for records of several types and compares what it says to the letter: where blocked names lead to an
/// address, or to nothing, "blocked" is more than one answer.
extension ResolverHarness {
    package struct Question: Sendable {
        package let name: String
        package let type: DNSQuery.RecordType
        /// Each of these is right.
        package let expected: [DNSQuery.Reply]

        package init(_ name: String, _ type: DNSQuery.RecordType, _ expected: DNSQuery.Reply...) {
            self.name = name
            self.type = type
            self.expected = expected
        }
    }

    /// Loads one file into one resolver and asks until each answer is right or patience ends.
    /// - Parameters:
    ///   - allowZone: a zone that lets names pass, in front of the file.
    ///   - questions: those whose answers show that the file is loaded come first; they are asked first.
    /// - Returns: one line for each wrong answer.
    package func check(
        _ file: URL, in setup: ResolverSetup, allowZone: URL? = nil, questions: [Question]
    ) throws -> [String] {
        for _ in 0..<3 {
            let problems = try attempt(file, in: setup, allowZone, questions)
            if !problems.contains(where: ResolverHarness.lostItsPort) { return problems }
        }
        return try attempt(file, in: setup, allowZone, questions)
    }

    private func attempt(_ file: URL, in setup: ResolverSetup, _ allowZone: URL?, _ questions: [Question]) throws -> [String] {
        let upstream = try UpstreamServer()
        defer { upstream.stop() }
        let resolver = try RunningResolver(setup, file: file, upstream: upstream, origin: origin, allowZone: allowZone)
        defer { resolver.stop() }
        let deadline = ContinuousClock.now + patience
        var problems: [String] = []
        for question in questions {
            var reply = DNSQuery.Reply.none
            repeat {
                guard resolver.isRunning else { return ["\(setup.rawValue): ended by itself: \(resolver.log)"] }
                reply = DNSQuery.reply(question.name, question.type, port: resolver.port, milliseconds: 100)
                if !question.expected.contains(reply) { usleep(20_000) }
            } while !question.expected.contains(reply) && ContinuousClock.now < deadline
            if !question.expected.contains(reply) {
                problems.append("\(setup.rawValue): \(question.name) \(question.type): \(reply), not \(question.expected)")
            }
        }
        if let first = problems.first { problems[0] = "\(first)\n\(resolver.log)" }
        return problems
    }
}
