import DomainNames

/// Names of sample sites and the permitted loopback address that each one is connected to. The request keeps the name.
package struct TestHosts: Sendable {
    package struct Target: Hashable, Sendable {
        package let address: IPAddress
        package let port: UInt16
    }

    private let targets: [DomainName: Target]

    /// - Parameters:
    ///   - entries: name to `address:port`, as in `test_hosts = { "bank.example" = "127.0.0.2:8480" }`.
    ///   - permits: what `test_permit` allows.
    /// - Throws: `CrawlConfigurationError.testHost` for a bad name, a bad target, or one that is not permitted.
    package init(_ entries: [String: String] = [:], permits: [TestPermit] = []) throws(CrawlConfigurationError) {
        var targets: [DomainName: Target] = [:]
        for (written, target) in entries.sorted(by: { $0.key < $1.key }) {
            let name: DomainName
            do { name = try DomainName(written) } catch { throw .testHost(written, "\(error)") }
            guard let colon = target.utf8.lastIndex(of: UInt8(ascii: ":")),
                let port = UInt16(port: target[target.utf8.index(after: colon)...]),
                let address = IPAddress(target[..<colon]), Host.address(address).description == String(target[..<colon])
            else { throw .testHost(written, "\"\(target)\" is not address:port") }
            guard permits.contains(where: { $0.allows(address, port: port) }) else {
                throw .testHost(written, "\(target) is not permitted by test_permit")
            }
            targets[name] = Target(address: address, port: port)
        }
        self.targets = targets
    }

    package var isEmpty: Bool { targets.isEmpty }

    package func target(of name: DomainName) -> Target? { targets[name] }
}
