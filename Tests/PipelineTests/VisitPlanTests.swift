import Pipeline
import Store
import Testing
import Vocabulary

@Suite struct VisitPlanTests {
    private static let start = Timestamp(seconds: 1_795_000_000)

    /// The visits of a lead that follow each other when each is made as soon as it is due.
    private static func visits(_ sights: [VisitPlan.Sight], isListed: Bool = false, isClean: Bool = true) -> [StoredVisit] {
        var now = start
        var made: [StoredVisit] = []
        for sight in sights {
            let visit = VisitPlan(revisitHours: 24, isClean: isClean, now: now).next(
                after: made.last, lead: 1, sight: sight, isListed: isListed)
            made.append(visit)
            now = visit.dueAt
        }
        return made
    }

    private static func hours(_ visits: [StoredVisit]) -> [Int64] {
        zip([start] + visits.map(\.dueAt), visits.map(\.dueAt)).map { ($1.seconds - $0.seconds) / 3_600 }
    }

    @Test func `a listed site is visited daily for a week and then ever more rarely, another one ever more rarely at once`() {
        let pages = Array(repeating: VisitPlan.Sight.page, count: 14)
        #expect(
            VisitPlanTests.hours(VisitPlanTests.visits(pages, isListed: true))
                == [24, 24, 24, 24, 24, 24, 24, 48, 96, 192, 384, 720, 720, 720])
        #expect(VisitPlanTests.hours(VisitPlanTests.visits(pages)).prefix(6) == [24, 48, 96, 192, 384, 720])
    }

    @Test func `a site that is not reached is tried again soon, then daily, then weekly`() {
        let failed = Array(repeating: VisitPlan.Sight.nothing, count: 12)
        #expect(
            VisitPlanTests.hours(VisitPlanTests.visits(failed)) == [1, 3, 8, 24, 24, 24, 24, 24, 24, 168, 168, 168])
        #expect(VisitPlanTests.visits(failed).allSatisfy { $0.state == .failing })
    }

    @Test func `a name is gone only after several answers over days, and what comes back has returned`() {
        let answers = VisitPlanTests.visits([.page] + Array(repeating: .noName, count: 8) + [.page, .page])
        let states = answers.map(\.state)
        #expect(states.first == .live)
        #expect(states[1...4].allSatisfy { $0 == .failing })
        #expect(states[8] == .gone)
        #expect(states[9...] == [.returned, .returned])
        let gone = answers.first { $0.state == .gone }
        #expect(gone.map { $0.stateSince >= answers[1].stateSince.adding(days: VisitPlan.goneDays) } == true)
    }

    @Test func `unreachable for a month is still not gone, and parked is told from live`() {
        #expect(VisitPlanTests.visits([.page] + Array(repeating: .nothing, count: 30)).last?.state == .failing)
        #expect(VisitPlanTests.visits([.page, .parked, .parked, .page]).map(\.state) == [.live, .parked, .parked, .returned])
        #expect(VisitPlanTests.visits([.page, .parked, .nothing]).last?.state == .parked)
    }

    @Test func `without a clean resolver no site changes to gone or parked`() {
        let doubtful = VisitPlan(revisitHours: 24, isClean: false, now: VisitPlanTests.start.adding(days: 60))
        for state in SiteState.allCases {
            let before = StoredVisit(
                lead: 1, dueAt: VisitPlanTests.start, visits: 9, failures: 9, state: state, stateSince: VisitPlanTests.start)
            for sight in [VisitPlan.Sight.noName, .nothing, .parked] {
                let after = doubtful.next(after: before, lead: 1, sight: sight, isListed: true)
                #expect(after.state == state, "\(state) after \(sight)")
            }
        }
    }
}
