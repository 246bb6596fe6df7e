/// How the lines of one file are spelled: the options resolved to bytes once, so that writing a name looks at none of them.
struct LineStyle: Sendable {
    /// What stands in front of the name on each of its lines in a hosts file (`0.0.0.0 `).
    let hostsAddresses: [[UInt8]]
    /// What stands behind an owner in each of its records (` CNAME .`), with the newline.
    let zoneRecords: [[UInt8]]
    /// What stands behind the name on each of its `address=` lines, with the newline; empty without a sinkhole.
    let dnsmasqAddresses: [[UInt8]]
    /// Whether dnsmasq's lines are for a servers-file, which takes `server=` only.
    let writesServersFile: Bool
    /// What stands behind the owner on each of its `local-data` lines, with the newline; empty without a sinkhole.
    let unboundData: [[UInt8]]
    /// Whether a zone has its `$TTL`, SOA and NS.
    let hasZoneHead: Bool

    init(_ options: WritingOptions = WritingOptions()) {
        let addresses = options.sinkhole?.addresses ?? []
        hostsAddresses = HostsFormat.addresses(of: options.sinkhole).map { Array("\($0) ".utf8) }
        zoneRecords = RPZFormat.records(of: options).map { Array(" \($0)\n".utf8) }
        writesServersFile = options.writesServersFile
        dnsmasqAddresses = writesServersFile ? [] : addresses.map { Array("/\($0)\n".utf8) }
        unboundData = addresses.map { Array(". 60 IN \($0.isVersion4 ? "A" : "AAAA") \($0)\"\n".utf8) }
        hasZoneHead = !options.omitsZoneHead
    }
}
