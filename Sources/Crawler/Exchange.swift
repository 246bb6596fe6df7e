import DomainNames
import Vocabulary

/// One request to make: everything that the transfer needs, and nothing that it could decide.
struct ExchangeOrder: Sendable {
    let address: WebAddress
    let userAgent: String
    let acceptLanguage: String
    let referrer: WebAddress?
    /// False for the one fetch behind a certificate that failed.
    let isVerified: Bool
    let caFile: String?
    /// What is left of the link's deadline.
    let secondsLeft: Double
    /// What is left of the link's bytes.
    let wireBytesLeft: Int
    /// Where a sample site's name is connected to.
    let testTarget: TestHosts.Target?
    /// The addresses that a name is pinned to: nothing is looked up during the transfer.
    let addresses: [IPAddress]
    let purpose: FetchRequest.Purpose
    /// Whether the heads of request and answer are kept as they went over the wire.
    let keepsHeads: Bool
}

/// How the transfer itself ended, as the transport saw it.
enum TransferEnd: Equatable, Sendable {
    case complete
    case noSuchName
    case cannotConnect
    case timedOut
    /// The certificate does not prove the name.
    case certificate(String)
    /// Any other failure of TLS.
    case tls(String)
    /// The connection ended before the announced end.
    case partial
    /// What came is no HTTP.
    case garbage(String)
    case noAnswer
    case lost(String)
    /// Our own callbacks stopped it; the record says why.
    case stopped
    /// A code that no transfer of ours should give.
    case other(String)
}

/// What one request brought: the transport's end and all that was written down meanwhile.
struct ExchangeRecord: Sendable {
    var end: TransferEnd
    var stop: ExchangeRecorder.Stop?
    var status: Int?
    /// Whether the final answer's header block is whole.
    var hasHeaders = false
    /// Names in lower case; values as sent.
    var headers: [FetchOutcome.Header] = []
    var body: [UInt8] = []
    /// Whether a coded body came to its own end.
    var isDecoded = true
    var wireBytes = 0
    /// The address that the connection went to.
    var peer: String?
    var hasOpenedSocket = false
    var isConnected = false
    /// Whether the peer ended its TLS stream in words; an end without them may be somebody else's cut.
    var hasClosingWord = false
    var refusals: [AddressRefusal] = []
    var certificates: [FetchEvidence.Certificate] = []
    var timing = FetchEvidence.Timing()
    var download: FetchEvidence.Download?
    /// Heads as they went over the wire, where they are kept.
    var requestHead: [UInt8] = []
    var responseHead: [UInt8] = []

    /// The values of a header, in order.
    func values(_ name: String) -> [String] {
        var found: [String] = []
        for header in headers where header.name == name { found.append(header.value) }
        return found
    }

    func firstValue(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
