import DomainNames
import Vocabulary

/// Somebody whom fraud sites imitate: their names, and the domains that are really theirs.
struct Brand: Sendable {
    enum Category: String, CaseIterable, Sendable {
        case bank, payment, telecom, courier, shop, airline, government, tax, crypto, mail, social, technology, insurance, game

        /// The fraud type that an imitation of such a brand most often is.
        var type: FraudType {
            switch self {
            case .courier: .fakeCustomerService
            case .government, .tax: .impersonatedAuthority
            case .airline: .flightRefund
            case .game: .gameTrade
            default: .phishing
            }
        }
    }

    let id: String
    let category: Category
    /// Every name people know it by, as written: the first is the one shown.
    let names: [String]
    /// What its domain labels look like: `paypal`, `wellsfargo`.
    let labels: [String]
    /// The skeletons of `labels`, in the same order.
    let skeletons: [String]
    let domains: [DomainName]
    /// Top-level domains of its own: `google`, `dhl`.
    let topLevels: [String]
    /// Words of which one must stand on the page too, normalised; empty when the names say enough by themselves. For names that
    /// are common words (Apple, Orange, 中通).
    let context: [String]

    var shownName: String { names.first ?? id }

    func owns(_ host: DomainName) -> Bool {
        domains.contains { host.isWithin($0) } || topLevels.contains { host.text.hasSuffix(".\($0)") }
    }
}
