import Classifier
import Store
import Vocabulary

/// How soon a new lead is visited: by who reported it, how long it waits, and what its address alone says. Pure.
package struct LeadRank {
    /// What a doubling of independent reporters is worth, in points.
    static let reporters = 1.0
    /// Reporters that count: a crowd is no more than that many.
    static let mostReporters = 64
    /// What a day of waiting is worth: after a week no lead is behind a better one that has just come.
    static let day = 0.5
    /// What the surest prior is worth: as much as three more reporters.
    static let prior = 2.0

    /// What addresses say; `nil` where no model is there.
    let model: AddressModel?
    let now: Timestamp

    package init(model: AddressModel?, now: Timestamp) {
        self.model = model
        self.now = now
    }

    package func callAsFunction(_ lead: StoredLead) -> Double {
        points(
            reporters: lead.reporters, waiting: now.seconds - lead.firstReported.seconds,
            prior: model.map { Double($0.scaling.probability($0.score(lead.key))) })
    }

    package func points(reporters: Int, waiting seconds: Int64, prior: Double?) -> Double {
        LeadRank.reporters * Double(max(1, min(reporters, LeadRank.mostReporters))).logarithm
            + LeadRank.day * Double(max(0, seconds)) / 86_400 + LeadRank.prior * (prior ?? 0)
    }
}

extension Double {
    /// To the base 2, of numbers from 1 on: whole doublings and a straight line between them, which is exact enough to rank.
    fileprivate var logarithm: Double { Double(exponent) + significand - 1 }
}
