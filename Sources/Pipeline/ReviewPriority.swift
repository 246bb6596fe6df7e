import Vocabulary

/// A lead's place in the queue: what harm waiting does, how sure the verdict is, and what its sources have earned. How often it was
/// reported does not count: a flood buys no place.
enum ReviewPriority {
    /// - Returns: 0–200.
    static func priority(of verdict: Verdict, trust: SourceTrust.Level) -> Int {
        let harm = verdict.type.map(harm) ?? 50
        return max(0, verdict.score * harm / 100 + harm + trust.priority)
    }

    /// What a victim loses by the type, 0–90: loans, investments and impersonated authorities take savings, a false shop the price
    /// of a thing.
    private static func harm(_ type: FraudType) -> Int {
        switch type {
        case .fakeInvestment, .romance, .impersonatedAuthority: 90
        case .taskRebate, .fakeCustomerService, .moneyMule, .fakeLoan: 80
        case .phishing, .recoveryScam, .impersonatedAcquaintance, .creditRepair: 70
        case .appDistribution: 60
        case .flightRefund, .gameTrade: 50
        case .fakeShopping: 40
        }
    }
}
