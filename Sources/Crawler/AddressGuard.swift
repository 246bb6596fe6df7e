import DomainNames

/// Says which addresses and ports may be connected to. Pure; asked before a connect and again on the real socket address, since
/// only what the socket connects to cannot be turned around between check and use (DNS rebinding, odd spellings).
package struct AddressGuard: Sendable {
    private let ports: [UInt16]
    private let permits: [TestPermit]

    /// - Parameters:
    ///   - ports: the web's ports, `CrawlLimits.ports`.
    ///   - permits: loopback addresses and ports of tests; each permits its pairs and nothing else.
    package init(ports: [UInt16], permits: [TestPermit] = []) {
        self.ports = ports
        self.permits = permits
    }

    /// Why a connection to the address and port is refused, or `nil` when it is allowed.
    package func refusal(of address: IPAddress, port: UInt16) -> AddressRefusal? {
        if permits.contains(where: { $0.allows(address, port: port) }) { return nil }
        if let refusal = refusal(of: address) { return refusal }
        return ports.contains(port) ? nil : .port(port, allowed: ports)
    }

    /// Why a name's port is refused before its address is known: no web port, and no permit has it.
    package func refusal(ofPort port: UInt16) -> AddressRefusal? {
        if ports.contains(port) || permits.contains(where: { $0.ports.contains(port) }) { return nil }
        return .port(port, allowed: ports)
    }

    private func refusal(of address: IPAddress) -> AddressRefusal? {
        guard let range = SpecialAddresses.range(of: address) else { return nil }
        let embedded = range.embedded(in: address)
        let inner = embedded.flatMap { SpecialAddresses.range(of: $0) }
        if range.isTransparent, embedded != nil, inner == nil { return nil }
        return .range(address, name: range.name, source: range.source, embedded: embedded, embeddedName: inner?.name)
    }
}
