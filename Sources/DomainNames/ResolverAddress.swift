/// A resolver to ask: an IP address and a port, 53 by default. Written `9.9.9.9`, `127.0.0.1:5353`, `[2620:fe::fe]:53`.
package struct ResolverAddress: Hashable, Sendable {
    package let address: IPAddress
    package let port: UInt16

    package static let standardPort: UInt16 = 53

    package init?(_ text: String) {
        var host = Substring(text)
        var port = ResolverAddress.standardPort
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            if !rest.isEmpty {
                guard rest.first == ":", let given = UInt16(port: rest.dropFirst()) else { return nil }
                port = given
            }
        } else if text.filter({ $0 == ":" }).count == 1, let colon = text.firstIndex(of: ":") {
            guard let given = UInt16(port: text[text.index(after: colon)...]) else { return nil }
            host = text[..<colon]
            port = given
        }
        // A resolver is named in its usual spelling only: `127.1` in a configuration is a mistake.
        guard let address = IPAddress(host), address.description == host.lowercased() else { return nil }
        self.address = address
        self.port = port
    }
}

extension ResolverAddress: CustomStringConvertible {
    package var description: String { "\(Host.address(address)):\(port)" }
}
