import Glibc
import Synchronization

/// A small web server on loopback whose answers are a test's own: it can lie, flood, drip and break off.
/// One thread accepts and each connection has its own; it ends with its owner.
package final class HostileServer: Sendable {
    package let address: String
    package let port: UInt16
    private let listener: Int32
    private let state: State

    /// Says something to one visitor: the path that was asked for, and the whole head of the request.
    package typealias Answer = @Sendable (HostileConnection, _ target: String, _ head: String) -> Void

    /// What the server saw, shared with its threads.
    package final class State: Sendable {
        let connects = Atomic<Int>(0)
        let sentBytes = Atomic<Int>(0)
        let requests = Mutex<[String]>([])
        package let open = Mutex<(now: Int, most: Int)>((0, 0))
    }

    /// - Parameters:
    ///   - port: 0 lets the system choose.
    ///   - isMute: takes connections and never says a word.
    package init(
        _ address: String = "127.0.0.2", port: UInt16 = 0, isMute: Bool = false, answer: @escaping Answer
    ) throws {
        try requireLonelyNetwork()
        let isVersion6 = address.contains(":")
        let listener = socket(isVersion6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var one: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, 4)
        var bound: UInt16 = 0
        if isVersion6 {
            var name = sockaddr_in6()
            name.sin6_family = sa_family_t(AF_INET6)
            name.sin6_port = port.bigEndian
            inet_pton(AF_INET6, address, &name.sin6_addr)
            bound = try HostileServer.bind(listener, &name)
        } else {
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = port.bigEndian
            inet_pton(AF_INET, address, &name.sin_addr)
            bound = try HostileServer.bind(listener, &name)
        }
        self.address = address
        self.port = bound
        self.listener = listener
        let state = State()
        self.state = state
        inThread {
            while true {
                let client = accept(listener, nil, nil)
                _ = fcntl(client, F_SETFD, FD_CLOEXEC)
                if client < 0 { return }
                state.connects.add(1, ordering: .relaxed)
                if !isMute { inThread { HostileServer.serve(client, state, answer) } }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    package var connects: Int { state.connects.load(ordering: .relaxed) }
    package var sentBytes: Int { state.sentBytes.load(ordering: .relaxed) }
    /// The heads of all requests, as they came.
    package var requests: [String] { state.requests.withLock { $0 } }
    /// Requests of `/pause` that were held at once. Counted until just before the answer: once a client has that, it may ask again.
    package var mostAtOnce: Int { state.open.withLock { $0.most } }
    package var permit: String { address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)" }
    package func url(_ path: String) -> String { "http://\(permit)\(path)" }

    private static func bind<Name>(_ listener: Int32, _ name: inout Name) throws -> UInt16 {
        let size = socklen_t(MemoryLayout<Name>.size)
        let isBound = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Glibc.bind(listener, $0, size) == 0 }
        }
        guard isBound, listen(listener, 512) == 0 else { throw ServerFault(text: "cannot listen: errno \(errno)") }
        var bound = sockaddr_in6()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        _ = withUnsafeMutablePointer(to: &bound) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
        }
        // The port stands at the same place in both kinds of address.
        return UInt16(bigEndian: bound.sin6_port)
    }

    private static func serve(_ client: Int32, _ state: State, _ answer: Answer) {
        var head: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while head.count < 65_536, !head.contains([13, 10, 13, 10]) {
            let count = recv(client, &buffer, buffer.count, 0)
            if count <= 0 { break }
            head += buffer[..<count]
            // A TLS greeting: web servers without TLS answer it with an error in clear.
            if head.first == 0x16 { head = Array("GET /no-http HTTP/1.1\r\n\r\n".utf8) }
        }
        if head.contains([13, 10, 13, 10]) {
            let text = String(decoding: head, as: UTF8.self)
            state.requests.withLock { $0.append(text) }
            let target = text.split(separator: " ", maxSplits: 2).dropFirst().first.map(String.init) ?? "/"
            answer(HostileConnection(client: client, state: state), target, text)
        }
        close(client)
    }
}

package struct ServerFault: Error, CustomStringConvertible {
    package let text: String
    package init(text: String) { self.text = text }
    package var description: String { text }
}

/// Tests of the guard run where a guard that fails reaches nothing.
package func requireLonelyNetwork() throws {
    guard let list = if_nameindex() else { throw ServerFault(text: "no list of network interfaces") }
    defer { if_freenameindex(list) }
    var names: [String] = []
    var index = 0
    while let name = list[index].if_name {
        names.append(String(cString: name))
        index += 1
    }
    guard names == ["lo"] else {
        throw ServerFault(
            text: "found network interfaces \(names); these tests run with lo alone: use `make test`, which runs them under "
                + "`unshare -rn sh -c 'ip link set lo up; exec swift test'`")
    }
}

package func inThread(_ body: @escaping @Sendable () -> Void) {
    final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var thread = pthread_t()
    pthread_create(
        &thread, nil,
        { context in
            if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
            return nil
        }, Unmanaged.passRetained(Box(body)).toOpaque())
    pthread_detach(thread)
}
