import Store
import Vocabulary

/// When a lead is visited next, and what its visits say about the site. Pure.
///
/// Unreachable is not safe and not gone: a name counts as gone only after several answers, over days, of a resolver that is known
/// to filter nothing; what a doubtful run saw moves no site from one state to another.
package struct VisitPlan {
    /// What one visit saw.
    package enum Sight: Equatable {
        case page
        case parked
        /// A resolver said that the name does not exist.
        case noName
        /// Anything else that brought no page.
        case nothing
    }

    /// Hours after which a site that was not reached is tried again: first soon, since fraud sites come up late, then daily.
    package static let retryHours = [1, 3, 8, 24]
    /// Failures in a row after which a site is tried once a week only.
    package static let weeklyAfterFailures = 10
    /// Visits of a listed site that are a day apart, before they become rarer.
    package static let dailyVisits = 7
    /// The longest time between two visits, in days. 30: a listing lives half a year, and must be seen again within it.
    package static let longestDays = 30
    /// Answers that a name does not exist, and days over which they must reach, before it is gone.
    package static let goneAnswers = 3
    package static let goneDays = 3

    private let revisitHours: Int
    /// Whether names were looked up by a resolver that filters nothing.
    private let isClean: Bool
    let now: Timestamp

    package init(revisitHours: Int, isClean: Bool, now: Timestamp) {
        self.revisitHours = revisitHours
        self.isClean = isClean
        self.now = now
    }

    package func next(after previous: StoredVisit?, lead: Int64, sight: Sight, isListed: Bool) -> StoredVisit {
        let visits = (previous?.visits ?? 0) + 1
        let hasFailed = sight == .noName || sight == .nothing
        let failures = hasFailed ? (previous?.failures ?? 0) + 1 : 0
        let state = state(after: previous, sight: sight, failures: failures)
        let isSame = state == previous?.state
        return StoredVisit(
            lead: lead, dueAt: Timestamp(seconds: now.seconds + Int64(hours(visits, failures, isListed)) * 3_600), visits: visits,
            failures: failures, state: state, stateSince: isSame ? previous?.stateSince ?? now : now)
    }

    private func state(after previous: StoredVisit?, sight: Sight, failures: Int) -> SiteState {
        guard let previous else { return sight == .page ? .live : sight == .parked && isClean ? .parked : .failing }
        switch sight {
        case .page:
            return [.gone, .parked, .returned].contains(previous.state) ? .returned : .live
        case .parked: return isClean ? .parked : previous.state
        case .noName:
            guard isClean else { return previous.state }
            if previous.state == .gone { return .gone }
            let isLong = previous.state == .failing && now >= previous.stateSince.adding(days: VisitPlan.goneDays)
            return isLong && failures >= VisitPlan.goneAnswers ? .gone : .failing
        case .nothing: return isClean && previous.state != .gone && previous.state != .parked ? .failing : previous.state
        }
    }

    /// Whether a name whose end several answers over days had shown has a page again: its registration ended and somebody made
    /// a new one. A parked name kept its registration, so its return is a change and no more.
    package static func isRegisteredAnew(_ previous: StoredVisit?, _ now: StoredVisit) -> Bool {
        previous?.state == .gone && now.state == .returned
    }

    private func hours(_ visits: Int, _ failures: Int, _ isListed: Bool) -> Int {
        if failures >= VisitPlan.weeklyAfterFailures { return 7 * 24 }
        if failures > 0 { return min(VisitPlan.retryHours[min(failures, VisitPlan.retryHours.count) - 1], max(revisitHours, 1)) }
        // A listed site is looked at daily at first; any other ever more rarely from the start.
        let doublings = isListed ? max(0, visits - VisitPlan.dailyVisits) : visits - 1
        let first = isListed ? min(revisitHours, 24) : revisitHours
        let longest = max(VisitPlan.longestDays * 24, revisitHours)
        return min(first << min(doublings, 16), longest)
    }
}
