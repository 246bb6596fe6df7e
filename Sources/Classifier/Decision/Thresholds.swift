/// The numbers that turn signals into a verdict.
package struct Thresholds: Sendable {
    /// Points from which the automatic rule lists, given the facts it needs. 90 is what two strong facts reach and nothing else can.
    package var list: Double
    /// Points from which a person must look: one strong fact.
    package var review: Double
    /// Strong facts of different kinds that listing needs.
    package var strongKinds: Int
    /// The most that facts of one kind count together: many words of fraud are still only words.
    package var kindCap: Double
    /// The most that a page about fraud scores, below review.
    package var advisoryCap: Double

    package init(list: Double = 90, review: Double = 50, strongKinds: Int = 2, kindCap: Double = 60, advisoryCap: Double = 40) {
        self.list = list
        self.review = review
        self.strongKinds = strongKinds
        self.kindCap = kindCap
        self.advisoryCap = advisoryCap
    }
}
