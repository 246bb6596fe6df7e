import Crawler
import DomainNames

/// IP addresses that lists name, for packet filters: numeric, each once, IPv4 first and then in order.
///
/// Addresses of special-purpose ranges are no part of it: a packet filter that drops 127.0.0.1 or a private network takes down
/// what it stands on, and hosts files are full of them.
struct AddressList {
    private var addresses: Set<IPAddress> = []

    var count: Int { addresses.count }

    /// Takes an address.
    /// - Returns: why it is refused; `nil` when it was taken.
    mutating func insert(_ address: IPAddress) -> String? {
        if let range = SpecialAddresses.range(of: address), !range.isTransparent {
            return "the address is special (\(range.name), \(range.source)); no public server has it"
        }
        addresses.insert(address)
        return nil
    }

    /// The list as text: an address a line.
    var bytes: [UInt8] {
        let sorted = addresses.sorted { left, right in
            if left.bytes.count != right.bytes.count { return left.bytes.count < right.bytes.count }
            return left.bytes.lexicographicallyPrecedes(right.bytes)
        }
        return sorted.reduce(into: []) { bytes, address in
            bytes += address.description.utf8
            bytes.append(0x0A)
        }
    }
}
