import DomainNames

/// What makes many reports one lead: the canonical address, as text.
package struct LeadKey: Hashable, Sendable {
    package let text: String

    package init(_ address: WebAddress) {
        text = address.canonical.description
    }
}

extension LeadKey: CustomStringConvertible {
    package var description: String { text }
}
