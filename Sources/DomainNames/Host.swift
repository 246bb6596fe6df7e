/// The host of a web address: a domain name or an IP address.
package enum Host: Hashable, Sendable {
    case name(DomainName)
    case address(IPAddress)

    /// The domain name, or `nil` for an address.
    package var name: DomainName? {
        if case .name(let name) = self { name } else { nil }
    }
}

extension Host: CustomStringConvertible {
    package var description: String {
        switch self {
        case .name(let name): name.text
        case .address(let address): address.isVersion4 ? address.description : "[\(address)]"
        }
    }
}
