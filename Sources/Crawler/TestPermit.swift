import DomainNames

/// Loopback addresses and ports that tests may reach: `127.0.0.2:8480`, `127.0.0.0/16:8000-8100`, `[::1]:8480`.
///
/// It permits exactly those pairs, the port included; every other check stays on.
package struct TestPermit: Hashable, Sendable {
    package let addresses: AddressPrefix
    package let ports: ClosedRange<UInt16>

    /// The widest IPv4 prefix: a permit for all of loopback would reach the operator's own services.
    package static let shortestPrefix = 16

    /// - Throws: `CrawlConfigurationError.permit` when it is not loopback, too wide, or not in the form above.
    package init(_ text: String) throws(CrawlConfigurationError) {
        guard let colon = text.lastIndex(of: ":"), let ports = TestPermit.ports(text[text.index(after: colon)...]) else {
            throw .permit(text, "has no port")
        }
        var written = text[..<colon]
        if written.hasPrefix("[") {
            guard written.hasSuffix("]") else { throw .permit(text, "has no closing bracket") }
            written = written.dropFirst().dropLast()
        } else if written.contains(":") {
            throw .permit(text, "has an IPv6 address without brackets")
        }
        guard let prefix = AddressPrefix(written) else { throw .permit(text, "has no plain address or prefix") }
        if prefix.address.isVersion4 {
            guard prefix.address.bytes[0] == 127, prefix.length >= 8 else { throw .permit(text, "is not loopback") }
            guard prefix.length >= TestPermit.shortestPrefix else { throw .permit(text, "is wider than /16") }
        } else {
            guard prefix.length == 128, prefix.address == IPAddress("::1") else { throw .permit(text, "is not loopback") }
        }
        addresses = prefix
        self.ports = ports
    }

    package func allows(_ address: IPAddress, port: UInt16) -> Bool {
        ports.contains(port) && addresses.contains(address)
    }

    private static func ports(_ text: Substring) -> ClosedRange<UInt16>? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let low = UInt16(port: parts[0]), let high = UInt16(port: parts[parts.count - 1]),
            low <= high
        else {
            return nil
        }
        return low...high
    }
}
