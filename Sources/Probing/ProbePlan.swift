import DomainNames
import Vocabulary

/// What resolvers are asked, and what their answers say. Pure: whoever asks comes with the answers.
package struct ProbePlan: Sendable {
    /// Newest first.
    private let serials: [UInt32]
    private let added: [DomainName]
    private let removed: [DomainName]

    /// No release has this serial: who answers for its canary answers for everything that does not exist.
    private static let control = Canary.name(serial: 0)

    /// - Parameters:
    ///   - serials: the releases, in any order.
    ///   - added: names that came with the newest one.
    ///   - removed: names that went with it, and that no listed name covers.
    package init(serials: [UInt32], added: [DomainName], removed: [DomainName]) {
        self.serials = Array(serials.sorted(by: >).prefix(ProbeLimits.releases))
        self.added = added
        self.removed = removed
    }

    /// What to ask: nearly always the first answer is all that is needed, but all come at once.
    package var names: [DomainName] { [ProbePlan.control] + serials.map { Canary.name(serial: $0) } + added + removed }

    package func finding(_ answers: [DomainName: ProbeAnswer]) -> ProbeFinding {
        func said(_ name: DomainName) -> ProbeAnswer { answers[name] ?? .none }
        guard names.contains(where: { said($0) != .none }) else { return finding(.unreachable) }
        let control = said(ProbePlan.control)
        let index = serials.firstIndex { ProbePlan.isKnown(said(Canary.name(serial: $0)), control) }
        guard let index else { return finding(.unfiltered) }
        if index > 0 { return finding(.lagging, index) }
        // Where blocked names lead to a server of the operator's own, the canary leads there too.
        let canary = said(Canary.name(serial: serials[index]))
        func isHidden(_ answer: ProbeAnswer) -> Bool { answer.leadsNowhere || answer == canary }
        let open = added.filter {
            if case .addresses = said($0) { !isHidden(said($0)) } else { false }
        }
        // A name that does not exist any more says nothing: many a listed site is gone for good.
        let stale = removed.filter { said($0) != .noName && said($0) != .noData && isHidden(said($0)) }
        return finding(open.isEmpty && stale.isEmpty ? .current : .incomplete, index, open: open, stale: stale)
    }

    /// Whether a canary is there: it is answered, and not as everything else that does not exist. An operator's own action for the
    /// zone may give it no data, or another address.
    private static func isKnown(_ answer: ProbeAnswer, _ control: ProbeAnswer) -> Bool {
        switch answer {
        case .addresses, .noData: answer != control
        case .noName, .code, .none: false
        }
    }

    private func finding(
        _ state: ProbeFinding.State, _ index: Int? = nil, open: [DomainName] = [], stale: [DomainName] = []
    ) -> ProbeFinding {
        ProbeFinding(state: state, serial: index.map { serials[$0] }, behind: index, open: open, stale: stale)
    }
}
