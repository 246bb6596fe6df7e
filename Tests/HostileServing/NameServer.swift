import Glibc
import Synchronization

/// A small name server on loopback over UDP, which lies in the ways that the first label of a name says:
/// `a-127-0-0-2` has that address, `nx` does not exist, `turn` changes its address with each question, and so on.
package final class NameServer: Sendable {
    package let port: UInt16
    private let socket: Int32
    private let state = State()

    private final class State: Sendable {
        let questions = Mutex<[String: Int]>([:])
    }

    /// - Parameters:
    ///   - hidden: names that this server hides, as one does that filters: they do not exist.
    ///   - zone: all names that there are, each with its IPv4 address; `nil` has any name there may be.
    package init(hiding hidden: Set<String> = [], knowing zone: [String: String]? = nil) throws {
        try requireLonelyNetwork()
        let socket = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, "127.0.0.53", &name.sin_addr)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, size) == 0 && getsockname(socket, $0, &size) == 0
            }
        }
        guard isBound else { throw ServerFault(text: "cannot listen: errno \(errno)") }
        self.socket = socket
        port = UInt16(bigEndian: name.sin_port)
        let state = state
        inThread {
            var buffer = [UInt8](repeating: 0, count: 1_500)
            while true {
                var peer = sockaddr_in()
                var length = socklen_t(MemoryLayout<sockaddr_in>.size)
                let count = withUnsafeMutablePointer(to: &peer) {
                    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        recvfrom(socket, &buffer, buffer.count, 0, $0, &length)
                    }
                }
                if count <= 0 { return }
                for answer in NameServer.answers(Array(buffer[..<count]), state, hidden, zone) {
                    _ = withUnsafePointer(to: &peer) {
                        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                            sendto(socket, answer, answer.count, 0, $0, length)
                        }
                    }
                }
            }
        }
    }

    deinit {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
    }

    package var address: String { "127.0.0.53:\(port)" }

    /// How often a name's IPv4 address was asked for.
    package func questions(_ name: String) -> Int { state.questions.withLock { $0[name] ?? 0 } }

    private static func answers(
        _ query: [UInt8], _ state: State, _ hidden: Set<String>, _ zone: [String: String]?
    ) -> [[UInt8]] {
        guard query.count > 17 else { return [] }
        var labels: [String] = []
        var index = 12
        while index < query.count, query[index] > 0, index + Int(query[index]) < query.count {
            labels.append(String(decoding: query[index + 1...index + Int(query[index])], as: UTF8.self))
            index += Int(query[index]) + 1
        }
        guard index + 5 <= query.count else { return [] }
        let isVersion4 = query[index + 2] == 1
        let question = Array(query[12..<index + 5])
        let name = labels.joined(separator: ".").lowercased()
        let turn = state.questions.withLock { questions in
            if isVersion4 { questions[name, default: 0] += 1 }
            return questions[name] ?? 0
        }
        func reply(_ code: UInt8, _ records: [[UInt8]] = [], flags: UInt8 = 0x81) -> [UInt8] {
            query[..<2] + [flags, 0x80 | code, 0, 1, 0, UInt8(records.count), 0, 0, 0, 0] + question + records.flatMap { $0 }
        }
        func record(_ bytes: [UInt8], type: UInt8) -> [UInt8] {
            [0xC0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, UInt8(bytes.count)] + bytes
        }
        func addresses(_ list: [[UInt8]]) -> [[UInt8]] { [reply(0, isVersion4 ? list.map { record($0, type: 1) } : [])] }
        if hidden.contains(name) { return [reply(3)] }
        if let zone {
            guard let address = zone[name] else { return [reply(3)] }
            return addresses([address.split(separator: ".").compactMap { UInt8($0) }])
        }
        let first = labels.first ?? ""
        if first.hasPrefix("a-") { return addresses([first.dropFirst(2).split(separator: "-").compactMap { UInt8($0) }]) }
        switch first {
        case "nx": return [reply(3)]
        case "none": return [reply(0)]
        case "servfail": return [reply(2)]
        case "refused": return [reply(5)]
        case "silent": return []
        case "zero": return addresses([[0, 0, 0, 0]])
        case "private": return addresses([[10, 0, 0, 1], [192, 168, 1, 1]])
        case "metadata": return addresses([[169, 254, 169, 254]])
        case "mixed": return addresses([[127, 0, 0, 9], [127, 0, 0, 2]])
        case "turn": return addresses([turn % 2 == 1 ? [127, 0, 0, 2] : [127, 0, 0, 9]])
        case "mapped":
            let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 127, 0, 0, 9]
            return [reply(0, isVersion4 ? [] : [record(mapped, type: 28)])]
        case "crowd": return addresses((0..<25).map { [127, 0, 0, UInt8(100 + $0)] })
        case "garbage": return [Array(query[..<2]) + [0x81, 0x80] + [UInt8](repeating: 0xFF, count: 40)]
        case "forged":
            // Somebody else's answer with another number comes first.
            var forged = reply(0, [record([127, 0, 0, 9], type: 1)])
            forged[0] ^= 0x55
            return [forged] + addresses([[127, 0, 0, 2]])
        case "circle": return [reply(0, [record([0xC0, 12], type: 5)])]
        default: return addresses([[127, 0, 0, 2]])
        }
    }
}
