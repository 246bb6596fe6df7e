// What libcurl asks and tells during a transfer. See CurlHandle for who owns what.
import CCurl
import CSystem
import DomainNames
import Glibc

extension CurlHandle {
    func setCallbacks() throws(CrawlError) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        let codes = [
            ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText),
            ccurl_set_write(easy, { CurlHandle.body($0, $1 * $2, $3) }, context),
            ccurl_set_header(easy, { CurlHandle.header($0, $1 * $2, $3) }, context),
            ccurl_set_debug(easy, { CurlHandle.told($1, $2, $3, $4) }, context),
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

    /// Of all that libcurl tells of a transfer, the head of the request is wanted.
    private static func told(
        _ kind: curl_infotype, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?
    ) -> Int32 {
        if kind == CURLINFO_HEADER_OUT {
            of(context)?.recorder.sent(head: UnsafeRawBufferPointer(start: bytes, count: count).bindMemory(to: UInt8.self))
        }
        return 0
    }

    /// Asked several times whenever something came. The kernel's count costs a call, so the first readings go without, and looks are
    /// a pause apart.
    private func tick() -> Bool {
        if loopReadings.count != lastReading {
            lastReading = loopReadings.count
            readings += 1
        }
        let mayLook = readings > CrawlLimits.readingsWithoutLook
        if !mayLook, recorder.hasConnection { return true }
        let now = ContinuousClock.now
        guard recorder.mayStillConnect(now: now) else { return false }
        guard mayLook, lookedAt.map({ $0.duration(to: now) >= CrawlLimits.socketLook }) ?? true else { return true }
        lookedAt = now
        return recorder.tick(socketBytes: receivedBytes)
    }

    /// What the kernel says that the sockets received.
    private var receivedBytes: Int { sockets.reduce(closedSocketBytes) { $0 + CurlHandle.received($1) } }

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
            // One that had no look received little.
            if readings > CrawlLimits.readingsWithoutLook { closedSocketBytes += CurlHandle.received(descriptor) }
        }
        return close(descriptor)
    }

    /// The guard's second look, at the address that libcurl says it is connected to, before the request is sent.
    private func connected(_ peer: UnsafeMutablePointer<CChar>?, _ port: Int32) -> Int32 {
        guard let peer, let address = CurlHandle.address(peer), let port = UInt16(exactly: port) else {
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

    static func received(_ descriptor: Int32) -> Int { max(Int(crawl_socket_bytes_received(descriptor)), 0) }

    /// An address as libcurl writes it, and in no other spelling.
    private static func address(_ text: UnsafePointer<CChar>) -> IPAddress? {
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { bytes in
            if inet_pton(AF_INET, text, bytes.baseAddress) == 1 { return IPAddress(bytes: Array(bytes.prefix(4))) }
            return inet_pton(AF_INET6, text, bytes.baseAddress) == 1 ? IPAddress(bytes: Array(bytes)) : nil
        }
    }

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
