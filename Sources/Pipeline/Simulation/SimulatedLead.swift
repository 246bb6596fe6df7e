import DomainNames
import Vocabulary

/// One made-up lead: a link under `.test` (RFC 6761 §6.2) or on an address for documentation (RFC 5737), who reported it, and how
/// it ends. A function of the seed and its number alone.
struct SimulatedLead {
    /// How it ends.
    enum Fate {
        case listedAutomatically, listedByPeople
        /// People said no, or have not looked yet.
        case proposed
        case cleared, insufficient
    }

    let address: WebAddress
    let subject: String
    let scope: ListingScope
    let type: FraudType
    let score: Int
    let fate: Fate
    let kind: FetchOutcome.Kind
    /// Source and contact of each report, first to last.
    let reporters: [(source: String, contact: String)]
    /// Seconds between the morning of its day and its first report.
    let second: Int64
    let visitDays: Int

    private static let words = [
        "pay", "refund", "parcel", "loan", "bank", "invest", "vip", "shop", "support", "verify", "tax", "visa", "task", "bonus",
        "secure", "account", "delivery", "ticket", "credit", "trade",
    ]
    private static let sources = ["hotline", "hotline", "hotline", "bank-desk", "telecom-desk", "cert-desk", "patrol"]
    private static let types = FraudType.allCases.filter { $0.kind == .fraud }

    /// - Parameter fate: what the whole history has planned for it; a lead that is not to be listed draws its own end.
    init(number: Int, seed: UInt64, fate planned: Fate?) throws(WebAddressError) {
        var random = SeededRandom(seed: seed &+ UInt64(number) &* 0xD1B5_4A32_D192_ED03)
        let words = SimulatedLead.words
        let tag = String(number, radix: 36) + "-" + String(seed & 0xFFFF, radix: 36)
        let domain = "\(random.pick(words))-\(random.pick(words))-\(tag).test"
        let text: String
        switch random.next() % 100 {
        case ..<60: (text, subject, scope) = ("http://\(domain)/\(random.pick(words))", domain, .subtree)
        case ..<85:
            let host = "\(random.pick(["m", "app", "login", "h5"])).\(domain)"
            (text, subject, scope) = ("https://\(host)/", host, .exact)
        case ..<95:
            text = "http://share-\(random.next() % 40).test/\(random.pick(words))/\(tag)"
            (subject, scope) = (text, .url)
        default:
            let network = random.pick(["192.0.2", "198.51.100", "203.0.113"])
            text = "http://\(network).\(random.next() % 256)/\(random.pick(words))/\(tag)"
            (subject, scope) = (text, .url)
        }
        address = try WebAddress(text)
        type = random.pick(SimulatedLead.types)
        if let planned {
            fate = planned
        } else {
            fate = random.happens(in: 60) ? .cleared : .insufficient
        }
        switch fate {
        case .listedAutomatically: score = 90 + Int(random.next() % 10)
        case .listedByPeople, .proposed: score = 60 + Int(random.next() % 30)
        case .insufficient: score = 50
        case .cleared: score = Int(random.next() % 30)
        }
        kind = fate == .insufficient ? random.pick([.dns, .timeout, .unreachable, .tls]) : .ok
        var reporters: [(String, String)] = []
        repeat {
            reporters.append((random.pick(SimulatedLead.sources), "reporter-\(random.next() % SimulationLimits.reporters)"))
        } while reporters.count < 3 && random.happens(in: SimulationLimits.reportedAgain)
        self.reporters = reporters
        second = Int64(random.next() % 50_000)
        visitDays = Int.random(in: SimulationLimits.visitDays, using: &random)
    }
}
