import Vocabulary

/// How a blocklist is brought into a format that cannot say everything, and which of a format's spellings is written.
package struct WritingOptions: Sendable {
    /// What a rule of a response policy zone does.
    package enum ZoneAction: String, CaseIterable, Sendable {
        /// The name does not exist (`CNAME .`).
        case nxdomain
        /// The name exists and has nothing of what is asked for (`CNAME *.`).
        case nodata
        /// The name is never blocked (`CNAME rpz-passthru.`): the zone is an allowlist, to stand in front of others.
        case passthru
        /// The name has the sinkhole's addresses.
        case sinkhole
    }

    /// Refuse each entry that a format could only say wider than it is meant. Default off.
    package var isStrict: Bool
    /// Write names that a listed parent covers as well. Default off: they say nothing new.
    package var keepsSubdomains: Bool
    /// Where blocked names lead, in formats that can say it: hosts, dnsmasq, unbound, rpz. Default nowhere.
    package var sinkhole: Sinkhole?
    /// Default: `sinkhole` when there is one, else `nxdomain`.
    package var zoneAction: ZoneAction?
    /// Leave `$TTL`, SOA and NS out of a zone: what is written is included in a zone of the operator's own. Default off.
    package var omitsZoneHead = false
    /// Write dnsmasq's lines for a `servers-file`, which a SIGHUP reads again. Default off: a configuration file.
    package var writesServersFile = false
    /// Formats whose files hold no name with an underscore. Default none: every resolver measured loads such names.
    package var withoutUnderscores: Set<ListFormatName> = []

    package init(isStrict: Bool = false, keepsSubdomains: Bool = false) {
        self.isStrict = isStrict
        self.keepsSubdomains = keepsSubdomains
    }

    /// What the zone's rules do, with the default resolved.
    package var resolvedZoneAction: ZoneAction { zoneAction ?? (sinkhole == nil ? .nxdomain : .sinkhole) }

    /// The file's name in a release.
    package func fileName(of format: ListFormatName) -> String {
        format == .dnsmasq && writesServersFile ? "dnsmasq.servers" : format.fileName
    }

    /// Whether a file holds no name with an underscore.
    ///
    /// A zone of addresses never does: BIND 9.18 refuses such an owner of an A record and with it the whole zone (`check-names`), and
    /// then answers unfiltered. Owners of a CNAME are not checked.
    func refusesUnderscores(_ format: ListFormatName) -> Bool {
        withoutUnderscores.contains(format) || format == .rpz && resolvedZoneAction == .sinkhole
    }

    /// The options that a canary is written with: it leads to an address wherever the format can say so, but in a zone that lets
    /// names pass. A hosts file says an address of every name.
    func ofCanaries(in format: ListFormatName) -> WritingOptions {
        guard resolvedZoneAction != .passthru else { return self }
        var options = self
        options.zoneAction = .sinkhole
        if sinkhole == nil, format != .hosts { options.sinkhole = Sinkhole(Canary.address) }
        return options
    }

    /// Whether a file can say "but not this". A zone that lets names pass has no word for taking one out again.
    func canAllow(_ format: ListFormatName) -> Bool {
        format == .rpz && resolvedZoneAction == .passthru ? false : format.canAllow
    }
}
