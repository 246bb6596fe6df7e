import DomainNames

/// What a resolver says of one name's IPv4 address.
package enum ProbeAnswer: Hashable, Sendable {
    /// The name does not exist (NXDOMAIN).
    case noName
    /// The name exists and has no such address, or leads to another name that has none.
    case noData
    case addresses([IPAddress])
    /// The resolver can't or won't tell: SERVFAIL 2, REFUSED 5.
    case code(Int)
    /// Nothing came in time.
    case none

    /// Whether the name leads nowhere: what a list does to a name when it has no sinkhole.
    var leadsNowhere: Bool {
        switch self {
        case .noName, .noData: true
        case .addresses(let addresses): addresses.allSatisfy { $0.bytes.allSatisfy { $0 == 0 } }
        case .code, .none: false
        }
    }
}
