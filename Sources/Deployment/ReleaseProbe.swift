import DomainNames
import Glibc
import Probing

/// Asks a running resolver whether a list is in force and nothing else is hidden.
struct ReleaseProbe {
    let resolver: ResolverAddress
    /// Names of the list, the first and the last of the file among them.
    let listed: [String]
    /// Names that are not listed and exist.
    let unlisted: [String]
    /// The release that the list is of.
    let serial: UInt32
    var asking = Asking.policy
    /// The name of the response policy zone.
    let origin: String

    /// Asks until every listed name is hidden or patience ends, then for the others.
    func report(patience: Duration) -> ProbeReport {
        let deadline = ContinuousClock.now + patience
        var open = listed
        var answers: [String: ProbeReply] = [:]
        repeat {
            let replies = asked(open)
            open = open.filter { !isListed(replies[$0]) }
            // An empty list leaves only these to tell whether anybody is there.
            if open.isEmpty {
                answers.merge(asked(unlisted.filter { answers[$0] == nil })) { $1 }
                if !listed.isEmpty || !answers.isEmpty { break }
            }
            usleep(DeploymentLimits.roundMicroseconds)
        } while ContinuousClock.now < deadline
        return ProbeReport(
            listed: listed, open: open, hidden: unlisted.filter { isListed(answers[$0]) },
            silent: open.isEmpty ? unlisted.filter { answers[$0] == nil } : [],
            proof: open.isEmpty && !listed.isEmpty ? proof : nil, isAlive: open.count < listed.count || !answers.isEmpty)
    }

    private func isListed(_ reply: ProbeReply?) -> Bool { reply.map { asking.isListed($0.answer) } ?? false }

    private var proof: ProbeReport.Proof {
        guard let canary = listed.last(where: { $0.contains("\(serial)") }) else { return .names }
        // The same name with a serial that no release has.
        let control = canary.replacing("\(serial)", with: "0")
        let replies = asked([canary, control])
        guard let known = replies[canary], let other = replies[control] else { return .names }
        return known == other ? .names : .serial
    }

    /// One round. A name that no question can hold gets no answer.
    private func asked(_ names: [String]) -> [String: ProbeReply] {
        let probe = ResolverProbe(resolver, limit: .milliseconds(DeploymentLimits.answerMilliseconds))
        let questions = names.compactMap { name in
            ReleaseProbe.name(asking.question(name, origin: origin)).map { (name: name, question: $0) }
        }
        let replies = probe.replies(to: questions.map(\.question))
        return Dictionary(
            questions.compactMap { item in replies[item.question].map { (item.name, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// A name of a file that anybody may have written, as far as a question can say it (RFC 1035 §3.1).
    private static func name(_ text: String) -> DomainName? {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard text.utf8.count <= 253, labels.allSatisfy({ 1...63 ~= $0.count }) else { return nil }
        return DomainName(trusted: text)
    }
}

extension ProbeAnswer {
    /// NXDOMAIN, or the address that stands for it.
    package var isBlocked: Bool {
        switch self {
        case .noName: true
        case .addresses(let addresses): addresses.first?.bytes == [0, 0, 0, 0]
        case .noData, .code, .none: false
        }
    }
}
