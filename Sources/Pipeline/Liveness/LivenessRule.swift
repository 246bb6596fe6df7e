import Crawler
import Store
import Vocabulary

/// What an answer makes of a name, after what earlier answers made of it. Pure.
///
/// No answer is no evidence, and one absence is little: a name is dead by `VisitPlan.goneAnswers` absent answers over
/// `VisitPlan.goneDays` days, of resolvers that were known to hide nothing, with no living name below it.
struct LivenessRule {
    /// Hours between two absent answers that both count. 8: a registrar's bad hour is one event, however often it is looked at.
    static let hoursBetweenAnswers = 8

    let known: KnownAddresses
    /// Whether the resolvers are known to hide nothing.
    let isClean: Bool
    let now: Timestamp

    /// What is known after an answer.
    /// - Parameter child: a name below that has an address.
    func judge(
        _ name: String, _ answer: NameAnswer, child: String? = nil, after previous: NameObservation?
    ) -> (observation: NameObservation, reason: String) {
        switch answer {
        case .addresses(let addresses):
            if answer.isBlockAddress { return (plain(name, .sinkholed, previous), "answers with the address of nobody") }
            switch known.purpose(of: addresses) {
            case .some(let range) where range.purpose == .sinkhole:
                return (plain(name, .sinkholed, previous), "answers with a sinkhole of \(range.who)")
            case .some(let range): return (plain(name, .parked, previous), "parked with \(range.who)")
            case .none: return (plain(name, .live, previous), "")
            }
        case .noName, .noAddress:
            let what = answer == .noName ? "the name does not exist" : "the name has no address"
            if let child { return (plain(name, .live, previous), "\(what), but \(child) has one") }
            guard isClean else {
                return (plain(name, .unknown, previous), "\(what), says a resolver that knows no well-known name")
            }
            return (absent(name, previous), what)
        case .noAnswer: return (plain(name, .unknown, previous), "no resolver answered")
        case .failed: return (plain(name, .unknown, previous), "the resolver could not tell")
        }
    }

    private func plain(_ name: String, _ state: NameLiveness, _ previous: NameObservation?) -> NameObservation {
        NameObservation(name: name, state: state, since: since(state, previous), seenAt: now)
    }

    private func absent(_ name: String, _ previous: NameObservation?) -> NameObservation {
        let first = previous?.absentSince ?? now
        let counts =
            previous?.countedAt.map { now.seconds - $0.seconds >= Int64(LivenessRule.hoursBetweenAnswers) * 3_600 } ?? true
        let answers = (previous?.absentAnswers ?? 0) + (counts ? 1 : 0)
        let isDead =
            previous?.state == .dead || answers >= VisitPlan.goneAnswers && now >= first.adding(days: VisitPlan.goneDays)
        let state: NameLiveness = isDead ? .dead : .absent
        return NameObservation(
            name: name, state: state, since: since(state, previous), absentSince: first, absentAnswers: answers,
            countedAt: counts ? now : previous?.countedAt, seenAt: now)
    }

    private func since(_ state: NameLiveness, _ previous: NameObservation?) -> Timestamp {
        previous?.state == state ? previous?.since ?? now : now
    }
}
