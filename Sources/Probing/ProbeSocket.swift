import DomainNames
import Glibc

/// A datagram socket that is connected to one resolver, so that the kernel drops what others send. Closed with the value.
struct ProbeSocket: ~Copyable {
    let descriptor: Int32

    /// `nil` when there is no way to the address, or no descriptor left.
    init?(to resolver: ResolverAddress) {
        let family = resolver.address.isVersion4 ? AF_INET : AF_INET6
        let opened = socket(family, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        guard opened >= 0 else { return nil }
        guard ProbeSocket.connect(opened, resolver.address, resolver.port) else {
            close(opened)
            return nil
        }
        descriptor = opened
    }

    deinit { close(descriptor) }

    private static func connect(_ descriptor: Int32, _ address: IPAddress, _ port: UInt16) -> Bool {
        func connected<Address>(_ place: Address) -> Bool {
            withUnsafePointer(to: place) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size)) == 0
                }
            }
        }
        if address.isVersion4 {
            var place = sockaddr_in()
            place.sin_family = sa_family_t(AF_INET)
            place.sin_port = port.bigEndian
            withUnsafeMutableBytes(of: &place.sin_addr) { $0.copyBytes(from: address.bytes) }
            return connected(place)
        }
        var place = sockaddr_in6()
        place.sin6_family = sa_family_t(AF_INET6)
        place.sin6_port = port.bigEndian
        withUnsafeMutableBytes(of: &place.sin6_addr) { $0.copyBytes(from: address.bytes) }
        return connected(place)
    }

    /// A datagram that can't be sent is like one that is lost.
    borrowing func send(_ bytes: [UInt8]) { _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) }

    /// The next datagram, or what the resolver's machine says instead; `nil` when nothing waits.
    borrowing func receive(into buffer: inout [UInt8]) -> Int? {
        let count = recv(descriptor, &buffer, buffer.count, 0)
        // A refused port comes as an error of the next call; behind it there may be answers of others.
        if count < 0 { return errno == EAGAIN || errno == EWOULDBLOCK ? nil : 0 }
        return count
    }

    /// Waits until something can be received, at most so many milliseconds.
    borrowing func wait(milliseconds: Int32) -> Bool {
        var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, milliseconds) > 0
    }
}
