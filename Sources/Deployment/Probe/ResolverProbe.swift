import Glibc

/// Asks a running resolver whether a list is in force and nothing else is hidden.
struct ResolverProbe {
    let resolver: ResolverEndpoint
    /// Names of the list, the first and the last of the file among them.
    let listed: [String]
    /// Names that are not listed and exist.
    let unlisted: [String]
    /// The release that the list is of.
    let serial: UInt32

    /// Asks until every listed name is hidden or patience ends, then for the others.
    func report(patience: Duration) -> ProbeReport {
        let deadline = ContinuousClock.now + patience
        var open = listed
        var answers: [String: ProbeAnswer] = [:]
        repeat {
            open = open.filter { NameQuestion(name: $0).asked(of: resolver)?.isBlocked != true }
            // An empty list leaves only these to tell whether anybody is there.
            if open.isEmpty {
                for name in unlisted where answers[name] == nil { answers[name] = NameQuestion(name: name).asked(of: resolver) }
                if !listed.isEmpty || !answers.isEmpty { break }
            }
            usleep(DeploymentLimits.roundMicroseconds)
        } while ContinuousClock.now < deadline
        return ProbeReport(
            listed: listed, open: open, hidden: unlisted.filter { answers[$0]?.isBlocked == true },
            silent: open.isEmpty ? unlisted.filter { answers[$0] == nil } : [],
            proof: open.isEmpty && !listed.isEmpty ? proof : nil, isAlive: open.count < listed.count || !answers.isEmpty)
    }

    private var proof: ProbeReport.Proof {
        guard let canary = listed.last(where: { $0.contains("\(serial)") }),
            let answer = NameQuestion(name: canary).asked(of: resolver),
            // The same name with a serial that no release has.
            let other = NameQuestion(name: canary.replacing("\(serial)", with: "0")).asked(of: resolver)
        else { return .names }
        return answer == other ? .names : .serial
    }
}
