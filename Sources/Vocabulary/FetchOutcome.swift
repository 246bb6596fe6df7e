import DomainNames

/// What became of one fetch: its class, the chain of hops, and the page if there was one.
package struct FetchOutcome: Sendable {
    /// The closed set of ends that a fetch can have.
    package enum Kind: String, CaseIterable, Sendable {
        /// The whole answer came.
        case ok
        /// An answer came, and a limit or the server cut it.
        case truncated
        /// An address, port or scheme that must not be reached.
        case blocked
        /// An answer that is no valid HTTP, or a chain that is refused (userinfo, too many hops, headers too large).
        case rejected
        case timeout, unreachable, tls, dns
    }

    /// One request of the chain.
    package struct Hop: Hashable, Sendable {
        package enum Cause: String, Sendable {
            case reported, redirect, refreshHeader = "refresh-header", metaRefresh = "meta-refresh"
            /// A redirect in JavaScript that can be read without running it.
            case script
        }

        package let address: WebAddress
        package let cause: Cause
        /// The HTTP status, or `nil` when no answer came.
        package let status: Int?
        /// The IP address that was connected to, or `nil`.
        package let peer: String?

        package init(address: WebAddress, cause: Cause, status: Int?, peer: String?) {
            self.address = address
            self.cause = cause
            self.status = status
            self.peer = peer
        }
    }

    package let kind: Kind
    /// One bounded line for people, escaped: "redirects into 127.0.0.1 (loopback)".
    package let reason: String
    /// The requests made, first to last; never empty unless the first address was refused.
    package let hops: [Hop]
    /// The decoded body, at most `CrawlLimits.bodyBytes`.
    package let body: [UInt8]
    /// The last answer's `Content-Type`, or `nil`.
    package let contentType: String?
    /// The last answer's headers, names lower case, in order, bounded.
    package let headers: [Header]
    /// Bytes on the wire over all hops, headers included.
    package let wireBytes: Int
    package let seconds: Double
    /// Whether the TLS certificate failed and the page came by the one unverified fetch: such a page never clears a lead.
    package let isUnverified: Bool
    package let evidence: FetchEvidence

    package struct Header: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        kind: Kind, reason: String, hops: [Hop], body: [UInt8] = [], contentType: String? = nil, headers: [Header] = [],
        wireBytes: Int = 0, seconds: Double = 0, isUnverified: Bool = false, evidence: FetchEvidence = FetchEvidence()
    ) {
        self.kind = kind
        self.reason = reason
        self.hops = hops
        self.body = body
        self.contentType = contentType
        self.headers = headers
        self.wireBytes = wireBytes
        self.seconds = seconds
        self.isUnverified = isUnverified
        self.evidence = evidence
    }

    /// The same without the page's bytes: what is kept once they were read.
    package func withoutBody() -> FetchOutcome {
        FetchOutcome(
            kind: kind, reason: reason, hops: hops, contentType: contentType, headers: headers, wireBytes: wireBytes,
            seconds: seconds, isUnverified: isUnverified, evidence: evidence)
    }

    /// The same with other evidence.
    package func with(_ evidence: FetchEvidence) -> FetchOutcome {
        FetchOutcome(
            kind: kind, reason: reason, hops: hops, body: body, contentType: contentType, headers: headers, wireBytes: wireBytes,
            seconds: seconds, isUnverified: isUnverified, evidence: evidence)
    }

    package var finalAddress: WebAddress? { hops.last?.address }
    package var status: Int? { hops.last?.status ?? nil }
    /// Whether there is a page to read: whole, cut, or come by the one unverified fetch after a TLS failure.
    package var hasPage: Bool { (kind == .ok || kind == .truncated || kind == .tls) && !body.isEmpty }
}
