import DomainNames
import Store
import Vocabulary

/// Fills an empty store with a plausible history, so that queue, release and explanations can be tried at scale. It goes through
/// the doors that real runs use, so every state, count and line of the audit log is what it would be. The same seed at the same
/// moment gives the same rows.
///
/// Nothing of it can be taken for real: names are under `.test`, addresses are those for documentation, and the store is marked
/// before the first row, so that every list, manifest and digest made from it says so.
package struct SimulateRun {
    package struct Options: Sendable {
        package let days: Int
        package let seed: Int64
        package let listings: Int
        package let leads: Int

        /// - Throws: `PipelineError` for numbers out of their range.
        package init(days: Int, seed: Int64, listings: Int? = nil, leads: Int? = nil) throws(PipelineError) {
            self.days = days
            self.seed = seed
            try Options.check(days, "days", SimulationLimits.days)
            self.listings = listings ?? days * SimulationLimits.listingsADay
            try Options.check(self.listings, "listings", SimulationLimits.listings)
            self.leads =
                leads ?? min(self.listings * SimulationLimits.leadsForListing, SimulationLimits.leads.upperBound)
            try Options.check(self.leads, "leads", max(self.listings, 1)...SimulationLimits.leads.upperBound)
        }

        private static func check(_ value: Int, _ name: String, _ range: ClosedRange<Int>) throws(PipelineError) {
            guard !range.contains(value) else { return }
            throw PipelineError(.usage, "\(value) \(name): \(range.lowerBound) to \(range.upperBound) are allowed")
        }
    }

    package struct Summary: Sendable {
        package fileprivate(set) var leads = 0
        package fileprivate(set) var reports = 0
        /// Listings that were made; some have expired or were taken off since.
        package fileprivate(set) var listings = 0
        package fileprivate(set) var rejected = 0
        package fileprivate(set) var appeals = 0

        package var text: String {
            "\(reports) reports of \(leads) leads, \(listings) listings, \(rejected) rejected, \(appeals) appeals, all made up"
        }
    }

    private static let people: [Actor] = ["analyst-1", "analyst-2", "analyst-3"]

    private let installation: Installation
    private let store: StateStore
    private let options: Options
    private let plan: SimulationPlan

    package init(installation: Installation, store: StateStore, options: Options) {
        self.installation = installation
        self.store = store
        self.options = options
        plan = SimulationPlan(days: options.days, leads: options.leads, listings: options.listings)
    }

    /// Under both locks: no run may see half a history.
    ///
    /// - Throws: `StateStoreError` when the store holds something real.
    package func run(observer: RunObserver) throws -> Summary {
        let locks = [try RunLock(.crawl, in: installation.state), try RunLock(.publish, in: installation.state)]
        defer { withExtendedLifetime(locks) {} }
        try store.beginSimulation(
            seed: options.seed, days: options.days, leads: options.leads, listings: options.listings, actor: installation.actor,
            now: installation.now)
        let basis = try installation.classifyRun(store: store).basis
        observer(.started(.simulate, total: options.leads))
        var summary = Summary()
        var random = SeededRandom(seed: UInt64(bitPattern: options.seed))
        for day in 0..<options.days {
            let morning = installation.now.adding(days: day - options.days)
            var rest = plan.leads(on: day)
            while !rest.isEmpty {
                let batch = rest.prefix(StateStore.batchRows)
                rest = rest.dropFirst(batch.count)
                try write(batch, on: morning, basis: basis, &summary)
                observer(.advanced(.simulate, done: summary.leads))
            }
            let evening = Timestamp(seconds: min(morning.adding(hours: 23).seconds, installation.now.seconds))
            _ = try store.settleDeadlines(
                at: evening, contactsResolvedBefore: evening.adding(days: -installation.appealRules.keepContactDays))
            try appeal(on: day, at: evening, using: &random, &summary)
        }
        // Judged on today's lists: else the next run would judge everything anew, from pages that never were.
        try store.noteAllJudged(basis: basis)
        observer(.finished(.simulate, summary: summary.text))
        return summary
    }

    private func write(_ numbers: Range<Int>, on morning: Timestamp, basis: String, _ summary: inout Summary) throws {
        let seed = UInt64(bitPattern: options.seed)
        var leads: [SimulatedLead] = []
        for number in numbers {
            do throws(WebAddressError) {
                leads.append(try SimulatedLead(number: number, seed: seed, fate: plan.fate(of: number)))
            } catch { throw PipelineError(.other, "made-up lead \(number) has no address: \(error)") }
        }
        let evening = Timestamp(seconds: min(morning.adding(hours: 22).seconds, installation.now.seconds))
        let reports = leads.map { $0.reports(on: morning) }
        var outcomes = try store.take(reports.flatMap(\.self), now: evening)[...]
        var ids: [Int64] = []
        for made in reports {
            guard case .accepted(let id) = outcomes.first else {
                throw PipelineError(.other, "made-up lead \(made[0].spelling) was there already")
            }
            ids.append(id)
            outcomes = outcomes.dropFirst(made.count)
        }
        let pairs = Array(zip(ids, leads))
        try store.keep(
            pairs.map { $1.fetch(of: $0, at: evening) },
            visits: pairs.map { $1.visit(of: $0, at: evening, historyEnds: installation.now) })
        let fates = Dictionary(uniqueKeysWithValues: pairs.map { ($0, $1.fate) })
        let judged = try store.keep(pairs.map { $1.verdict(of: $0, basis: basis) }, now: evening) { verdict, _, _ in
            guard fates[verdict.lead] == .listedAutomatically else { return nil }
            return ("strong evidence, score \(verdict.score)", .list(installation.expiry.listing(verdict, from: evening)))
        }
        summary.leads += leads.count
        summary.reports += reports.reduce(0) { $0 + $1.count }
        summary.listings += judged.count(where: \.wasListed)
        for (number, (pair, judgement)) in zip(numbers, zip(pairs, judged)) {
            try decide(number, pair.1, judgement.verdict, at: evening, &summary)
        }
    }

    /// What people say of a lead that is put before them.
    private func decide(
        _ number: Int, _ lead: SimulatedLead, _ verdict: StoredVerdict, at moment: Timestamp, _ summary: inout Summary
    ) throws {
        let actor = SimulateRun.people[number % SimulateRun.people.count]
        switch lead.fate {
        case .listedByPeople:
            try store.decide(lead: verdict.lead, actor: actor, now: moment) { _ in
                DecisionPlan(
                    .approve, verdict: verdict.id, reason: "made-up review",
                    change: .list(installation.expiry.listing(verdict, from: moment)))
            }
            summary.listings += 1
        case .proposed where plan.isAnswered(number):
            try store.decide(lead: verdict.lead, actor: actor, now: moment) { _ in
                DecisionPlan(.reject, verdict: verdict.id, reason: "made-up review: no fraud")
            }
            summary.rejected += 1
        case .listedAutomatically, .proposed, .cleared, .insufficient: break
        }
    }

    /// Now and then an owner appeals against a listing: half are upheld, the newest are open.
    private func appeal(on day: Int, at moment: Timestamp, using random: inout SeededRandom, _ summary: inout Summary) throws {
        let wanted = min(SimulationLimits.appeals, options.listings / 20)
        guard wanted * (day + 1) / options.days > wanted * day / options.days,
            let number = plan.leads(on: day).last(where: { plan.fate(of: $0) == .listedAutomatically })
        else { return }
        let lead: SimulatedLead
        do throws(WebAddressError) {
            lead = try SimulatedLead(
                number: number, seed: UInt64(bitPattern: options.seed), fate: plan.fate(of: number))
        } catch { throw PipelineError(.other, "made-up lead \(number) has no address: \(error)") }
        let desk = installation.appealDesk(store: store)
        let opened = try desk.open(
            lead.subject, contact: "owner@owner.test", reason: "made-up appeal", actor: "analyst-1", now: moment, random: &random)
        summary.appeals += 1
        guard day * 100 < options.days * (100 - SimulationLimits.waitingTail) else { return }
        _ = try desk.resolve(
            opened.appeal.ticket, random.happens(in: 50) ? .upheld : .rejected, reason: "made-up decision", actor: "analyst-2",
            now: moment)
    }
}

extension Installation {
    package func simulateRun(store: StateStore, options: SimulateRun.Options) -> SimulateRun {
        SimulateRun(installation: self, store: store, options: options)
    }
}
