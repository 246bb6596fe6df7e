import DomainNames
import Vocabulary

/// One address to fetch, with what was already spent on its link.
package struct FetchRequest: Sendable {
    /// What the bytes are wanted for.
    package enum Purpose: Hashable, Sendable {
        /// A page to read: programs and profiles are recognised and dropped, `Refresh` is followed.
        case page
        /// A file of a third party, taken whole, only when it has changed (RFC 9110 §13.1): answered with status 304 otherwise.
        /// `entityTag` and `lastModified` are the values of the last answer's `ETag` and `Last-Modified`.
        case document(entityTag: String?, lastModified: String?)
        /// A file beside a page that was fetched, at most `CrawlLimits.assetBytes` of it: followed nowhere but on its own host.
        case asset(FetchEvidence.Asset.Kind)
    }

    /// The caller's own number, handed back with the outcome.
    package let id: Int
    package let address: WebAddress
    package let agent: AgentProfile
    /// The page that led here; sent as `Referer`, except from https to http.
    package let referrer: WebAddress?
    /// Requests after the first that this link already cost, out of `CrawlLimits.hops`.
    package let hopsUsed: Int
    /// Seconds that this link already cost, out of `CrawlLimits.totalSeconds`.
    package let secondsUsed: Double
    /// Bytes that this link already cost, out of `CrawlLimits.wireBytes`.
    package let wireBytesUsed: Int
    package let purpose: Purpose
    /// Why this address is asked for; the cause of the first hop.
    package let cause: FetchOutcome.Hop.Cause

    package init(
        id: Int, address: WebAddress, agent: AgentProfile = .desktop, referrer: WebAddress? = nil, hopsUsed: Int = 0,
        secondsUsed: Double = 0, wireBytesUsed: Int = 0, purpose: Purpose = .page,
        cause: FetchOutcome.Hop.Cause = .reported
    ) {
        self.id = id
        self.address = address
        self.agent = agent
        self.referrer = referrer
        self.hopsUsed = hopsUsed
        self.secondsUsed = secondsUsed
        self.wireBytesUsed = wireBytesUsed
        self.purpose = purpose
        self.cause = cause
    }

    /// The request for where this one's page leads (a meta refresh): one hop more, and the rest of the same deadline.
    package func following(_ outcome: FetchOutcome, to address: WebAddress, cause: FetchOutcome.Hop.Cause = .metaRefresh) -> Self
    {
        FetchRequest(
            id: id, address: address, agent: agent, referrer: outcome.finalAddress,
            hopsUsed: hopsUsed + max(outcome.hops.count, 1), secondsUsed: secondsUsed + outcome.seconds,
            wireBytesUsed: wireBytesUsed + outcome.wireBytes, purpose: purpose, cause: cause)
    }
}
