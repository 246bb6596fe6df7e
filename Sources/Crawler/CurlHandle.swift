// One of the files that import CCurl (with CurlCallbacks, CurlEvidence and CurlMulti). Pointers and C types end here: an order goes
// in, a record comes out. The callbacks get the handle unretained: PageFetcher owns every handle for as long as libcurl may call.
import CCurl
import DomainNames
import Glibc
import Vocabulary

/// One libcurl easy handle, used for one request after another. What never changes is set once; each request sets all of the
/// rest, so that nothing of one is left for the next.
final class CurlHandle {
    let easy: UnsafeMutableRawPointer
    let limits: CrawlLimits
    let addressGuard: AddressGuard
    let errorText: UnsafeMutablePointer<CChar>
    var recorder: ExchangeRecorder
    var sockets: [Int32] = []
    var closedSocketBytes = 0
    /// How often this transfer's sockets were read from, as far as is known.
    var readings = 0
    /// What the loop's count was when that was last seen.
    var lastReading = 0
    let loopReadings: SocketReadings
    /// When the kernel was last asked what the sockets received.
    var lookedAt: ContinuousClock.Instant?
    private let tally: BodyTally
    private let names: UnsafeMutableRawPointer
    /// Set by OpenSSL when the peer ends its stream in words.
    private let closingWord: UnsafeMutablePointer<Int32>
    private var isTLS = false
    /// The lists that the last request set, which libcurl reads until the next.
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private var headers: (of: HeaderKind, list: UnsafeMutablePointer<curl_slist>)?
    private var pinned: String?
    /// What the last request set and the next one seldom has differently.
    private var standing = Standing()

    /// What the headers of a request depend on.
    private struct HeaderKind: Equatable {
        let userAgent: String
        let acceptLanguage: String
        let purpose: FetchRequest.Purpose
    }

    private struct Standing: Equatable {
        var isTLS: Bool?
        var keepsHeads: Bool?
        var isVerified: Bool?
        var caFile: String?
        var referrer: String?
    }

    init(limits: CrawlLimits, addressGuard: AddressGuard, tally: BodyTally, readings: SocketReadings) throws(CrawlError) {
        guard let easy = curl_easy_init(), let names = ccurl_own_name_cache() else { throw .library("no handle") }
        self.easy = easy
        self.names = names
        self.limits = limits
        self.addressGuard = addressGuard
        self.tally = tally
        loopReadings = readings
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        closingWord = .allocate(capacity: 1)
        closingWord.initialize(to: 0)
        recorder = ExchangeRecorder(limits: limits, wireBytesLeft: 0, tally: tally)
        try check(ccurl_set_share(easy, names), CURLOPT_SHARE)
        try setRefusals()
        try setLimits()
        try setCallbacks()
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_share_cleanup(names)
        freeLists()
        if let headers { curl_slist_free_all(headers.list) }
        errorText.deallocate()
        closingWord.deallocate()
    }

    /// Makes the handle ready for one request.
    func prepare(_ order: ExchangeOrder) throws(CrawlError) {
        freeLists()
        errorText[0] = 0
        closingWord[0] = 0
        closedSocketBytes = 0
        readings = 0
        lastReading = loopReadings.count
        lookedAt = nil
        isTLS = order.address.scheme == .https
        let isPage = order.purpose == .page
        var limits = limits
        if case .asset = order.purpose { limits.bodyBytes = limits.assetBytes }
        // A document is wanted whole and held to its own limit.
        let isCounted = if case .document = order.purpose { false } else { true }
        recorder = ExchangeRecorder(
            limits: limits, wireBytesLeft: order.wireBytesLeft, tally: isCounted ? tally : BodyTally(),
            downloadPath: isPage ? order.address.path : nil, keepsHeads: order.keepsHeads)
        try set(CURLOPT_URL, order.address.description)
        try setHeaders(order)
        try pin(order)
        try set(CURLOPT_TIMEOUT_MS, Int(order.secondsLeft * 1000))
        try set(CURLOPT_CONNECTTIMEOUT_MS, Int(min(order.secondsLeft, limits.connectSeconds) * 1000))
        try setStanding(order)
    }

    /// Sets what differs from the last request.
    private func setStanding(_ order: ExchangeOrder) throws(CrawlError) {
        let wanted = Standing(
            isTLS: isTLS, keepsHeads: order.keepsHeads, isVerified: order.isVerified, caFile: order.caFile,
            referrer: order.referrer?.description)
        guard wanted != standing else { return }
        // What fails half way is set anew.
        standing = Standing()
        // Only then libcurl tells what it sends.
        try set(CURLOPT_VERBOSE, order.keepsHeads ? 1 : 0)
        try set(CURLOPT_SSL_VERIFYPEER, order.isVerified ? 1 : 0)
        try set(CURLOPT_SSL_VERIFYHOST, order.isVerified ? 2 : 0)
        if let file = order.caFile { try set(CURLOPT_CAINFO, file) }
        // A plain request is one segment, which never waits; a handshake is several.
        try set(CURLOPT_TCP_NODELAY, isTLS ? 1 : 0)
        try set(CURLOPT_REFERER, wanted.referrer)
        standing = wanted
    }

    func finish(_ code: CURLcode) -> ExchangeRecord {
        sockets = []
        let wire = Int(ccurl_get_long(easy, CURLINFO_HEADER_SIZE)) + Int(ccurl_get_offset(easy, CURLINFO_SIZE_DOWNLOAD_T))
        var record = recorder.finish(end(code), wireBytes: max(wire, 0))
        record.hasClosingWord = closingWord[0] != 0
        record.timing = timing
        if isTLS, record.isConnected { record.certificates = certificates }
        return record
    }

    /// Decoded bytes of the body so far.
    var bodyBytes: Int { recorder.record.body.count }

    /// Ends the transfer because all bodies together are too large.
    func crowd() -> ExchangeRecord {
        recorder.crowd()
        return finish(CURLE_ABORTED_BY_CALLBACK)
    }

    private func setHeaders(_ order: ExchangeOrder) throws(CrawlError) {
        let kind = HeaderKind(userAgent: order.userAgent, acceptLanguage: order.acceptLanguage, purpose: order.purpose)
        if headers?.of == kind { return }
        let old = headers?.list
        let list = try list(CurlHandle.headerLines(kind))
        headers = list.map { (kind, $0) }
        try check(ccurl_set_list(easy, CURLOPT_HTTPHEADER, list), CURLOPT_HTTPHEADER)
        curl_slist_free_all(old)
    }

    /// The agent's name is one of them, since libcurl writes its own option for it letter by letter, twice.
    private static func headerLines(_ kind: HeaderKind) -> [String] {
        let agent = "User-Agent: \(kind.userAgent)"
        let coding = "Accept-Encoding: \(ContentDecoder.offered)"
        switch kind.purpose {
        case .page:
            return [
                agent, "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "Accept-Language: \(kind.acceptLanguage)", coding, "Upgrade-Insecure-Requests: 1",
            ]
        case .asset:
            return [agent, "Accept: */*", "Accept-Language: \(kind.acceptLanguage)", coding]
        case .document(let tag, let modified):
            var lines = [agent, "Accept: */*", coding]
            if let tag, isHeaderValue(tag) { lines.append("If-None-Match: \(tag)") }
            if let modified, isHeaderValue(modified) { lines.append("If-Modified-Since: \(modified)") }
            return lines
        }
    }

    /// What a server told us comes back to it unchanged, or not at all.
    private static func isHeaderValue(_ text: String) -> Bool {
        text.utf8.count <= 1_024 && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    /// Ties the name to its addresses: libcurl looks nothing up.
    private func pin(_ order: ExchangeOrder) throws(CrawlError) {
        var entries: [String] = []
        if let pinned { entries.append("-\(pinned)") }
        pinned = nil
        var target: [String] = []
        if let name = order.address.host.name {
            if let test = order.testTarget {
                target = ["\(name)::\(Host.address(test.address)):\(test.port)"]
            } else {
                let key = "\(name):\(order.address.effectivePort)"
                pinned = key
                entries.append("\(key):" + order.addresses.map { "\(Host.address($0))" }.joined(separator: ","))
            }
        }
        try set(CURLOPT_CONNECT_TO, list: target)
        try set(CURLOPT_RESOLVE, list: entries)
    }

    /// What must never happen, whatever a server says.
    private func setRefusals() throws(CrawlError) {
        // GET is the only method: no option for another one is set in this program.
        try set(CURLOPT_HTTPGET, 1)
        // HTTP/2 brings floods of its own (resets, empty frames, continuations) for the sake of few sites that lack HTTP/1.1.
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        try set(CURLOPT_PATH_AS_IS, 1)
        try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        try set(CURLOPT_HTTPAUTH, 0)
        try set(CURLOPT_UNRESTRICTED_AUTH, 0)
        // With a proxy from the environment the guard would judge the proxy's address.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NOPROXY, "*")
        try set(CURLOPT_HTTP09_ALLOWED, 0)
        // Decoded by ContentDecoder, which knows a whole stream from a cut one.
        try set(CURLOPT_HTTP_CONTENT_DECODING, 0)
        try set(CURLOPT_FRESH_CONNECT, 1)
        try set(CURLOPT_FORBID_REUSE, 1)
        try set(CURLOPT_NOSIGNAL, 1)
        try set(CURLOPT_SSL_SESSIONID_CACHE, 0)
        try set(CURLOPT_CERTINFO, 1)
        // Only then libcurl keeps the authorities in memory for all connections.
        try set(CURLOPT_CAPATH, nil)
        guard ccurl_watch_tls_end(easy, closingWord) == CURLE_OK else { throw .library("its TLS is not OpenSSL") }
    }

    private func setLimits() throws(CrawlError) {
        try set(CURLOPT_LOW_SPEED_LIMIT, limits.lowSpeedBytes)
        try set(CURLOPT_LOW_SPEED_TIME, limits.lowSpeedSeconds)
        // libcurl holds a buffer of each kind for every transfer; what it sends is one short request.
        try set(CURLOPT_BUFFERSIZE, limits.readBufferBytes)
        try set(CURLOPT_UPLOAD_BUFFERSIZE, limits.sendBufferBytes)
    }

    private func set(_ option: CURLoption, _ value: Int) throws(CrawlError) {
        try check(ccurl_set_long(easy, option, value), option)
    }

    private func set(_ option: CURLoption, _ value: String?) throws(CrawlError) {
        try check(ccurl_set_text(easy, option, value), option)
    }

    private func set(_ option: CURLoption, list values: [String]) throws(CrawlError) {
        let head = try list(values)
        if let head { lists.append(head) }
        try check(ccurl_set_list(easy, option, head), option)
    }

    private func list(_ values: [String]) throws(CrawlError) -> UnsafeMutablePointer<curl_slist>? {
        var head: UnsafeMutablePointer<curl_slist>?
        for value in values {
            guard let longer = curl_slist_append(head, value) else { throw .library("no memory") }
            head = longer
        }
        return head
    }

    private func check(_ code: CURLcode, _ option: CURLoption) throws(CrawlError) {
        guard code == CURLE_OK else { throw .library("option \(option.rawValue): \(String(cString: curl_easy_strerror(code)))") }
    }

    private func freeLists() {
        for list in lists { curl_slist_free_all(list) }
        lists = []
    }
}
