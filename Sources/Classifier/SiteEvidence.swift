import DomainNames
import PageRecord
import Vocabulary

/// Everything that was seen of one lead: the address, the way to the page, and the page as two kinds of browser got it.
package struct SiteEvidence: Sendable {
    /// The lead as fetched first.
    package var address: WebAddress
    /// All hops in order, the first included; the last is where the page stood. Empty when nothing was reached.
    package var chain: [WebAddress]
    package var kind: FetchOutcome.Kind
    package var page: PageFeatures?
    /// The page as a telephone's browser got it, when it was fetched a second time.
    package var mobilePage: PageFeatures?
    package var mobileChain: [WebAddress]
    /// Whether the certificate failed and the page came unverified: such a page never clears a lead.
    package var isUnverified: Bool
    /// The last answer's `Content-Type`, or `nil`: says when the lead is itself a program to install.
    package var contentType: String?

    package init(
        address: WebAddress, chain: [WebAddress] = [], kind: FetchOutcome.Kind = .ok, page: PageFeatures? = nil,
        mobilePage: PageFeatures? = nil, mobileChain: [WebAddress] = [], isUnverified: Bool = false, contentType: String? = nil
    ) {
        self.address = address
        self.chain = chain
        self.kind = kind
        self.page = page
        self.mobilePage = mobilePage
        self.mobileChain = mobileChain
        self.isUnverified = isUnverified
        self.contentType = contentType
    }

    /// The address of a page whose address nobody kept: a name that is nobody's (RFC 6761 §6.4).
    package static let nowhere: WebAddress = {
        guard let address = try? WebAddress("http://unknown-address.invalid/") else { preconditionFailure("it is an address") }
        return address
    }()

    /// Whether anybody knows where the page stood. Where nobody does, nothing is foreign and nothing is own: rules of identity are silent,
    /// and nothing is listed.
    package var isAddressKnown: Bool { address != SiteEvidence.nowhere }

    /// Where the page stood.
    package var landing: WebAddress { chain.last ?? address }
}
