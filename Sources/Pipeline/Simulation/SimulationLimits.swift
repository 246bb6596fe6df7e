/// The numbers of a made-up history. They are guesses that look like an anti-fraud desk's year; nothing is derived from them.
enum SimulationLimits {
    static let days = 1...3_650
    static let listings = 1...2_000_000
    static let leads = 1...5_000_000
    /// Listings a day where nobody says how many.
    static let listingsADay = 40
    /// Leads for each listing where nobody says how many: most of what people report comes to nothing.
    static let leadsForListing = 10
    /// Percent of leads that a second, and of those that a third person reports.
    static let reportedAgain = 35
    /// Reporters of one source. Some 400 are a hotline's regulars.
    static let reporters: UInt64 = 400
    /// People's decisions of a kind in a whole history. Each is a transaction of its own: more would take longer than they show.
    static let decisionsByPeople = 2_000
    static let appeals = 100
    /// Percent of a history at whose end proposals still wait for people.
    static let waitingTail = 10
    /// Days until a simulated lead is due for its next visit, behind the end of the history: nothing is fetched before.
    static let visitDays = 1...30
}
