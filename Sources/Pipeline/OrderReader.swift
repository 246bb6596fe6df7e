import Store
import Vocabulary

/// Makes a legal basis of what a person typed, or says what is missing.
package struct OrderReader: Sendable {
    /// `[decide] authorities`; empty takes any.
    private let authorities: [String]
    private let now: Timestamp

    package init(authorities: [String], now: Timestamp) {
        self.authorities = authorities
        self.now = now
    }

    /// - Returns: `nil` when nothing of an order was given.
    package func basis(authority: String?, document: String?, article: String?, until: String?) throws -> LegalBasis? {
        guard authority != nil || document != nil || article != nil || until != nil else { return nil }
        guard let authority, !authority.isEmpty, let document, !document.isEmpty else {
            throw PipelineError(
                .usage, "an order needs its authority and document number", hint: "--authority NAME --document NUMBER")
        }
        if !authorities.isEmpty, !authorities.contains(authority) {
            throw PipelineError(
                .input, "\"\(PlainText.escaped(authority, limit: 80))\" is not among [decide] authorities",
                hint: "available: \(authorities.joined(separator: ", "))")
        }
        let end = try until.map { text in
            let end = try TypedDay.end(text)
            if end <= now {
                throw PipelineError(.input, "the order ended on \(text)", hint: "an order that has ended lists nothing")
            }
            return end
        }
        return LegalBasis(authority: authority, document: document, article: article, endsAt: end)
    }
}
