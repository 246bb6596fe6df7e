// One of the two files that import CCurl (the other is CurlMulti.swift). Pointers and C types end here: an order goes in, a record
// comes out. The callbacks get the handle unretained: PageFetcher owns every handle for as long as libcurl may call.
import CCurl
import CSystem
import DomainNames
import Glibc

/// One libcurl easy handle, used for one request after another.
final class CurlHandle {
    let easy: UnsafeMutableRawPointer
    private let limits: CrawlLimits
    private let addressGuard: AddressGuard
    private let errorText: UnsafeMutablePointer<CChar>
    private var lists: [UnsafeMutablePointer<curl_slist>] = []
    private var recorder: ExchangeRecorder
    private var sockets: [Int32] = []
    private var closedSocketBytes = 0

    init(limits: CrawlLimits, addressGuard: AddressGuard) throws(CrawlError) {
        guard let easy = curl_easy_init() else { throw .library("no handle") }
        self.easy = easy
        self.limits = limits
        self.addressGuard = addressGuard
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        recorder = ExchangeRecorder(limits: limits, wireBytesLeft: 0, now: .now)
    }

    deinit {
        curl_easy_cleanup(easy)
        freeLists()
        errorText.deallocate()
    }

    /// Makes the handle ready for one request. Every request begins from libcurl's defaults.
    func prepare(_ order: ExchangeOrder) throws(CrawlError) {
        curl_easy_reset(easy)
        freeLists()
        errorText[0] = 0
        closedSocketBytes = 0
        recorder = ExchangeRecorder(limits: limits, wireBytesLeft: order.wireBytesLeft, now: .now)
        try setRequest(order)
        try setRefusals()
        try setLimits(order)
        try setTLS(order)
        try setCallbacks()
    }

    func finish(_ code: CURLcode) -> ExchangeRecord {
        for socket in sockets { closedSocketBytes += CurlHandle.received(socket) }
        sockets = []
        let wire = Int(ccurl_get_long(easy, CURLINFO_HEADER_SIZE)) + Int(ccurl_get_offset(easy, CURLINFO_SIZE_DOWNLOAD_T))
        // An idle handle holds no page.
        defer { recorder = ExchangeRecorder(limits: limits, wireBytesLeft: 0, now: .now) }
        return recorder.finish(end(code), wireBytes: max(wire, 0))
    }

    private func setRequest(_ order: ExchangeOrder) throws(CrawlError) {
        try set(CURLOPT_URL, order.address.description)
        // GET is the only method: no option for another one is set in this program.
        try set(CURLOPT_HTTPGET, 1)
        try set(CURLOPT_USERAGENT, order.userAgent)
        if let referrer = order.referrer { try set(CURLOPT_REFERER, referrer.description) }
        var lines = [
            "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language: \(order.acceptLanguage)", "Accept-Encoding: \(ContentDecoder.offered)",
            "Upgrade-Insecure-Requests: 1",
        ]
        if case .document(let tag, let modified) = order.purpose {
            lines = ["Accept: */*", "Accept-Encoding: \(ContentDecoder.offered)"]
            if let tag, CurlHandle.isHeaderValue(tag) { lines.append("If-None-Match: \(tag)") }
            if let modified, CurlHandle.isHeaderValue(modified) { lines.append("If-Modified-Since: \(modified)") }
        }
        try set(CURLOPT_HTTPHEADER, list: lines)
        // HTTP/2 brings floods of its own (resets, empty frames, continuations) for the sake of few sites that lack HTTP/1.1.
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        if let target = order.testTarget, let name = order.address.host.name {
            try set(CURLOPT_CONNECT_TO, list: ["\(name)::\(Host.address(target.address)):\(target.port)"])
        } else if let addresses = order.addresses, let name = order.address.host.name {
            let listed = addresses.map { "\(Host.address($0))" }.joined(separator: ",")
            try set(CURLOPT_RESOLVE, list: ["\(name):\(order.address.effectivePort):\(listed)"])
        }
    }

    /// What a server told us comes back to it unchanged, or not at all.
    private static func isHeaderValue(_ text: String) -> Bool {
        text.utf8.count <= 1_024 && text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    /// What must never happen, whatever a server says.
    private func setRefusals() throws(CrawlError) {
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
    }

    private func setLimits(_ order: ExchangeOrder) throws(CrawlError) {
        try set(CURLOPT_TIMEOUT_MS, Int(order.secondsLeft * 1000))
        try set(CURLOPT_CONNECTTIMEOUT_MS, Int(min(order.secondsLeft, limits.dnsSeconds + limits.connectSeconds) * 1000))
        try set(CURLOPT_LOW_SPEED_LIMIT, limits.lowSpeedBytes)
        try set(CURLOPT_LOW_SPEED_TIME, limits.lowSpeedSeconds)
        // The threaded resolver would hold the whole loop until a slow name server answers.
        try set(CURLOPT_QUICK_EXIT, 1)
    }

    private func setTLS(_ order: ExchangeOrder) throws(CrawlError) {
        try set(CURLOPT_SSL_VERIFYPEER, order.isVerified ? 1 : 0)
        try set(CURLOPT_SSL_VERIFYHOST, order.isVerified ? 2 : 0)
        try set(CURLOPT_SSL_SESSIONID_CACHE, 0)
        if let file = order.caFile { try set(CURLOPT_CAINFO, file) }
    }

    private func set(_ option: CURLoption, _ value: Int) throws(CrawlError) {
        try check(ccurl_set_long(easy, option, value), option)
    }

    private func set(_ option: CURLoption, _ value: String) throws(CrawlError) {
        try check(ccurl_set_text(easy, option, value), option)
    }

    private func set(_ option: CURLoption, list values: [String]) throws(CrawlError) {
        var head: UnsafeMutablePointer<curl_slist>?
        for value in values {
            guard let longer = curl_slist_append(head, value) else { throw .library("no memory") }
            head = longer
        }
        if let head { lists.append(head) }
        try check(ccurl_set_list(easy, option, head), option)
    }

    private func check(_ code: CURLcode, _ option: CURLoption) throws(CrawlError) {
        guard code == CURLE_OK else { throw .library("option \(option.rawValue): \(String(cString: curl_easy_strerror(code)))") }
    }

    private func freeLists() {
        for list in lists { curl_slist_free_all(list) }
        lists = []
    }
}

// MARK: - Callbacks

extension CurlHandle {
    private func setCallbacks() throws(CrawlError) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        let codes = [
            ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText),
            ccurl_set_write(easy, { CurlHandle.body($0, $1 * $2, $3) }, context),
            ccurl_set_header(easy, { CurlHandle.header($0, $1 * $2, $3) }, context),
            ccurl_set_progress(easy, { context, _, _, _, _ in CurlHandle.of(context)?.tick() == true ? 0 : 1 }, context),
            ccurl_set_prereq(
                easy, { context, peer, _, port, _ in CurlHandle.of(context)?.connected(peer, port) ?? CURL_PREREQFUNC_ABORT },
                context),
            ccurl_set_opensocket(easy, { CurlHandle.of($0)?.open($1, $2) ?? CURL_SOCKET_BAD }, context),
            ccurl_set_closesocket(easy, { CurlHandle.of($0)?.closeSocket($1) ?? close($1) }, context),
        ]
        guard codes.allSatisfy({ $0 == CURLE_OK }) else { throw .library("a callback is not known") }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> CurlHandle? {
        context.map { Unmanaged<CurlHandle>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func body(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?) -> Int {
        let buffer = UnsafeRawBufferPointer(start: bytes, count: count).bindMemory(to: UInt8.self)
        // Any other number than `count` ends the transfer; 0 would not for an empty piece.
        return of(context)?.recorder.receive(body: buffer) == true ? count : count &+ 1
    }

    private static func header(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?) -> Int {
        let buffer = UnsafeRawBufferPointer(start: bytes, count: count).bindMemory(to: UInt8.self)
        return of(context)?.recorder.receive(headerLine: buffer) == true ? count : count &+ 1
    }

    private func tick() -> Bool {
        recorder.tick(socketBytes: sockets.reduce(closedSocketBytes) { $0 + CurlHandle.received($1) }, now: .now)
    }

    /// The guard's first look, at the very address that the kernel is about to be given.
    private func open(_ purpose: curlsocktype, _ target: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard purpose == CURLSOCKTYPE_IPCXN, let target, target.pointee.socktype == SOCK_STREAM.rawValue.signed,
            let (address, port) = CurlHandle.endpoint(target)
        else {
            recorder.socketRefused(.socketKind)
            return CURL_SOCKET_BAD
        }
        if let refusal = addressGuard.refusal(of: address, port: port) {
            recorder.socketRefused(refusal)
            return CURL_SOCKET_BAD
        }
        let descriptor = crawl_open_stream_socket(
            target.pointee.family, target.pointee.protocol, Int32(limits.socketBufferBytes))
        guard descriptor >= 0 else { return CURL_SOCKET_BAD }
        sockets.append(descriptor)
        recorder.socketOpened(now: .now)
        return descriptor
    }

    private func closeSocket(_ descriptor: Int32) -> Int32 {
        if let index = sockets.firstIndex(of: descriptor) {
            sockets.remove(at: index)
            closedSocketBytes += CurlHandle.received(descriptor)
        }
        return close(descriptor)
    }

    /// The guard's second look, at the address that libcurl says it is connected to, before the request is sent.
    private func connected(_ peer: UnsafeMutablePointer<CChar>?, _ port: Int32) -> Int32 {
        guard let peer, let address = IPAddress(String(cString: peer)), let port = UInt16(exactly: port) else {
            recorder.refuseConnection(.socketKind)
            return CURL_PREREQFUNC_ABORT
        }
        if let refusal = addressGuard.refusal(of: address, port: port) {
            recorder.refuseConnection(refusal)
            return CURL_PREREQFUNC_ABORT
        }
        recorder.connected(peer: address.description)
        return CURL_PREREQFUNC_OK
    }

    private static func received(_ descriptor: Int32) -> Int { max(Int(crawl_socket_bytes_received(descriptor)), 0) }

    /// Address and port out of a socket address; the length is checked before anything is read.
    private static func endpoint(_ target: UnsafeMutablePointer<curl_sockaddr>) -> (IPAddress, UInt16)? {
        let length = Int(target.pointee.addrlen)
        let raw = UnsafeRawPointer(target).advanced(by: MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0)
        switch target.pointee.family {
        case AF_INET where length >= MemoryLayout<sockaddr_in>.size:
            let value = raw.loadUnaligned(as: sockaddr_in.self)
            guard let address = withUnsafeBytes(of: value.sin_addr, { IPAddress(bytes: Array($0)) }) else { return nil }
            return (address, UInt16(bigEndian: value.sin_port))
        case AF_INET6 where length >= MemoryLayout<sockaddr_in6>.size:
            let value = raw.loadUnaligned(as: sockaddr_in6.self)
            guard let address = withUnsafeBytes(of: value.sin6_addr, { IPAddress(bytes: Array($0)) }) else { return nil }
            return (address, UInt16(bigEndian: value.sin6_port))
        default: return nil
        }
    }
}

extension UInt32 {
    fileprivate var signed: Int32 { Int32(bitPattern: self) }
}

// MARK: - Codes

extension CurlHandle {
    private func end(_ code: CURLcode) -> TransferEnd {
        let written = String(cString: errorText)
        let text = written.isEmpty ? String(cString: curl_easy_strerror(code)) : written
        return switch code {
        case CURLE_OK: .complete
        case CURLE_COULDNT_RESOLVE_HOST: .noSuchName
        case CURLE_COULDNT_CONNECT: .cannotConnect
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_ISSUER_ERROR: .certificate(text)
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CLIENTCERT:
            .tls(text)
        case CURLE_PARTIAL_FILE: .partial
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_BAD_CONTENT_ENCODING,
            CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_FILESIZE_EXCEEDED:
            .garbage(text)
        case CURLE_GOT_NOTHING: .noAnswer
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR: .lost(text)
        case CURLE_WRITE_ERROR, CURLE_ABORTED_BY_CALLBACK: .stopped
        default: .other(text)
        }
    }
}
