import DomainNames

/// The names of our own that every release carries in front of its entries and behind them, with the release's serial in them.
///
///     canary-first.1795480001.zhalan.example
///     canary-last.1795480001.zhalan.example
///
/// Whoever asks a resolver for the last one and gets `address` knows that this resolver serves the release whole. They lie below
/// `example` (RFC 6761 §6.5), which nobody can register, so without the list the answer is NXDOMAIN; below `invalid` it always is:
/// unbound answers for that by itself before it looks at a policy zone (measured, 1.17). They are no entries: they are not counted
/// and not in `listings.jsonl`.
package enum Canary {
    /// What the formats that can lead a name to an address say of a canary: the address that leads nowhere (RFC 1122 §3.2.1.3).
    /// A hosts file says it of every name.
    package static let address = "0.0.0.0"

    private static let firstLabel = "canary-first"
    private static let lastLabel = "canary-last"
    /// What every canary lies below.
    package static let zone = "zhalan.example"

    /// The name in front of all entries.
    package static func first(serial: UInt32) -> DomainName { name(firstLabel, serial) }

    /// The name behind all entries.
    package static func last(serial: UInt32) -> DomainName { name(lastLabel, serial) }

    /// The name to ask for: the last, which is there only when everything before it is.
    package static func name(serial: UInt32) -> DomainName { last(serial: serial) }

    /// The serial that a canary carries; `nil` for any other name.
    package static func serial(of name: DomainName) -> UInt32? {
        let labels = name.text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard labels.count == 3, labels[0] == firstLabel || labels[0] == lastLabel, labels[2] == zone,
            let serial = UInt32(labels[1]), String(serial) == labels[1]
        else { return nil }
        return serial
    }

    /// Made of letters, digits, hyphens and dots, in labels of at most 14 bytes: a name without being parsed.
    private static func name(_ label: String, _ serial: UInt32) -> DomainName {
        DomainName(trusted: "\(label).\(serial).\(zone)")
    }
}
