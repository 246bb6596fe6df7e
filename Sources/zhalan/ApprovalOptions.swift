import ArgumentParser
import Pipeline
import Store
import Vocabulary

/// What a person's yes may carry: a reason, an emergency, the order behind it, an operation.
struct ApprovalOptions: ParsableArguments {
    @Option(help: "Why; kept with the decision.") var reason = ""
    @Flag(help: "List by one person; it lapses ([decide] emergency_hours) unless others confirm it by approving.")
    var emergency = false
    @Option(help: "The authority whose order the listing rests on.") var authority: String?
    @Option(help: "The order's document number.") var document: String?
    @Option(help: "The article of the law.") var article: String?
    @Option(help: ArgumentHelp("Last day of the order, YYYY-MM-DD; the listing can't outlive it.", valueName: "date"))
    var orderUntil: String?
    @Option(help: ArgumentHelp("The operation that it belongs to.", valueName: "name")) var operation: String?

    /// - Parameter authorities: `[decide] authorities`.
    func approval(authorities: [String], now: Timestamp) throws -> ReviewDesk.Approval {
        var approval = ReviewDesk.Approval(reason: reason, isEmergency: emergency)
        approval.operation = operation
        approval.basis = try OrderReader(authorities: authorities, now: now).basis(
            authority: authority, document: document, article: article, until: orderUntil)
        return approval
    }
}
