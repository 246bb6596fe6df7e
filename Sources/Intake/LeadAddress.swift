import DomainNames

/// Which links may become leads at all.
///
/// Refused here is what can never be fetched nor listed: other schemes, credentials in the link, public suffixes. IP addresses are
/// leads, private ones too: kits stand on bare addresses, and the crawler is the one place that knows which may be reached.
enum LeadAddress {
    /// Reads a link that is not defanged any more.
    ///
    /// - Throws: why it is no lead.
    static func read(_ link: String) throws(Fault) -> WebAddress {
        let address: WebAddress
        do throws(WebAddressError) { address = try WebAddress(link) } catch { throw fault(of: error, link: link) }
        if case .name(let name) = address.host, PublicSuffixes.isPublicSuffix(name) { throw suffixFault(name.text) }
        return address
    }

    private static func fault(of error: WebAddressError, link: String) -> Fault {
        guard case .host(.singleLabel) = error else { return Fault(error.label, "\(error)") }
        let behindScheme = link.ranges(of: "://").first.map { link[$0.upperBound...] } ?? link[...]
        let host = behindScheme.prefix { !"/?#:".contains($0) }.lowercased()
        return PublicSuffixes.isKnownSuffix(host) ? suffixFault(host) : Fault(error.label, "\(error)")
    }

    private static func suffixFault(_ name: String) -> Fault {
        Fault("public-suffix", "\(name) is a public suffix: everybody's names lie below it")
    }
}
