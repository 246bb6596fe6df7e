import Foundation
import Glibc

/// The little of the DNS that the tests need: a question over UDP and what the answer says (RFC 1035 §4).
package enum DNSQuery {
    /// What a resolver makes of a name.
    package enum Answer: Equatable, Sendable {
        /// NXDOMAIN, or the address 0.0.0.0.
        case blocked
        /// The address that the tests' own upstream gives for every name.
        case passed
        case other(String)
        case none
    }

    /// The types that the tests ask for.
    package enum RecordType: UInt16, Sendable {
        case a = 1
        case txt = 16
        case aaaa = 28
    }

    /// What an answer says, whatever it means.
    package enum Reply: Equatable, Sendable {
        case nxdomain
        /// The name exists and has nothing of the type asked for.
        case noData
        /// The addresses or texts of the answer.
        case data([String])
        case code(Int)
        case none
    }

    /// The address that stands for "not blocked" (TEST-NET-1, RFC 5737).
    package static let upstreamAddress: [UInt8] = [192, 0, 2, 10]

    /// Asks for the A record of a name.
    package static func ask(_ name: String, port: UInt16, milliseconds: Int = 1000) -> Answer {
        guard let socket = LoopbackSocket(port: 0) else { return .other("no socket") }
        defer { socket.close() }
        let identifier = UInt16.random(in: 0...UInt16.max)
        socket.send(query(name, identifier: identifier), to: port)
        let deadline = ContinuousClock.now + .milliseconds(milliseconds)
        while ContinuousClock.now < deadline {
            guard let (bytes, _) = socket.receive(milliseconds: milliseconds) else { return .none }
            guard bytes.count >= 12, bytes[0] == UInt8(identifier >> 8), bytes[1] == UInt8(identifier & 0xFF) else { continue }
            return read(bytes)
        }
        return .none
    }

    /// Asks for the records of one type.
    package static func reply(_ name: String, _ type: RecordType, port: UInt16, milliseconds: Int = 1000) -> Reply {
        guard let socket = LoopbackSocket(port: 0) else { return .none }
        defer { socket.close() }
        let identifier = UInt16.random(in: 0...UInt16.max)
        socket.send(query(name, identifier: identifier, type: type), to: port)
        let deadline = ContinuousClock.now + .milliseconds(milliseconds)
        while ContinuousClock.now < deadline {
            guard let (bytes, _) = socket.receive(milliseconds: milliseconds) else { return .none }
            guard bytes.count >= 12, bytes[0] == UInt8(identifier >> 8), bytes[1] == UInt8(identifier & 0xFF) else { continue }
            return reply(in: bytes, type)
        }
        return .none
    }

    private static func reply(in bytes: [UInt8], _ type: RecordType) -> Reply {
        let code = Int(bytes[3] & 0x0F)
        if code == 3 { return .nxdomain }
        guard code == 0, let records = records(of: bytes) else { return .code(code) }
        let texts = records.filter { $0.type == type.rawValue }.map { record in
            switch type {
            case .a: record.data.map(String.init).joined(separator: ".")
            case .txt: String(decoding: record.data.dropFirst(), as: UTF8.self)
            case .aaaa: address(version6: record.data)
            }
        }
        return texts.isEmpty ? .noData : .data(texts)
    }

    private static func address(version6 bytes: [UInt8]) -> String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard bytes.count == 16, inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "\(bytes)" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    }

    /// The records of the answer section; `nil` when the message is malformed.
    private static func records(of bytes: [UInt8]) -> [(type: UInt16, data: [UInt8])]? {
        guard var index = questionEnd(bytes) else { return nil }
        var found: [(type: UInt16, data: [UInt8])] = []
        for _ in 0..<(Int(bytes[6]) << 8 | Int(bytes[7])) {
            guard let end = nameEnd(bytes, from: index), end + 10 <= bytes.count else { return nil }
            let length = Int(bytes[end + 8]) << 8 | Int(bytes[end + 9])
            guard end + 10 + length <= bytes.count else { return nil }
            let type = UInt16(bytes[end]) << 8 | UInt16(bytes[end + 1])
            found.append((type, Array(bytes[(end + 10)..<(end + 10 + length)])))
            index = end + 10 + length
        }
        return found
    }

    package static func query(_ name: String, identifier: UInt16, type: RecordType = .a) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(identifier >> 8), UInt8(identifier & 0xFF), 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0]
        for label in name.split(separator: ".") {
            bytes.append(UInt8(label.utf8.count))
            bytes += label.utf8
        }
        return bytes + [0, 0, UInt8(type.rawValue), 0, 1]
    }

    private static func read(_ bytes: [UInt8]) -> Answer {
        let code = bytes[3] & 0x0F
        if code == 3 { return .blocked }
        if code != 0 { return .other("rcode \(code)") }
        guard let records = records(of: bytes) else { return .other("malformed") }
        guard let address = records.first(where: { $0.type == 1 })?.data else { return .other("no data") }
        if address == [0, 0, 0, 0] { return .blocked }
        return address == upstreamAddress ? .passed : .other("\(address)")
    }

    /// Where the one question of a message ends.
    package static func questionEnd(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 12, let end = nameEnd(bytes, from: 12), end + 4 <= bytes.count else { return nil }
        return end + 4
    }

    private static func nameEnd(_ bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            let length = bytes[index]
            if length == 0 { return index + 1 }
            if length & 0xC0 == 0xC0 { return index + 2 }
            index += Int(length) + 1
        }
        return nil
    }
}

/// A UDP socket on 127.0.0.1.
package struct LoopbackSocket: Sendable {
    private let descriptor: CInt
    package let port: UInt16

    /// - Parameter port: 0 for any free one.
    package init?(port wanted: UInt16) {
        let socket = Glibc.socket(AF_INET, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return nil }
        var address = LoopbackSocket.address(wanted)
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, size) }
        }
        var actual = sockaddr_in()
        var length = size
        let named = withUnsafeMutablePointer(to: &actual) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
        }
        guard bound == 0, named == 0 else {
            Glibc.close(socket)
            return nil
        }
        descriptor = socket
        port = UInt16(bigEndian: actual.sin_port)
    }

    package func close() { Glibc.close(descriptor) }

    package func send(_ bytes: [UInt8], to port: UInt16) {
        var address = LoopbackSocket.address(port)
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { sendto(descriptor, bytes, bytes.count, 0, $0, size) }
        }
    }

    /// Waits for a datagram; `nil` when none came in time.
    package func receive(milliseconds: Int) -> (bytes: [UInt8], port: UInt16)? {
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, CInt(milliseconds)) == 1 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 4096)
        var sender = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let count = withUnsafeMutablePointer(to: &sender) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                recvfrom(descriptor, &bytes, bytes.count, 0, $0, &length)
            }
        }
        guard count > 0 else { return nil }
        return (Array(bytes[..<count]), UInt16(bigEndian: sender.sin_port))
    }

    private static func address(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
