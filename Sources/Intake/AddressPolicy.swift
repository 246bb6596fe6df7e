import DomainNames

/// Which addresses may become leads at all.
///
/// Refused here is what can never be listed and need not be fetched: other schemes, credentials in the link, public suffixes,
/// and IP addresses of the special-purpose registries. Public IP addresses are leads: fraud kits are hosted on bare addresses.
package struct AddressPolicy: Sendable {
    private let permits: @Sendable (IPAddress, UInt16) -> Bool

    /// - Parameter permits: special-purpose addresses and ports that are taken nevertheless: a site's own test permit, or all of
    ///   them when the crawler shall be the one to say `blocked`. Default: none.
    package init(permits: @escaping @Sendable (IPAddress, UInt16) -> Bool = { _, _ in false }) {
        self.permits = permits
    }

    /// Reads a link that is not defanged any more.
    ///
    /// - Throws: why it is no lead.
    func address(_ link: String) throws(Fault) -> WebAddress {
        let address: WebAddress
        do throws(WebAddressError) { address = try WebAddress(link) } catch { throw fault(of: error, link: link) }
        if let fault = objection(to: address) { throw fault }
        return address
    }

    private func objection(to address: WebAddress) -> Fault? {
        switch address.host {
        case .name(let name):
            guard PublicSuffixes.isPublicSuffix(name) else { return nil }
            return suffixFault(name.text)
        case .address(let ip):
            guard let range = SpecialPurpose.range(of: ip), !permits(ip, address.effectivePort) else { return nil }
            return Fault("ip-address", "\(address.host) lies in \(range), which is not reachable for the public")
        }
    }

    private func fault(of error: WebAddressError, link: String) -> Fault {
        guard case .host(.singleLabel) = error else { return Fault(error.label, "\(error)") }
        let behindScheme = link.range(of: "://").map { link[$0.upperBound...] } ?? link[...]
        let host = behindScheme.prefix { !"/?#:".contains($0) }.lowercased()
        return PublicSuffixes.isKnownSuffix(host) ? suffixFault(host) : Fault(error.label, "\(error)")
    }

    private func suffixFault(_ name: String) -> Fault {
        Fault("public-suffix", "\(name) is a public suffix: everybody's names lie below it")
    }
}

extension String {
    /// The first place of an ASCII text.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        self.ranges(of: text).first
    }
}
