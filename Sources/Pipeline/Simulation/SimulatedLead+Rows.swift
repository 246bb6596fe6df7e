import Store
import Vocabulary

/// What a made-up lead leaves in the store, by the values that real runs hand it.
extension SimulatedLead {
    private static let signalName = "simulated"

    func reports(on morning: Timestamp) -> [Report] {
        reporters.enumerated().map { index, reporter in
            Report(
                spelling: address.description, address: address, source: reporter.source,
                reportedAt: Timestamp(seconds: morning.seconds + second + Int64(index) * 600), contact: reporter.contact)
        }
    }

    func fetch(of lead: Int64, at moment: Timestamp) -> StoredFetch {
        let isThere = kind == .ok
        return StoredFetch(
            lead: lead, spelling: address.description, agent: "desktop", kind: kind, reason: isThere ? "" : "simulated",
            hops: HopText.json([FetchOutcome.Hop(address: address, cause: .reported, status: isThere ? 200 : nil, peer: nil)]),
            finalURL: address.description, status: isThere ? 200 : nil, contentType: isThere ? "text/html" : nil, bodyBytes: 0,
            bodySHA256: nil, wireBytes: 0, seconds: 0, isUnverified: false, features: nil, fetchedAt: moment)
    }

    func visit(of lead: Int64, at moment: Timestamp, historyEnds end: Timestamp) -> StoredVisit {
        StoredVisit(
            lead: lead, dueAt: end.adding(days: visitDays), visits: 1, failures: kind == .ok ? 0 : 1,
            state: kind == .ok ? .live : .failing, stateSince: moment)
    }

    func verdict(of lead: Int64, basis: String) -> NewVerdict {
        let asks = fate != .cleared && fate != .insufficient
        let signal = Signal(
            name: SimulatedLead.signalName, strength: asks ? .strong : .weak, weight: asks ? 5 : 0,
            types: asks ? [type] : [], text: asks ? "made-up evidence of \(type.englishName)" : "made up", place: "nowhere")
        let outcome: Verdict.Outcome =
            switch fate {
            case .listedAutomatically: .list
            case .listedByPeople, .proposed: .review
            case .cleared: .clear
            case .insufficient: .insufficient
            }
        let verdict = Verdict(
            outcome: outcome, score: score, type: asks ? type : nil, scope: scope, signals: [signal])
        return NewVerdict(
            lead: lead, verdict: verdict, signals: SignalText.json(verdict.signals), subject: subject, protection: nil,
            basis: basis, priority: ReviewPriority.priority(of: verdict, trust: .unknown))
    }
}
