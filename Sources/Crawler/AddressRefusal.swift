import DomainNames

/// Why an address or a port must not be connected to.
package enum AddressRefusal: Hashable, Sendable {
    /// In a special range; with the IPv4 address that it stands for and that one's range.
    case range(IPAddress, name: String, source: String, embedded: IPAddress?, embeddedName: String?)
    case port(UInt16, allowed: [UInt16])
    /// A socket that is not an outgoing TCP connection.
    case socketKind

    /// A short stable word for counters.
    package var label: String {
        switch self {
        case .range: "address-range"
        case .port: "port"
        case .socketKind: "socket-kind"
        }
    }
}

extension AddressRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .range(let address, let name, let source, let embedded, let embeddedName):
            "\(address) (\(name)\(embedded.map { ", holds \($0)" } ?? "")\(embeddedName.map { ", \($0)" } ?? ""); \(source))"
        case .port(let port, let allowed): "port \(port); allowed are \(allowed.map(String.init).joined(separator: ", "))"
        case .socketKind: "a socket that is not an outgoing TCP connection"
        }
    }
}
