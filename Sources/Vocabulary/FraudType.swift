/// The kind of fraud a site is made for: the codes of the police typology that `lists/taxonomy/` spells out.
package enum FraudType: String, CaseIterable, Sendable {
    case taskRebate = "SD1"
    case fakeInvestment = "TZ1"
    case fakeShopping = "GW1"
    case fakeCustomerService = "KF1"
    case fakeLoan = "DK1"
    case creditRepair = "ZX1"
    case impersonatedAcquaintance = "LD1"
    case impersonatedAuthority = "GJ1"
    case romance = "HL1"
    case gameTrade = "YX1"
    case flightRefund = "JP1"
    case moneyMule = "MM1"
    case appDistribution = "AP1"
    case phishing = "PH1"
    case recoveryScam = "EC1"
    case illegalGambling = "GB1"

    /// Whether a code names fraud, or something that is illegal in some countries and a trade in others.
    package enum Kind: Sendable {
        case fraud
        /// Never listed unless somebody asked for it, and then in a list of its own.
        case policy
    }

    package var kind: Kind { self == .illegalGambling ? .policy : .fraud }

    /// The name for people, in English.
    package var englishName: String {
        switch self {
        case .taskRebate: "task rebate"
        case .fakeInvestment: "fake investment"
        case .fakeShopping: "fake shop or service"
        case .fakeCustomerService: "fake shop or courier support"
        case .fakeLoan: "fake loan"
        case .creditRepair: "fake credit repair"
        case .impersonatedAcquaintance: "impersonated boss or acquaintance"
        case .impersonatedAuthority: "impersonated authority"
        case .romance: "romance fraud"
        case .gameTrade: "fake game-item trade"
        case .flightRefund: "fake flight refund"
        case .moneyMule: "money-mule platform"
        case .appDistribution: "scam-app distribution"
        case .phishing: "credential phishing"
        case .recoveryScam: "recovery scam"
        case .illegalGambling: "illegal gambling"
        }
    }
}
