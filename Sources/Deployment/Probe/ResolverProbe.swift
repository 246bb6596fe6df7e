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
        repeat {
            open = open.filter { NameQuestion(name: $0).asked(of: resolver)?.isBlocked != true }
            if !open.isEmpty { usleep(DeploymentLimits.roundMicroseconds) }
        } while !open.isEmpty && ContinuousClock.now < deadline
        var hidden: [String] = []
        var silent: [String] = []
        for name in unlisted {
            switch NameQuestion(name: name).asked(of: resolver)?.isBlocked {
            case true: hidden.append(name)
            case false: break
            case nil: silent.append(name)
            }
        }
        return ProbeReport(
            listed: listed, open: open, hidden: hidden, silent: silent, proof: open.isEmpty && !listed.isEmpty ? proof : nil)
    }

    private var proof: ProbeReport.Proof {
        guard let canary = listed.last(where: { $0.contains("\(serial)") }),
            let answer = NameQuestion(name: canary).asked(of: resolver),
            // The same name with a serial that no release has.
            let other = NameQuestion(name: canary.replacing("\(serial)", with: "0")).asked(of: resolver)
        else { return .names }
        return answer.isBlocked == other.isBlocked && answer.shape == other.shape ? .names : .serial
    }
}
