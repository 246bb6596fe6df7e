import DomainNames

/// The addresses that blocked names get: a server of the operator's own, or one that leads nowhere.
package struct Sinkhole: Hashable, Sendable {
    package let version4: IPAddress
    /// Without one, names get no IPv6 address at all.
    package let version6: IPAddress?

    package init?(version4: IPAddress, version6: IPAddress? = nil) {
        guard version4.isVersion4, version6?.isVersion4 != true else { return nil }
        self.version4 = version4
        self.version6 = version6
    }

    /// Reads `192.0.2.80` or `192.0.2.80,2001:db8::80`, in either order; `nil` when it is neither.
    package init?(_ text: String) {
        let addresses = text.split(separator: ",", omittingEmptySubsequences: false).map { IPAddress($0) }
        guard (1...2).contains(addresses.count), let first = addresses[0], addresses.allSatisfy({ $0 != nil }) else { return nil }
        if addresses.count == 1 {
            self.init(version4: first)
        } else if let second = addresses[1] {
            self.init(version4: first.isVersion4 ? first : second, version6: first.isVersion4 ? second : first)
        } else {
            return nil
        }
    }

    /// Its addresses, IPv4 first.
    package var addresses: [IPAddress] { [version4] + (version6.map { [$0] } ?? []) }
}
