import Vocabulary

/// Which of a history's leads come on which day, and which are to be listed: spread evenly, so that every count is exact.
struct SimulationPlan: Sendable {
    let days: Int
    let leads: Int
    let listings: Int

    /// The numbers of the leads that are reported on a day, 0 the first.
    func leads(on day: Int) -> Range<Int> { leads * day / days..<leads * (day + 1) / days }

    /// What is planned for a lead; `nil` when it is not to be listed or proposed.
    func fate(of lead: Int) -> SimulatedLead.Fate? {
        if let listing = SimulationPlan.place(of: lead, in: leads, choosing: listings) {
            return SimulationPlan.place(of: listing, in: listings, choosing: byPeople) == nil
                ? .listedAutomatically : .listedByPeople
        }
        // Among those that are not listed: counted among all they could fall together.
        let rest = lead - lead * listings / leads
        return SimulationPlan.place(of: rest, in: leads - listings, choosing: proposals) == nil ? nil : .proposed
    }

    /// Whether people have answered a proposal by the history's end.
    func isAnswered(_ lead: Int) -> Bool { lead < leads - leads * SimulationLimits.waitingTail / 100 }

    /// Listings that people made: a third, as far as the limit goes.
    var byPeople: Int { min(listings / 3, SimulationLimits.decisionsByPeople) }

    private var proposals: Int { min((leads - listings) / 20, SimulationLimits.decisionsByPeople) }

    /// The place of an item among those chosen evenly; `nil` when it is not chosen.
    private static func place(of item: Int, in all: Int, choosing chosen: Int) -> Int? {
        let (before, after) = (item * chosen / all, (item + 1) * chosen / all)
        return after > before ? before : nil
    }
}
