/// The list formats by the names that people type, with what each can say: the one table of this room.
package enum ListFormatName: String, CaseIterable, Sendable {
    case hosts, domains, wildcard, adblock, dnsmasq, unbound, rpz, dnscrypt, squid, mikrotik, urls, jsonl

    /// Finds a format by its name.
    /// - Throws: `ListFormatError.unknownFormat`, which lists the names there are.
    package init(named name: some StringProtocol) throws(ListFormatError) {
        guard let known = ListFormatName(rawValue: String(name)) else { throw .unknownFormat(String(name)) }
        self = known
    }

    /// What a format's entries can mean.
    package enum Expression: Sendable {
        /// A name alone, never what lies below it.
        case exactOnly
        /// A name and everything below it, nothing narrower.
        case subtreeOnly
        /// Either, as the entry says.
        case exactAndSubtree
        /// Web addresses only.
        case addresses
        /// Names in either scope and web addresses.
        case everything
    }

    /// The file's name in a release.
    package var fileName: String {
        switch self {
        case .hosts: "hosts.txt"
        case .domains: "domains.txt"
        case .wildcard: "wildcard.txt"
        case .adblock: "adblock.txt"
        case .dnsmasq: "dnsmasq.conf"
        case .unbound: "unbound.conf"
        case .rpz: "rpz.zone"
        case .dnscrypt: "dnscrypt.txt"
        case .squid: "squid.txt"
        case .mikrotik: "mikrotik.rsc"
        case .urls: "urls.txt"
        case .jsonl: "listings.jsonl"
        }
    }

    package var expression: Expression {
        switch self {
        case .hosts: .exactOnly
        case .domains, .wildcard, .adblock, .dnsmasq, .unbound, .squid, .mikrotik: .subtreeOnly
        case .rpz, .dnscrypt: .exactAndSubtree
        case .urls: .addresses
        case .jsonl: .everything
        }
    }

    /// Whether a list in this format can say "never block this" (`@@||x^`, `rpz-passthru`).
    package var canAllow: Bool {
        switch self {
        case .adblock, .dnsmasq, .unbound, .rpz: true
        default: false
        }
    }

    /// Whether a file carries the header's canaries: web addresses have none, and `listings.jsonl` holds what is listed, which a canary
    /// is not.
    package var hasCanaries: Bool { self != .urls && self != .jsonl }

    /// What a comment line of a written file begins with; `nil` where files have no comments.
    ///
    /// `domains.txt` is read by programs that know no comments at all, so it has none.
    package var comment: String? {
        switch self {
        case .hosts, .wildcard, .dnsmasq, .unbound, .dnscrypt, .squid, .mikrotik, .urls: "# "
        case .adblock: "! "
        case .rpz: "; "
        case .domains, .jsonl: nil
        }
    }

    /// The longest line that is read, in bytes.
    package var maximumLineBytes: Int {
        switch self {
        case .urls: ListLimits.addressLineBytes
        case .jsonl: ListLimits.jsonLineBytes
        default: ListLimits.lineBytes
        }
    }

    /// What the header counts, so that a number of records is not taken for one of names.
    var unit: (one: String, many: String) { self == .urls ? ("address", "addresses") : ("name", "names") }

    /// One sentence on what an entry means, for the header of the file.
    package func meaning(_ options: WritingOptions = WritingOptions()) -> String {
        switch self {
        case .hosts: "each name stands for itself alone; names below it are not covered"
        case .rpz where options.resolvedZoneAction == .passthru:
            "an owner x is never blocked, *.x is everything below it; put this zone in front of those that block"
        case .rpz: "an owner x stands for x alone, *.x for everything below it"
        case .dnscrypt: "x stands for x and everything below it, =x for x alone"
        case .urls: "each line is one web address on a host that others share"
        default: "each name stands for itself and everything below it"
        }
    }
}
