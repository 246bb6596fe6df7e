import Glibc
import HostileServing

/// Stands between a visitor and a TLS server and mistreats what the server sends.
final class TLSRelay: Sendable {
    enum Fault: String, CaseIterable, Sendable {
        /// Leaves out the closing word of TLS 1.2 (a record of type alert behind the data) and ends the connection.
        case noClosingWord
        /// Ends the connection after the first record of data, before the page is whole.
        case cutInData
        /// Turns a bit of the first record of data.
        case flippedBit
        /// Ends the connection within the handshake.
        case cutInHandshake
        /// Sends no more after the server's greeting.
        case silentHandshake
        /// Answers the greeting with bytes that are no TLS.
        case rubbish
        /// Answers with a fatal alert.
        case alert
        /// Answers with a record that is longer than a record may be.
        case hugeRecord
    }

    let port: UInt16
    private let listener: Int32

    init(to server: UInt16, fault: Fault) throws {
        try requireLonelyNetwork()
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var name = TLSRelay.name("127.0.0.2", 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 16) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard isBound else { throw ServerFault(text: "cannot listen: errno \(errno)") }
        self.listener = listener
        port = UInt16(bigEndian: name.sin_port)
        inThread {
            while true {
                let client = accept(listener, nil, nil)
                _ = fcntl(client, F_SETFD, FD_CLOEXEC)
                if client < 0 { return }
                inThread { TLSRelay.serve(client, server, fault) }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func name(_ address: String, _ port: UInt16) -> sockaddr_in {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        inet_pton(AF_INET, address, &name.sin_addr)
        return name
    }

    private static func serve(_ client: Int32, _ port: UInt16, _ fault: Fault) {
        defer { close(client) }
        var greeting = [UInt8](repeating: 0, count: 4_096)
        switch fault {
        case .rubbish:
            _ = recv(client, &greeting, greeting.count, 0)
            send(client, Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8))
            return
        case .alert:
            _ = recv(client, &greeting, greeting.count, 0)
            send(client, [0x15, 3, 3, 0, 2, 2, 40])
            return
        case .hugeRecord:
            _ = recv(client, &greeting, greeting.count, 0)
            send(client, [0x16, 3, 3, 0xFF, 0xFF] + [UInt8](repeating: 0, count: 65_535))
            return
        default: break
        }
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var target = name("127.0.0.2", port)
        let isConnected = withUnsafePointer(to: &target) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isConnected else { return }
        inThread {
            var bytes = [UInt8](repeating: 0, count: 16_384)
            while true {
                let count = recv(client, &bytes, bytes.count, 0)
                if count <= 0 { break }
                send(server, Array(bytes[..<count]))
            }
            shutdown(server, Int32(SHUT_WR))
        }
        forward(from: server, to: client, fault)
        shutdown(client, Int32(SHUT_RDWR))
        close(server)
    }

    /// Passes record after record (RFC 5246 §6.2.1) until the fault's moment.
    private static func forward(from server: Int32, to client: Int32, _ fault: Fault) {
        var dataRecords = 0
        while let record = record(from: server) {
            if record[0] == 0x16, fault == .cutInHandshake {
                send(client, Array(record.prefix(record.count / 2)))
                return
            }
            if record[0] == 0x16, fault == .silentHandshake {
                sleep(30)
                return
            }
            if record[0] == 0x15, fault == .noClosingWord { return }
            guard record[0] == 0x17 else {
                send(client, record)
                continue
            }
            dataRecords += 1
            if fault == .flippedBit {
                var turned = record
                turned[turned.count - 1] ^= 1
                send(client, turned)
                continue
            }
            if fault == .cutInData {
                send(client, Array(record.prefix(record.count / 2)))
                return
            }
            send(client, record)
        }
    }

    private static func record(from server: Int32) -> [UInt8]? {
        guard var record = read(server, 5) else { return nil }
        guard let body = read(server, Int(record[3]) << 8 | Int(record[4])) else { return nil }
        record += body
        return record
    }

    private static func read(_ descriptor: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress?.advanced(by: filled), count - filled, 0) }
            if got <= 0 { return nil }
            filled += got
        }
        return bytes
    }

    private static func send(_ descriptor: Int32, _ bytes: [UInt8]) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return }
            sent += count
        }
    }
}
