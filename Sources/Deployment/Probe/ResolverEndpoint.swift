import Glibc

/// Where a resolver answers: a numeric address and a port. Written `127.0.0.1:53`, `127.0.0.1`, `[::1]:53` or `::1`.
package struct ResolverEndpoint: Sendable, CustomStringConvertible {
    package let host: String
    package let port: UInt16

    package static let standard = ResolverEndpoint(host: "127.0.0.1", port: 53)

    private init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// `nil` when the text is no address.
    package init?(_ text: String) {
        var host = text[...]
        var port: UInt16 = 53
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            if !rest.isEmpty {
                guard rest.hasPrefix(":"), let number = UInt16(rest.dropFirst()) else { return nil }
                port = number
            }
        } else if text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
            guard let number = UInt16(text[text.index(after: colon)...]) else { return nil }
            host = text[..<colon]
            port = number
        }
        guard port > 0 else { return nil }
        self.init(host: String(host), port: port)
        guard withAddress({ _, _, _ in true }) == true else { return nil }
    }

    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Calls the body with the address as the kernel wants it; `nil` when it is none. Never looks anything up.
    func withAddress<T>(_ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> T) -> T? {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let found, let address = found.pointee.ai_addr else {
            return nil
        }
        defer { freeaddrinfo(found) }
        return body(found.pointee.ai_family, address, found.pointee.ai_addrlen)
    }
}
