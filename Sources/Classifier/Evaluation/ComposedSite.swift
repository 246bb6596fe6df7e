import Vocabulary

/// A site made of pages whose truth is known, on a host that was given to it, and what the pipeline would do with it.
package struct ComposedSite: Sendable {
    /// The name of the family and the number of the site in it.
    package let name: String
    package let isFraud: Bool
    package let kind: String
    package let host: String
    /// The verdict on each of its pages.
    package let verdicts: [Verdict]
    /// What the page that is nearest to a listing lacks; empty for a site that is listed.
    package let missing: Set<ListingKey>

    package init(name: String, isFraud: Bool, kind: String, host: String, judgements: [Judgement]) {
        self.name = name
        self.isFraud = isFraud
        self.kind = kind
        self.host = host
        verdicts = judgements.map(\.verdict)
        missing = judgements.map(\.missing).min { $0.count < $1.count } ?? Set(ListingKey.allCases)
    }

    /// What becomes of the site when each of its pages is reported: the gravest of its verdicts.
    package var outcome: Verdict.Outcome { gravest?.outcome ?? .insufficient }

    /// The verdict that decides.
    package var gravest: Verdict? {
        verdicts.min { left, right in
            let order = Verdict.Outcome.allCases
            return (order.firstIndex(of: left.outcome) ?? 0, -left.score) < (
                order.firstIndex(of: right.outcome) ?? 0, -right.score
            )
        }
    }
}
