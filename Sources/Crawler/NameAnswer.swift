import DomainNames

/// What resolvers say of a name. Judged by nobody yet: addresses may be special ones, and absence may be a lie.
package enum NameAnswer: Equatable, Sendable {
    case addresses([IPAddress])
    /// The name does not exist.
    case noName
    /// The name exists and has no address.
    case noAddress
    /// No resolver answered, which says nothing about the name.
    case noAnswer
    /// A resolver answered that it can't tell, which says nothing about the name.
    case failed

    /// Whether a resolver said that nothing is to be reached under the name.
    package var isAbsence: Bool { self == .noName || self == .noAddress }

    /// 0.0.0.0 and :: are what blocklists answer with; no site lives there.
    package var isBlockAddress: Bool {
        guard case .addresses(let addresses) = self, !addresses.isEmpty else { return false }
        return addresses.allSatisfy { $0.bytes.allSatisfy { $0 == 0 } }
    }
}
